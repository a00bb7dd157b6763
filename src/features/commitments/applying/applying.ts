import type { TemplateItem, VersionContent } from '#src/features/templates/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import type { NewCommitment } from '../commitment.ts'
import { datesOf, type RolloutPlan, type ScopedCommitment } from '../doors/new-receipts.store.ts'
import type { Plan } from '../plan.store.ts'
import { type Placement, placementsOf } from './placement.ts'

/** Those who deliver, besides the programme and its receivers. */
export const partnerRoles = ['supplier', 'it-partner', 'representative'] as const
export type PartnerRole = (typeof partnerRoles)[number]
/** Which party answers for what the template says of each role. */
export type Partners = Readonly<Record<PartnerRole, Id<'party'>>>

/** A commitment that an item of the template has already become. */
export interface Existing extends Omit<ScopedCommitment, 'receiver'> {
  readonly itemKey: string
  readonly templateVersion: number
  readonly withdrawn: boolean
  /** Nobody has begun, delivered, forecast or said anything about it. */
  readonly untouched: boolean
  /** The rollouts that have a receipt of it. */
  readonly concerns: readonly Id<'rollout'>[]
}

/** What a version of a template lands on. */
export interface Ground {
  readonly plan: Plan
  /** The rollouts it is applied to. */
  readonly rollouts: readonly RolloutPlan[]
  readonly existing: readonly Existing[]
  readonly partners: Partners
}

export interface Source {
  readonly templateId: Id<'template'>
  readonly number: number
  readonly content: VersionContent
}

export type Made = NewCommitment & { readonly id: Id<'commitment'>; readonly rolloutIds: readonly Id<'rollout'>[] }

/** What applying does. Both lists empty: everything is there already. */
export interface Application {
  readonly made: readonly Made[]
  /** Made before for others, and now put before these rollouts too. */
  readonly extended: readonly (ScopedCommitment & { readonly rolloutIds: readonly Id<'rollout'>[] })[]
}

/** Each item once for the programme, once for each wave, or once for each rollout: those that are not there already. */
export function planApplication(source: Source, ground: Ground): Application {
  const made: Made[] = []
  const extended: Application['extended'][number][] = []
  const there = new Map(ground.existing.map((one) => [placeKey(one.itemKey, one), one]))
  const concerning = commitmentsByRollout(ground.existing)
  const wished: { item: TemplateItem; placement: Placement; id: Id<'commitment'> }[] = []
  for (const item of source.content.items) {
    for (const placement of placementsOf(item.scope, ground.rollouts)) {
      const found = there.get(placeKey(item.key, placement))
      const rolloutIds = idsOf(placement)
      if (!found) {
        const id = newId<'commitment'>()
        wished.push({ item, placement, id })
        concerning.add(item.key, id, rolloutIds)
      } else if (!found.withdrawn) {
        const missing = rolloutIds.filter((id) => !found.concerns.includes(id))
        if (missing.length > 0) extended.push({ ...found, receiver: item.receiver, rolloutIds: missing })
        concerning.add(item.key, found.id, missing)
      }
    }
  }
  const numbers = new Map(source.content.items.map((item, index) => [item.key, index + 1]))
  for (const { item, placement, id } of wished) {
    const dependsOn = item.dependsOn.flatMap((key) => concerning.of(key, idsOf(placement)))
    made.push({
      ...commitmentOf(item, placement, source, ground),
      id,
      number: numbers.get(item.key) ?? 0,
      dependsOn,
    })
  }
  return { made, extended }
}

const idsOf = ({ rollouts }: Placement): Id<'rollout'>[] => rollouts.map(({ id }) => id)

type Place = Pick<ScopedCommitment, 'scope' | 'waveId' | 'rolloutId'>

const placeKey = (itemKey: string, { scope, waveId, rolloutId }: Place): string =>
  [itemKey, scope, waveId ?? '', rolloutId ?? ''].join('/')

/**
 * Which commitments of an item concern a rollout. One waits for another when both concern the same rollout; so what is made once for
 * the programme waits for the receivers it was first made for, not for those of waves to come.
 */
export function commitmentsByRollout(existing: readonly Existing[]) {
  const known = new Map<string, Set<Id<'commitment'>>>()
  const add = (itemKey: string, id: Id<'commitment'>, rolloutIds: readonly Id<'rollout'>[]): void => {
    for (const rolloutId of rolloutIds) {
      const key = `${itemKey}/${rolloutId}`
      known.set(key, (known.get(key) ?? new Set()).add(id))
    }
  }
  for (const one of existing) if (!one.withdrawn) add(one.itemKey, one.id, one.concerns)
  return {
    add,
    of: (itemKey: string, rolloutIds: readonly Id<'rollout'>[]): Id<'commitment'>[] => [
      ...new Set(rolloutIds.flatMap((id) => [...(known.get(`${itemKey}/${id}`) ?? [])])),
    ],
  }
}

function commitmentOf(item: TemplateItem, placement: Placement, { templateId, number }: Source, ground: Ground) {
  const [rollout] = placement.rollouts
  return {
    scope: placement.scope,
    waveId: placement.waveId,
    rolloutId: placement.rolloutId,
    areaKey: item.areaKey,
    title: item.title,
    why: item.why,
    evidence: item.evidence,
    ownerId: ownerOf(item.owner, ground, rollout),
    ownerFunctionId: item.owner === 'receiver' ? (rollout?.leads[item.areaKey] ?? null) : null,
    receiver: item.receiver,
    rolloutIds: idsOf(placement),
    dueRule: item.dueRule,
    notBefore: item.notBefore,
    validity: item.validity,
    minimumDays: item.minimumDays,
    critical: item.critical,
    mandatory: item.mandatory,
    approver: item.approver,
    template: { id: templateId, itemKey: item.key, version: number },
  }
}

/** Who owes it: the programme's lead party, the rollout's own party, or the party that answers for the role. */
export function ownerOf(
  owner: TemplateItem['owner'],
  ground: Pick<Ground, 'plan' | 'partners'>,
  rollout?: RolloutPlan,
): Id<'party'> {
  if (owner === 'programme') return ground.plan.leadPartyId
  if (owner === 'receiver') return rollout?.partyId ?? ground.plan.leadPartyId
  return ground.partners[owner]
}

/** What the reader is told before it is done. */
export interface ApplicationSummary {
  readonly commitments: number
  readonly receipts: number
  /** Of the receipts: how many have passed their due date already, and how many have no date yet. */
  readonly overdue: number
  readonly undated: number
  readonly extended: number
  /** Who owes how many of the commitments, most first. */
  readonly owners: readonly { readonly partyId: Id<'party'>; readonly count: number }[]
}

export function summarise(
  { made, extended }: Application,
  { plan, rollouts }: Ground,
  today: string,
): ApplicationSummary {
  const byId = new Map(rollouts.map((rollout) => [rollout.id, rollout]))
  const summary = { receipts: 0, overdue: 0, undated: 0 }
  for (const one of [...made, ...extended]) {
    for (const rolloutId of one.rolloutIds) {
      const rollout = byId.get(rolloutId)
      if (!rollout) continue
      const goLives = one.scope === 'unit' && rollout.units.length > 0 ? rollout.units : [rollout]
      summary.receipts += goLives.length
      for (const { decidedOn } of goLives) {
        const { due } = datesOf(scoped(one), decidedOn, plan)
        if (due === null) summary.undated += 1
        else if (due < (today as IsoDate)) summary.overdue += 1
      }
    }
  }
  const owners = [...Map.groupBy(made, (one) => one.ownerId)].map(([partyId, ones]) => ({
    partyId,
    count: ones.length,
  }))
  return {
    commitments: made.length,
    ...summary,
    extended: extended.length,
    owners: owners.toSorted((a, b) => b.count - a.count),
  }
}

const scoped = (one: Pick<NewCommitment, 'dueRule' | 'notBefore'>) => ({
  dueRule: one.dueRule as ScopedCommitment['dueRule'],
  notBefore: one.notBefore ?? null,
})
