import { type SQL, sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import { type IsoDate, plusDays } from '#src/platform/calendar/date.ts'
import { namedLike, soughtIn } from '#src/platform/search/index.ts'
import type { ItemFilter, ItemKind } from '../item-filter.ts'
import { SOON_DAYS } from '../rules/readiness.ts'
import { visibleCommitments } from './visible.store.ts'

/** What a filter lets through, over `receipts r`, `commitments c` and `rollouts o`. `seen`: another bound than what the actor sees. */
export function itemConditions(
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'standing'>,
  filter: ItemFilter,
  today: string,
  seen?: SQL,
): SQL {
  const all = [
    commitmentConditions(actor, programme, filter, seen),
    sql`r.programme_id = ${programme.id}`,
    sql`r.unit_id is null`,
  ]
  if (!filter.rolloutId) all.push(sql`o.state <> 'withdrawn'`, sql`not o.is_template`)
  if (filter.rolloutId) all.push(sql`r.rollout_id = ${filter.rolloutId}`)
  if (filter.waveId) all.push(sql`o.wave_id = ${filter.waveId}`)
  if (filter.half) all.push(sql`r.half = ${filter.half}`)
  if (filter.state) all.push(sql`r.state = ${filter.state}`)
  if (filter.open) all.push(sql`r.state not in ('accepted', 'not-applicable')`)
  if (filter.critical) all.push(sql`r.critical`)
  if (filter.only) all.push(kinds[filter.only](actor, today))
  return sql.join(all, sql` and `)
}

/** What a filter says of commitments themselves, over `commitments c` alone. */
function commitmentConditions(
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'standing'>,
  filter: Pick<ItemFilter, 'text' | 'areaKey' | 'ownerId'>,
  seen = visibleCommitments(actor, programme.standing),
): SQL {
  const all = [sql`c.programme_id = ${programme.id}`, sql`c.withdrawn_at is null`, seen]
  if (filter.text) all.push(matching(filter.text))
  if (filter.areaKey) all.push(sql`c.area_key = ${filter.areaKey}`)
  if (filter.ownerId) all.push(sql`c.owner_id = ${filter.ownerId}`)
  return sql.join(all, sql` and `)
}

/** The same words find the same items here and in the search over all. */
const matching = (text: string): SQL =>
  sql`(c.search @@ ${soughtIn(text)} or (${namedLike(text, sql`(c.title->>'sv')`, sql`(c.title->>'en')`)}))`

const outstanding = sql`r.state in ('not-started', 'in-progress', 'returned')`

const kinds: Record<ItemKind, (actor: Actor, today: string) => SQL> = {
  late: (_, today) =>
    sql`r.late_after < ${today}::date and (r.excused_after is null or r.excused_after >= ${today}::date)`,
  soon: (_, today) =>
    sql`${outstanding} and r.extended_on between ${today}::date and ${plusDays(today as IsoDate, SOON_DAYS)}::date`,
  review: () => sql`r.state = 'delivered'`,
  'review-late': (_, today) => sql`r.state = 'delivered' and r.review_due_on < ${today}::date`,
  returned: () => sql`r.state = 'returned'`,
  breach: (_, today) => sql`r.breach_after < ${today}::date`,
  waiting: (_, today) => sql`${outstanding} and r.excused_after < ${today}::date`,
  consent: () => sql`r.consent_due_on is not null and r.state <> 'not-applicable'`,
  renewal: () =>
    sql`r.state = 'accepted' and exists (select from go_lives g where g.programme_id = r.programme_id and g.id = r.go_live_id and g.actual_on is null and g.decided_on > r.expires_on)`,
  local: () => sql`c.template_id is null`,
  mine,
}

/** What is handed out to one of my functions; for a lead also what is handed out to nobody, or to a function that nobody holds, at the receiver or the owner. */
function mine(actor: Actor, today: string): SQL {
  const functions = sql`any(${sql.param(actor.functions.map(({ id }) => id))}::uuid[])`
  const led = actor.functions.filter(({ kind }) =>
    ['rollout-lead', 'programme-lead', 'supplier', 'signatory'].includes(kind),
  )
  const organisations = sql`(select id from parties where organisation_id = any(${sql.param(led.map(({ organisationId }) => organisationId))}::uuid[]))`
  const areas = JSON.stringify(
    actor.functions.filter(({ areaKey }) => areaKey).map(({ partyId, areaKey }) => ({ party: partyId, area: areaKey })),
  )
  return sql`(r.function_id = ${functions} or c.owner_function_id = ${functions}
    or (${unheld(sql`r.function_id`, today)} and r.receiver_id in ${organisations}) or (${unheld(sql`c.owner_function_id`, today)} and c.owner_id in ${organisations})
    or exists (select from jsonb_to_recordset(${areas}::jsonb) as a(party uuid, area text) where a.area = r.area_key and (a.party = r.receiver_id or a.party = c.owner_id)))`
}

const unheld = (
  functionId: SQL,
  today: string,
): SQL => sql`not exists (select from holdings h where h.function_id = ${functionId}
  and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date))`
