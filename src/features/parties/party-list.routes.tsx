import { Hono } from 'hono'
import { answerTable, type Env, show, tableFormat } from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import { readSort } from '#src/ui/index.ts'
import { listPartiesToChoose } from './party.store.ts'
import { partyKinds } from './party.ts'
import { PartyListPage, partyExport } from './party-list.pages.tsx'
import { listParties, type PartyFilter, partiesAPage, partySorts } from './party-list.store.ts'

/** What can't be read in a filter is left out: an old or mended link still opens. */
function filterOf(query: Record<string, string>): PartyFilter {
  return {
    kind: partyKinds.find((kind) => kind === query.kind) ?? null,
    association: asId<'party'>(query.association),
    text: (query.text ?? '').replaceAll('\u0000', '').trim().slice(0, 200),
  }
}

export const partyListRoutes = new Hono<Env>().get('/parties', async (c) => {
  const query = c.req.query()
  const filter = filterOf(query)
  const sort = readSort(query.sort, partySorts, { key: 'name', descending: false })
  const format = tableFormat(c)
  const { db, today, frame } = c.var
  if (format) {
    const { rows } = await listParties(db, filter, sort, null, today)
    return answerTable(c, partyExport(frame.ui, rows), format)
  }
  const page = /^[1-9]\d{0,5}$/.test(query.page ?? '') ? Number(query.page) : 1
  const { rows, total } = await listParties(db, filter, sort, page, today)
  const pages = Math.ceil(total / partiesAPage)
  const associations = await listPartiesToChoose(db, { kinds: ['association'] })
  const { pathname, search } = new URL(c.req.url)
  return show(
    c,
    <PartyListPage c={c} list={{ rows, total, filter, sort, page, pages, associations, url: pathname + search }} />,
  )
})
