import { Hono } from 'hono'
import type { Env, RequestContext } from '#src/platform/http/index.ts'
import { show } from '#src/platform/http/index.ts'
import { type ExportTable, writeCsv, writeXlsx } from '#src/platform/spreadsheet/index.ts'
import { readSort } from '#src/ui/index.ts'
import { PeoplePage } from './people.pages.tsx'
import { administrator } from './people.routes.tsx'
import { type AccountState, accountStates } from './person.ts'
import { listPeople, type PersonFilter, type PersonSort, personSorts } from './person-list.store.ts'

const perPage = 100
const mostExported = 100_000

/** The administrator's list of everyone, and the same as a file. */
export function personListRoutes(): Hono<Env> {
  const app = new Hono<Env>()

  app.get('/people', async (c) => {
    administrator(c)
    const page = Math.min(Math.max(Math.trunc(Number(c.req.query('page') ?? 1)) || 1, 1), 10_000)
    const filter = filterOf(c, { most: perPage, skip: (page - 1) * perPage })
    const { rows, total } = await listPeople(c.var.db, filter, c.var)
    const { pathname, search } = new URL(c.req.url)
    const { text, state, sort } = filter
    const pages = Math.ceil(total / perPage)
    return show(
      c,
      <PeoplePage {...{ frame: c.var.frame, rows, total, url: pathname + search, text, state, sort, page, pages }} />,
    )
  })

  app.get('/people.xlsx', async (c) => {
    const workbook = await writeXlsx(await exported(c))
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    return c.body(new Uint8Array(workbook), 200, { ...file('xlsx'), 'content-type': type })
  })
  app.get('/people.csv', async (c) =>
    c.body(writeCsv(await exported(c)), 200, { ...file('csv'), 'content-type': 'text/csv; charset=utf-8' }),
  )
  return app
}

const file = (kind: string) => ({
  'content-disposition': `attachment; filename="people.${kind}"`,
  'cache-control': 'private, no-store',
})

function filterOf(c: RequestContext, part: Pick<PersonFilter, 'most' | 'skip'>): PersonFilter {
  const asked = c.req.query('state')
  const sort = readSort(c.req.query('sort'), personSorts, { key: 'name', descending: false })
  return {
    text: (c.req.query('text') ?? '').replaceAll('\u0000', '').trim().slice(0, 200),
    state: accountStates.find((state): state is AccountState => state === asked) ?? null,
    sort: { key: sort.key as PersonSort, descending: sort.descending },
    ...part,
  }
}

async function exported(c: RequestContext): Promise<ExportTable> {
  administrator(c)
  const { t } = c.var
  const { rows } = await listPeople(c.var.db, filterOf(c, { most: mostExported, skip: 0 }), c.var)
  return {
    name: t('people.title'),
    columns: [
      { header: t('people.name'), type: 'text' },
      { header: t('people.email'), type: 'text' },
      { header: t('people.account'), type: 'text' },
      { header: t('people.functions'), type: 'number' },
    ],
    rows: rows.map((one) => [one.name, one.email, t(`people.account.${one.state}`), one.functions]),
  }
}
