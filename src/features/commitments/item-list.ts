import type { Sort } from '#src/ui/query.ts'
import type { ItemFilter, ItemSort } from './item-filter.ts'

/** What the address asks the list for. */
export interface ItemsWish {
  readonly filter: ItemFilter
  readonly sort: Sort & { readonly key: ItemSort }
  readonly page: number
}
