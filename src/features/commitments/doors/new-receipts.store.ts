import { sql } from 'drizzle-orm'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { LeadTime } from '#src/platform/calendar/lead-time.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import type { CommitmentScope } from '../commitment.ts'
import type { Plan } from '../plan.store.ts'
import { type DueRule, dueDatesFor, notBefore } from '../rules/due.ts'
import { reviewDue } from '../rules/receipt.ts'
import type { Half } from '../rules/roll-up.ts'

/** What decides which receipts a commitment has. */
export interface ScopedCommitment {
  readonly id: Id<'commitment'>
  readonly scope: CommitmentScope
  readonly waveId: Id<'wave'> | null
  readonly rolloutId: Id<'rollout'> | null
  readonly areaKey: string
  readonly ownerId: Id<'party'>
  readonly receiver: 'receiver' | 'programme'
  readonly dueRule: DueRule
  readonly notBefore: string | null
  readonly critical: boolean
  /** Zero until it has been delivered. */
  readonly deliveryNumber: number
}

export interface RolloutPlan {
  readonly id: Id<'rollout'>
  readonly partyId: Id<'party'>
  readonly waveId: Id<'wave'> | null
  readonly isTemplate: boolean
  readonly withdrawn: boolean
  readonly goLiveId: Id<'go-live'> | null
  readonly decidedOn: IsoDate | null
  /** Its own party's departments and units: what they owe it prepares itself. */
  readonly within: readonly Id<'party'>[]
  readonly units: readonly {
    readonly id: Id<'party'>
    readonly goLiveId: Id<'go-live'> | null
    readonly decidedOn: IsoDate | null
  }[]
  /** Areas it leaves out, and why. */
  readonly leftOut: Readonly<Record<string, string>>
  /** Areas handed out: the function that leads each. */
  readonly leads: Readonly<Record<string, Id<'function'>>>
}

/** Every rollout of the programme with what its receipts are counted from. */
export async function readRollouts(
  db: Reader,
  programmeId: Id<'programme'>,
  only?: readonly Id<'rollout'>[],
): Promise<RolloutPlan[]> {
  const { rows } = await db.execute<RolloutPlan & Record<string, unknown>>(sql`
    select r.id, r.party_id as "partyId", r.wave_id as "waveId", r.is_template as "isTemplate", r.state = 'withdrawn' as withdrawn,
      g.id as "goLiveId", g.decided_on as "decidedOn",
      coalesce((select json_agg(p.id) from parties p where p.organisation_id = r.party_id and p.id <> r.party_id), '[]') as within,
      coalesce((select json_agg(json_build_object('id', u.unit_id, 'goLiveId', coalesce(ug.id, g.id), 'decidedOn', coalesce(ug.decided_on, g.decided_on)) order by u.unit_id)
        from rollout_units u left join go_lives ug on ug.programme_id = u.programme_id and ug.id = u.go_live_id
        where u.programme_id = r.programme_id and u.rollout_id = r.id), '[]') as units,
      coalesce((select json_object_agg(a.area_key, a.reason) from rollout_areas a
        where a.programme_id = r.programme_id and a.rollout_id = r.id and not a.takes_part), '{}') as "leftOut",
      coalesce((select json_object_agg(f.area_key, f.id) from functions f where f.kind = 'area-lead' and f.party_id = r.party_id
        and f.programme_id = r.programme_id and f.area_key is not null and f.ended_on is null), '{}') as leads
    from rollouts r left join go_lives g on g.programme_id = r.programme_id and g.rollout_id = r.id and g.is_main
    where r.programme_id = ${programmeId} ${only ? sql`and r.id = any(${sql.param([...only])}::uuid[])` : sql``}`)
  return rows
}

/** Whom a commitment concerns: its own rollout; its wave's; or all. A template rollout only when it is named. */
export function concernedBy(
  {
    scope,
    waveId,
    rolloutId,
    rolloutIds,
  }: ScopedCommitment & { readonly rolloutIds?: readonly Id<'rollout'>[] | undefined },
  rollouts: readonly RolloutPlan[],
): RolloutPlan[] {
  if (scope === 'rollout' || scope === 'unit') return rollouts.filter(({ id }) => id === rolloutId)
  if (rolloutIds) return rollouts.filter(({ id }) => rolloutIds.includes(id))
  const standing = rollouts.filter(({ isTemplate, withdrawn }) => !isTemplate && !withdrawn)
  return scope === 'wave' ? standing.filter((rollout) => rollout.waveId === waveId) : standing
}

export interface NewReceipt {
  readonly id: Id<'receipt'>
  readonly commitment: Id<'commitment'>
  readonly rollout: Id<'rollout'>
  readonly receiver: Id<'party'>
  readonly unit: Id<'party'> | null
  readonly units: number
  readonly live: Id<'go-live'> | null
  readonly area: string
  readonly half: Half
  readonly critical: boolean
  readonly state: string
  readonly nominal: IsoDate | null
  readonly due: IsoDate | null
  readonly before: IsoDate | null
  readonly function: Id<'function'> | null
  readonly number: number
  readonly delivered: IsoDate | null
  readonly review: IsoDate | null
  readonly exemption: string
  readonly asked: IsoDate | null
}

/**
 * The receipts of one commitment for one rollout: one, or with the scope unit one a unit and one that sums them up. An area the
 * rollout leaves out is not applicable, for the reason given. What has been delivered already is put before a rollout that comes
 * later, with a review of its own.
 */
export function receiptsFor(
  one: ScopedCommitment,
  rollout: RolloutPlan,
  plan: Plan,
  deed: Pick<Deed, 'today'>,
): NewReceipt[] {
  const today = deed.today as IsoDate
  const receiver = one.receiver === 'programme' ? plan.leadPartyId : rollout.partyId
  const own = one.ownerId === receiver
  const leftOut = rollout.leftOut[one.areaKey]
  const state = leftOut !== undefined ? 'not-applicable' : one.deliveryNumber > 0 && !own ? 'delivered' : 'not-started'
  const common = {
    commitment: one.id,
    rollout: rollout.id,
    receiver,
    area: one.areaKey,
    half: halfOf(one.ownerId, rollout),
    critical: one.critical,
    state,
    function: rollout.leads[one.areaKey] ?? null,
    number: state === 'delivered' ? one.deliveryNumber : 0,
    delivered: state === 'delivered' ? today : null,
    review: state === 'delivered' ? reviewDue({ today, calendar: plan.calendar, reviewDays: plan.reviewDays }) : null,
    exemption: leftOut ?? '',
    asked: leftOut === undefined ? null : today,
  }
  const dates = (goLive: IsoDate | null) => datesOf(one, goLive, plan)
  const whole = {
    ...common,
    id: newId<'receipt'>(),
    unit: null,
    units: 0,
    live: rollout.goLiveId,
    ...dates(rollout.decidedOn),
  }
  if (one.scope !== 'unit' || rollout.units.length === 0) return [whole]
  const units = rollout.units.map((unit) => ({
    ...common,
    id: newId<'receipt'>(),
    unit: unit.id,
    units: 0,
    live: unit.goLiveId,
    ...dates(unit.decidedOn),
  }))
  return [{ ...whole, units: units.length }, ...units]
}

/** Owed by the rollout's own party, or by one within it: its own preparations. All else is delivered to it. */
export const halfOf = (ownerId: Id<'party'>, rollout: Pick<RolloutPlan, 'partyId' | 'within' | 'units'>): Half =>
  ownerId === rollout.partyId || rollout.within.includes(ownerId) || rollout.units.some(({ id }) => id === ownerId)
    ? 'preparations'
    : 'deliveries'

const counted = new WeakMap<Plan, Map<string, ReturnType<typeof dueDatesFor>>>()

/** Nominal, due and not before, from the decided day. Thousands of receipts share a dozen lead times, so each is counted once. */
export function datesOf(one: Pick<ScopedCommitment, 'dueRule' | 'notBefore'>, goLive: IsoDate | null, plan: Plan) {
  const byGoLive = counted.get(plan) ?? new Map<string, ReturnType<typeof dueDatesFor>>()
  counted.set(plan, byGoLive)
  const datesFor = byGoLive.get(goLive ?? '') ?? dueDatesFor(goLive, plan.calendar)
  byGoLive.set(goLive ?? '', datesFor)
  const due = datesFor(one.dueRule)
  const before =
    goLive !== null && one.notBefore !== null ? notBefore(one.notBefore as LeadTime, goLive, plan.calendar) : null
  return { nominal: due?.nominal ?? null, due: due?.due ?? null, before }
}

/** Writes new receipts; one that is there already (the same commitment, rollout and unit) is left as it is. */
export async function saveNewReceipts(
  tx: Tx,
  programmeId: Id<'programme'>,
  rows: readonly NewReceipt[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 5000) {
    await tx.execute(sql`
      insert into receipts (programme_id, id, commitment_id, rollout_id, receiver_id, unit_id, units, units_applicable, go_live_id, area_key, half, critical, state,
        nominal_on, due_on, extended_on, not_before_on, function_id, delivery_number, first_delivered_on, delivered_on, review_due_on, exemption_reason,
        exemption_asked_on, exempt_from)
      select ${programmeId}::uuid, n.id, n.commitment, n.rollout, n.receiver, n.unit, n.units, n.units, n.live, n.area, n.half, n.critical, n.state,
        n.nominal, n.due, n.due, n.before, n.function, n.number, n.delivered, n.delivered, n.review, n.exemption,
        n.asked, case when n.state = 'not-applicable' then 'not-started' end
      from jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + 5000))}::jsonb) as n(id uuid, commitment uuid, rollout uuid, receiver uuid, unit uuid,
        units int, live uuid, area text, half text, critical boolean, state text, nominal date, due date, before date, function uuid, number int,
        delivered date, review date, exemption text, asked date)
      where not exists (select from receipts e where e.programme_id = ${programmeId} and e.commitment_id = n.commitment and e.rollout_id = n.rollout
        and e.unit_id is not distinct from n.unit)`)
  }
  if (rows.length > manyReceipts) await tx.execute(sql`analyze receipts, commitments, commitment_dependencies`)
}

/**
 * After so many new rows the database is told how much there is by now: within one transaction it does not find out by itself, and looked for each of
 * thousands of rows as if there were one or two (88,200 receipts took 105 seconds, and 22 when it knew).
 */
const manyReceipts = 5000
