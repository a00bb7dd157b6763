import { type SQL, sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import { type Actor, organisationsOf } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import type { ItemFilter } from '../item-filter.ts'
import { itemConditions } from './item-conditions.store.ts'
import { type ItemOrder, orderingOf } from './item-order.ts'
import { type ListedItem, listedItems } from './listed-item.store.ts'
import { onlySeenBy, sharesSight } from './visible.store.ts'

export interface ItemPage extends ItemOrder {
  readonly limit: number
  readonly offset: number
}

/** The receipts that the conditions let through, with what the order needs. */
const ordered = (conditions: SQL, { needs, by }: ReturnType<typeof orderingOf>, what: SQL): SQL => sql`
  select ${what} from receipts r
  join commitments c on c.programme_id = r.programme_id and c.id = r.commitment_id
  join rollouts o on o.programme_id = r.programme_id and o.id = r.rollout_id
  ${needs} where ${conditions} order by ${by}`

/**
 * Some of the items that the actor sees, as filtered and sorted, always fresh; those without a due date last. First which, then what they say: to sort
 * three thousand rows with everything that a row says took twice as long.
 */
export async function listItems(
  db: Reader,
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'standing'>,
  filter: ItemFilter,
  { limit, offset, ...order }: ItemPage,
  today: string,
): Promise<ListedItem[]> {
  const these = ordered(itemConditions(actor, programme, filter, today), orderingOf(order), sql`r.id`)
  const { rows } = await db.execute<ListedItem & Record<string, unknown>>(sql`
    with page as materialized (
      select id, row_number() over () as place from (${these} limit ${limit} offset ${offset}) as these
    ) ${listedItems(programme.id)}`)
  return rows
}

interface KeptOrder {
  readonly ids: readonly Id<'receipt'>[]
  /** Of those, what one organisation alone may see, and which. */
  readonly onlyFor: ReadonlyMap<Id<'receipt'>, Id<'party'>>
}

/** Forty thousand ids: some two megabytes. */
const orders = versionedCache<KeptOrder>(40_000, ({ ids }) => ids.length)

/**
 * One page of the list with how many there are in all. In which order they stand is kept until the programme changes, so that leafing and opening it again
 * asks for a hundred rows by their ids. All insiders share one order: what a single organisation alone sees is taken out for the others.
 */
export async function listItemPage(
  db: Reader,
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'standing' | 'liveVersion'>,
  filter: ItemFilter,
  { limit, offset, ...order }: ItemPage,
  today: string,
): Promise<{ readonly items: ListedItem[]; readonly total: number }> {
  const isInsider = programme.standing === 'insider'
  const whose = `${filter.only === 'mine' ? [actor.personId, ...actor.functions.map(({ id }) => id)].join() : ''} ${isInsider ? 'insider' : sharesSight(actor, programme.standing)}`
  const key = [programme.id, whose, today, JSON.stringify(filter), ...Object.values(order)].join(' ')
  const { ids, onlyFor } = await orders.get(key, programme.liveVersion, async () => {
    const conditions = itemConditions(actor, programme, filter, today, isInsider ? sql`true` : undefined)
    const { rows } = await db.execute<{ id: Id<'receipt'>; only: Id<'party'> | null }>(
      ordered(conditions, orderingOf(order), sql`r.id, ${onlySeenBy} as only`),
    )
    return {
      ids: rows.map(({ id }) => id),
      onlyFor: new Map(rows.flatMap(({ id, only }) => (isInsider && only ? [[id, only] as const] : []))),
    }
  })
  const own = new Set(organisationsOf(actor))
  const seen =
    onlyFor.size === 0
      ? ids
      : ids.filter((id) => {
          const only = onlyFor.get(id)
          return only === undefined || own.has(only)
        })
  return { items: await readItems(db, programme.id, seen.slice(offset, offset + limit)), total: seen.length }
}

async function readItems(
  db: Reader,
  programmeId: Id<'programme'>,
  ids: readonly Id<'receipt'>[],
): Promise<ListedItem[]> {
  if (ids.length === 0) return []
  const { rows } = await db.execute<ListedItem & Record<string, unknown>>(sql`
    with page as materialized (select * from unnest(${sql.param([...ids])}::uuid[]) with ordinality as these(id, place))
    ${listedItems(programmeId)}`)
  return rows
}
