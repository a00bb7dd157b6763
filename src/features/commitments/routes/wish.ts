import type { RequestContext } from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import { readSort } from '#src/ui/index.ts'
import { type ItemKind, itemKinds, itemSorts } from '../item-filter.ts'
import type { ItemsWish } from '../item-list.ts'
import { receiptStates } from '../rules/receipt.ts'

const among = <const Values extends readonly string[]>(
  values: Values,
  text: string | null,
): Values[number] | undefined => values.find((value) => value === text)

/** Kinds that hold what is done too, so that the figures that lead to them are those of the list. */
const alsoOpen: readonly (ItemKind | undefined)[] = [undefined, 'mine', 'local']

/** What remains is what the list is opened for; `show=all`, or a choice that says more, shows what is done too. */
const opensWithWhatRemains = (query: URLSearchParams, only: ItemKind | undefined): boolean =>
  query.get('show') !== 'all' && !query.get('state') && alsoOpen.includes(only)

/** Reads the list's address. What is not understood is left out, so an old link still opens. */
export function wishOf(query: URLSearchParams): ItemsWish {
  const only =
    among(itemKinds, query.get('only')) ?? (query.get('late') ? 'late' : query.get('breach') ? 'breach' : undefined)
  const filter = {
    text: query.get('q')?.replaceAll('\u0000', '').trim().slice(0, 200) || undefined,
    only,
    rolloutId: asId<'rollout'>(query.get('rollout')) ?? undefined,
    waveId: asId<'wave'>(query.get('wave')) ?? undefined,
    areaKey: query.get('area')?.replaceAll('\u0000', '').slice(0, 100) || undefined,
    half: among(['deliveries', 'preparations'], query.get('half')),
    state: among(receiptStates, query.get('state')),
    ownerId: asId<'party'>(query.get('owner')) ?? undefined,
    critical: query.get('critical') ? true : undefined,
    open: opensWithWhatRemains(query, only) ? true : undefined,
  }
  const sort = readSort(query.get('sort') ?? undefined, itemSorts, {
    key: 'urgency',
    descending: false,
  }) as ItemsWish['sort']
  const page = Number(query.get('page') ?? 1)
  return { filter, sort, page: Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1 }
}

/** The page's own path and query, for links that change some of it. */
export function addressOf(c: RequestContext): { readonly url: string; readonly query: URLSearchParams } {
  const { pathname, search, searchParams } = new URL(c.req.url)
  const query = new URLSearchParams(searchParams)
  if (!query.has('done')) return { url: pathname + search, query }
  for (const name of ['done', 'count', 'refused']) query.delete(name)
  const rest = query.toString()
  return { url: pathname + (rest ? `?${rest}` : ''), query }
}
