import { type SQL, sql } from 'drizzle-orm'
import type { Lang } from '#src/platform/i18n/index.ts'
import type { ItemSort } from '../item-filter.ts'

export interface ItemOrder {
  readonly sort: ItemSort
  readonly descending: boolean
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

interface Ordering {
  readonly needs: SQL
  readonly by: SQL
}

/** What is joined to sort the list, and what it is sorted by: over `receipts r` and `commitments c`. Without a due date is last either way. */
export function orderingOf({ sort, descending, lang }: ItemOrder): Ordering {
  const { first = sql``, by, needs = sql`` } = orders[sort](lang)
  return { needs, by: sql`${first} ${by} ${descending ? sql`desc nulls last` : sql`asc nulls last`}, r.id` }
}
