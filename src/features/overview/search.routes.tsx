import { Hono } from 'hono'
import { searchItems } from '#src/features/commitments/index.ts'
import { findProgramme } from '#src/features/programmes/index.ts'
import { type Env, type RequestContext, show } from '#src/platform/http/index.ts'
import { type Found, SearchPage } from './search.pages.tsx'
import { listMyProgrammes, searchParties } from './search.store.ts'
import { longestQuery, wordsOf } from './search.ts'

const most = { items: 30, parties: 10 }

export const searchRoutes = new Hono<Env>().get('/search', async (c) => {
  const query = (c.req.query('q') ?? '').replaceAll('\u0000', '').trim()
  const { t } = c.var
  const error =
    query.length > longestQuery
      ? t('form.too-long', { max: longestQuery })
      : query !== '' && wordsOf(query).length === 0
        ? t('overview.search.no-words')
        : undefined
  const found = query === '' || error ? null : await search(c, query)
  return show(
    c,
    <SearchPage frame={c.var.frame} query={query} found={found} error={error} most={most.items} />,
    error ? 422 : 200,
  )
})

/** Item by item only where the reader may look: each programme is found for the actor first. */
async function search(c: RequestContext, query: string): Promise<Found> {
  const { db, actor } = c.var
  const [mine, parties] = await Promise.all([listMyProgrammes(db, actor), searchParties(db, query, most.parties)])
  const programmes = (await Promise.all(mine.map(({ id }) => findProgramme(db, actor, id, c.var.programmes)))).filter(
    (one) => one !== null,
  )
  const items = await Promise.all(
    programmes
      .filter(({ standing }) => standing !== 'observer')
      .map(async (programme) => ({ programme, found: await searchItems(db, actor, programme, query, most.items) })),
  )
  const sought = query.toLocaleLowerCase('sv')
  return {
    programmes: programmes.filter(({ name }) => name.toLocaleLowerCase('sv').includes(sought)),
    items: items.filter(({ found }) => found.length > 0),
    parties,
  }
}
