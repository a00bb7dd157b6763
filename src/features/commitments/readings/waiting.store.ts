import { type SQL, sql } from 'drizzle-orm'
import { type Actor, organisationsOf } from '#src/platform/access/index.ts'
import { type IsoDate, plusDays } from '#src/platform/calendar/date.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'

/** Something that waits for this person, with the deed that answers it. */
export interface WaitingForMe {
  readonly kind: 'deliver' | 'deliver-again' | 'forecast' | 'renew' | 'accept' | 'consent'
  readonly programmeId: Id<'programme'>
  readonly programmeName: string
  readonly commitmentId: Id<'commitment'>
  /** The one receipt it is about, where it is one. */
  readonly receiptId: Id<'receipt'> | null
  readonly receiptVersion: number | null
  readonly title: TwoLanguages
  readonly areaKey: string
  /** Owner and receiver are the same party: "klarmarkera", not "leverera". */
  readonly own: boolean
  /** The others: who receives (one, or null when several), or who delivered. */
  readonly party: string | null
  readonly receivers: number
  readonly due: IsoDate | null
  /** The reader's own side is late with it: not so for what was delivered in time and came back. */
  readonly late: boolean
  readonly critical: boolean
  readonly reason: string
}

/** Days ahead that a delivery begins to stand on the owner's first page. */
const ahead = 30

/**
 * All that waits for the actor, most urgent first: what it owes and is late, returned, soon due, or without a forecast that still can come
 * true; what it has to accept or return; consent to give; what must be renewed before go-live. Handed-out things wait for the function
 * that has them, all else, and what a function without a holder has, for the organisation's lead. What waits itself for a late one is not asked for.
 */
export async function waitingFor(db: Reader, actor: Actor, today: string, limit = 200): Promise<WaitingForMe[]> {
  if (actor.functions.length === 0) return []
  const functions = JSON.stringify(
    actor.functions
      .filter(({ kind }) => kind !== 'observer' && kind !== 'admin')
      .map(({ id, kind, organisationId, programmeId, areaKey }) => ({
        id,
        kind,
        org: organisationId,
        programme: programmeId,
        area: areaKey,
      })),
  )
  const own = sql`(select id from parties where organisation_id = any(${sql.param(organisationsOf(actor))}::uuid[]))`
  const { rows } = await db.execute<WaitingForMe & Record<string, unknown>>(sql`
    with mine as materialized (select * from jsonb_to_recordset(${functions}::jsonb) as f(id uuid, kind text, org uuid, programme uuid, area text)),
    led as materialized (select wp.id as party, p.id as programme, f.area, f.kind from mine f join parties wp on wp.organisation_id = f.org
      join programmes p on p.closed_at is null and (f.programme is null or f.programme = p.id) where f.kind in ('rollout-lead', 'programme-lead', 'supplier', 'area-lead')),
    vacant as materialized (select v.id from functions v where v.party_id in ${own} and not exists (select from holdings h
      where h.function_id = v.id and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date))),
    owed as (
      select c.programme_id, c.id, c.title, c.area_key, c.forecast_on, min(r.extended_on) as due, count(*) as receivers, bool_or(r.critical) as critical,
        bool_or(r.state = 'returned') as returned, bool_and(c.owner_id = r.receiver_id) as own,
        min(case when c.owner_id = r.receiver_id then op.name else rp.name end) as party, max(r.reason) as reason,
        bool_or(r.late_after < ${today}::date) as late
      from commitments c join receipts r on r.programme_id = c.programme_id and r.commitment_id = c.id and r.unit_id is null
      join rollouts o on o.programme_id = r.programme_id and o.id = r.rollout_id and o.state <> 'withdrawn' and not o.is_template
      join parties op on op.id = o.party_id join parties rp on rp.id = r.receiver_id
      where c.owner_id in ${own} and c.withdrawn_at is null and r.state in ('not-started', 'in-progress', 'returned')
        and (r.state = 'returned' or r.extended_on <= ${plusDays(today as IsoDate, ahead)}::date) and (r.excused_after is null or r.excused_after >= ${today}::date)
        and ${waitsFor(sql`c.owner_function_id`, sql`c.owner_id`, sql`c.area_key`, sql`c.programme_id`)}
      group by c.programme_id, c.id
    ), facts as (
      select case when returned then 'deliver-again' when late and (forecast_on is null or forecast_on < ${today}::date) then 'forecast' else 'deliver' end as kind,
        programme_id, id as commitment_id, null::uuid as receipt_id, null::int as receipt_version, title, area_key, own,
        case when receivers = 1 then party end as party,
        receivers, due, late, critical, reason from owed
      union all
      select 'accept', r.programme_id, c.id, r.id, r.version, c.title, c.area_key, c.owner_id = r.receiver_id, op.name, 1, r.review_due_on, r.review_due_on < ${today}::date, r.critical, ''
      from receipts r join commitments c on c.programme_id = r.programme_id and c.id = r.commitment_id join parties op on op.id = c.owner_id
      join rollouts o on o.programme_id = r.programme_id and o.id = r.rollout_id and o.state <> 'withdrawn'
      where r.receiver_id in ${own} and r.unit_id is null and r.state = 'delivered' and c.withdrawn_at is null and r.consent_due_on is null
        and (case when c.owner_id = r.receiver_id and c.approver is not null
          then exists (select from mine f join parties wp on wp.id = r.receiver_id and wp.organisation_id = f.org where f.kind = c.approver and (f.programme is null or f.programme = r.programme_id) and (f.area is null or f.area = r.area_key))
          else ${waitsFor(sql`r.function_id`, sql`r.receiver_id`, sql`r.area_key`, sql`r.programme_id`)} end)
      union all
      select 'consent', r.programme_id, c.id, r.id, r.version, c.title, c.area_key, false, rp.name, 1, r.consent_due_on, r.consent_due_on < ${today}::date, r.critical, r.exemption_reason
      from receipts r join commitments c on c.programme_id = r.programme_id and c.id = r.commitment_id
      join rollouts o on o.programme_id = r.programme_id and o.id = r.rollout_id join parties rp on rp.id = o.party_id
      where r.programme_id in (select programme from led where kind = 'programme-lead') and r.consent_due_on is not null and r.state <> 'not-applicable' and r.units = 0 and c.withdrawn_at is null
        and exists (select from mine f join programmes p on p.id = r.programme_id where f.kind = 'programme-lead' and (f.programme = p.id or (f.programme is null and f.org = p.lead_party_id)))
      union all
      select 'renew', r.programme_id, c.id, r.id, r.version, c.title, c.area_key, c.owner_id = r.receiver_id, rp.name, 1, r.expires_on, r.expires_on < ${today}::date, r.critical, ''
      from receipts r join commitments c on c.programme_id = r.programme_id and c.id = r.commitment_id join parties rp on rp.id = r.receiver_id
      join go_lives g on g.programme_id = r.programme_id and g.id = r.go_live_id and g.decided_on > r.expires_on and g.actual_on is null
      where c.owner_id in ${own} and r.unit_id is null and r.state = 'accepted' and c.withdrawn_at is null and r.expires_on <= ${plusDays(today as IsoDate, ahead)}::date
        and ${waitsFor(sql`c.owner_function_id`, sql`c.owner_id`, sql`c.area_key`, sql`c.programme_id`)}
    )
    select kind, facts.programme_id as "programmeId", p.name as "programmeName", commitment_id as "commitmentId", receipt_id as "receiptId",
      receipt_version as "receiptVersion", title, area_key as "areaKey", own, party, receivers, due, coalesce(late, false) as late, critical, reason
    from facts join programmes p on p.id = facts.programme_id and p.closed_at is null
    order by due nulls last, critical desc, commitment_id limit ${limit}`)
  return rows
}

/** Handed out to one of my functions; handed out to nobody, or to a function that nobody holds, and I lead there; or I lead the area. Written so that each part is looked up, not searched. */
const waitsFor = (
  functionId: SQL,
  party: SQL,
  area: SQL,
  programme: SQL,
): SQL => sql`(${functionId} in (select id from mine)
  or ((${functionId} is null or ${functionId} in (select id from vacant)) and (${party}, ${programme}) in (select party, programme from led where kind <> 'area-lead'))
  or (${party}, ${programme}, ${area}) in (select party, programme, area from led where kind = 'area-lead' and area is not null))`
