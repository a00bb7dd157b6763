import { Hono } from 'hono'
import { type Env, type RequestContext, show } from '#src/platform/http/index.ts'
import { type FoundKind, foundKinds, longestQuery, wordsOf } from '#src/platform/search/index.ts'
import { type Found, SearchPage } from './search.pages.tsx'
import { programmesToSearch, sources } from './search.sources.ts'
import { countedOfEach, fewOfEach, foundOf, shownWish } from './search.ts'

export const searchRoutes = new Hono<Env>().get('/search', async (c) => {
  const query = (c.req.query('q') ?? '').replaceAll('\u0000', '').trim()
  const kind = foundKinds.find((one) => one === c.req.query('kind')) ?? null
  const error = errorIn(c, query)
  const found = query === '' || error ? null : await search(c, query, kind, shownWish(c.req.query('most')))
  return show(c, <SearchPage frame={c.var.frame} asked={{ query, kind, error }} found={found} />, error ? 422 : 200)
})

function errorIn({ var: { t } }: RequestContext, query: string): string | undefined {
  if (query.length > longestQuery) return t('form.too-long', { max: longestQuery })
  return query !== '' && wordsOf(query).length === 0 ? t('search.no-words') : undefined
}

/** One kind, or a few of each: what can be seen beside it is asked for at the same time. */
async function search(c: RequestContext, query: string, only: FoundKind | null, wish: number): Promise<Found> {
  const programmes = await programmesToSearch(c)
  const [shown, counted] = only ? [wish, wish] : [fewOfEach, countedOfEach]
  const limit = counted + 1
  const kinds = await Promise.all(
    foundKinds.map(async (kind) => {
      const source = only && kind !== only ? undefined : sources[kind]
      return foundOf(kind, (await source?.(c, { query, limit, programmes })) ?? [], { counted, shown })
    }),
  )
  const nameOf = new Map(programmes.map(({ id, name }) => [id, name]))
  return { kinds: kinds.filter(({ count }) => count > 0), programmes: nameOf }
}
