import { type SQL, sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Lang, TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import type { CommitmentScope } from '../commitment.ts'
import type { ItemFilter, ItemSort } from '../item-filter.ts'
import type { DueRule } from '../rules/due.ts'
import type { ReceiptState } from '../rules/receipt.ts'
import type { Half } from '../rules/roll-up.ts'
import { itemConditions } from './item-conditions.store.ts'
import { sharesSight } from './visible.store.ts'

/** One row of the list: a commitment to one receiver (its units as one). */
export interface ListedItem {
  readonly receiptId: Id<'receipt'>
  readonly commitmentId: Id<'commitment'>
  readonly rolloutId: Id<'rollout'>
  readonly areaKey: string
  readonly title: TwoLanguages
  readonly scope: CommitmentScope
  readonly ownerId: Id<'party'>
  readonly ownerName: string
  readonly receiverId: Id<'party'>
  readonly receiverName: string
  readonly rolloutName: string
  readonly half: Half
  readonly critical: boolean
  readonly mandatory: boolean
  readonly state: ReceiptState
  readonly dueRule: DueRule
  readonly due: IsoDate | null
  readonly extended: IsoDate | null
  readonly forecast: IsoDate | null
  readonly deliveredOn: IsoDate | null
  readonly acceptedOn: IsoDate | null
  readonly reviewDueOn: IsoDate | null
  readonly consentDueOn: IsoDate | null
  readonly lateAfter: IsoDate | null
  readonly excusedAfter: IsoDate | null
  readonly breachAfter: IsoDate | null
  readonly units: number
  readonly unitsApplicable: number
  readonly unitsAccepted: number
  readonly deliveryLabel: string
  readonly functionKind: string | null
  readonly reason: string
}

export interface ItemPage {
  readonly sort: ItemSort
  readonly descending: boolean
  readonly limit: number
  readonly offset: number
  readonly lang: Lang
}

interface Order {
  readonly by: SQL
  /** Stands before that, whichever the direction. */
  readonly first?: SQL
  /** What must be joined only to sort by it. */
  readonly needs?: SQL
}

const states = sql`array['returned','not-started','in-progress','delivered','accepted','not-applicable']`

const orders: Record<ItemSort, (lang: Lang) => Order> = {
  urgency: () => ({
    first: sql`r.state in ('accepted', 'not-applicable'),`,
    by: sql`case r.state when 'delivered' then r.review_due_on else coalesce(r.extended_on, r.due_on) end`,
  }),
  due: () => ({ by: sql`r.due_on` }),
  forecast: () => ({ by: sql`c.forecast_on` }),
  title: (lang) => ({ by: sql`c.title->>${sql.raw(`'${lang}'`)} collate "sv-x-icu"` }),
  receiver: () => ({ by: sql`rp.name`, needs: sql`join parties rp on rp.id = r.receiver_id` }),
  owner: () => ({ by: sql`op.name`, needs: sql`join parties op on op.id = c.owner_id` }),
  area: () => ({
    by: sql`(a.number, c.number)`,
    needs: sql`join areas a on a.programme_id = r.programme_id and a.key = r.area_key`,
  }),
  state: () => ({ by: sql`array_position(${states}, r.state)` }),
}

/**
 * One page of the items that the actor sees, as filtered and sorted; those without a due date last. First which hundred, then what they say: to sort
 * three thousand rows with everything that a row says took twice as long.
 */
export async function listItems(
  db: Reader,
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'standing'>,
  filter: ItemFilter,
  { sort, descending, limit, offset, lang }: ItemPage,
  today: string,
): Promise<ListedItem[]> {
  const direction = descending ? sql`desc nulls last` : sql`asc nulls last`
  const order = orders[sort](lang)
  const { rows } = await db.execute<ListedItem & Record<string, unknown>>(sql`
    with page as materialized (
      select id, row_number() over () as place from (
        select r.id from receipts r
        join commitments c on c.programme_id = r.programme_id and c.id = r.commitment_id
        join rollouts o on o.programme_id = r.programme_id and o.id = r.rollout_id
        ${order.needs ?? sql``}
        where ${itemConditions(actor, programme, filter, today)}
        order by ${order.first ?? sql``} ${order.by} ${direction}, r.id
        limit ${limit} offset ${offset}) as these
    )
    select r.id as "receiptId", r.commitment_id as "commitmentId", r.rollout_id as "rolloutId", r.area_key as "areaKey", c.title, c.scope,
      c.owner_id as "ownerId", op.name as "ownerName", r.receiver_id as "receiverId", rp.name as "receiverName", rop.name as "rolloutName", r.half,
      r.critical, c.mandatory, r.state, c.due_rule as "dueRule", r.due_on as due, r.extended_on as extended, c.forecast_on as forecast,
      r.delivered_on as "deliveredOn", r.accepted_on as "acceptedOn", r.review_due_on as "reviewDueOn", r.consent_due_on as "consentDueOn",
      r.late_after as "lateAfter", r.excused_after as "excusedAfter", r.breach_after as "breachAfter", r.units, r.units_applicable as "unitsApplicable",
      r.units_accepted as "unitsAccepted", c.delivery_label as "deliveryLabel", f.kind as "functionKind",
      case when r.state = 'not-applicable' or r.consent_due_on is not null then r.exemption_reason else r.reason end as reason
    from page
    join receipts r on r.programme_id = ${programme.id} and r.id = page.id
    join commitments c on c.programme_id = r.programme_id and c.id = r.commitment_id
    join rollouts o on o.programme_id = r.programme_id and o.id = r.rollout_id
    join parties rop on rop.id = o.party_id
    join parties rp on rp.id = r.receiver_id
    join parties op on op.id = c.owner_id
    left join functions f on f.id = r.function_id
    order by page.place`)
  return rows
}

interface Counted {
  readonly count: number
}

const counts = versionedCache<Counted>(20_000, () => 1)

/** How many the filter finds: counted once for everyone who sees the same, until the programme changes. */
export async function countItems(
  db: Reader,
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'standing' | 'liveVersion'>,
  filter: ItemFilter,
  today: string,
): Promise<number> {
  const whose = filter.only === 'mine' ? actor.personId : sharesSight(actor, programme.standing)
  const { count } = await counts.get(
    `${programme.id} ${whose} ${today} ${JSON.stringify(filter)}`,
    programme.liveVersion,
    async () => {
      const { rows } = await db.execute<{ count: number }>(sql`
      select count(*) as count from receipts r
      join commitments c on c.programme_id = r.programme_id and c.id = r.commitment_id
      join rollouts o on o.programme_id = r.programme_id and o.id = r.rollout_id
      where ${itemConditions(actor, programme, filter, today)}`)
      return { count: rows[0]?.count ?? 0 }
    },
  )
  return count
}

export interface FoundItem {
  readonly commitmentId: Id<'commitment'>
  readonly title: TwoLanguages
  readonly areaKey: string
  readonly ownerName: string
}

/** Items whose words match, best first: at most `limit`. */
export async function searchItems(
  db: Reader,
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'standing'>,
  text: string,
  limit = 50,
): Promise<FoundItem[]> {
  const { rows } = await db.execute<FoundItem & Record<string, unknown>>(sql`
    select c.id as "commitmentId", c.title, c.area_key as "areaKey", op.name as "ownerName"
    from commitments c join parties op on op.id = c.owner_id
    where ${itemConditions(actor, programme, { text }, '', 'commitments')}
    order by ts_rank(c.search, websearch_to_tsquery('swedish', ${text}) || websearch_to_tsquery('english', ${text})) desc, c.id limit ${limit}`)
  return rows
}
