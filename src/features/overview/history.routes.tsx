import { Hono } from 'hono'
import { listRollouts, programmeOf } from '#src/features/programmes/index.ts'
import { answerTable, type Env, optionalDay, type RequestContext, show, tableFormat } from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import { historySheet } from './history.export.ts'
import { HistoryPage } from './history.pages.tsx'
import { countHistory, type HistoryWish, historyChoices, listHistory } from './history.store.ts'

const aPage = 100
/** More than this is counted as this: nobody pages that far, and counting further costs more than the page. */
const mostCounted = 10_000

const Day = optionalDay()
const dayAsked = (text: string | undefined): string | null => {
  const read = Day.safeParse(text ?? '')
  return read.success ? read.data : null
}

/** What is not understood is left out: an old link still opens. */
const wishOf = (c: RequestContext): HistoryWish => ({
  person: asId(c.req.query('person')),
  kind: /^[a-z-]{1,40}$/.exec(c.req.query('kind') ?? '')?.[0] ?? null,
  rollout: asId(c.req.query('rollout')),
  from: dayAsked(c.req.query('from')),
  to: dayAsked(c.req.query('to')),
})

export const historyRoutes = new Hono<Env>().get('/programmes/:programmeId/history', async (c) => {
  const programme = await programmeOf(c)
  const { db, actor, frame } = c.var
  const { ui } = frame
  const wish = wishOf(c)
  const reader = { programmeId: programme.id, standing: programme.standing }
  const format = tableFormat(c)
  if (format) {
    const rows = await listHistory(db, actor, reader, wish, { limit: mostCounted, offset: 0 })
    return answerTable(c, historySheet(rows, ui), format)
  }
  const count = Math.min(mostCounted, await countHistory(db, actor, reader, wish, mostCounted))
  const pages = Math.max(1, Math.ceil(count / aPage))
  const page = Math.min(pages, Math.max(1, Number(/^\d{1,4}$/.exec(c.req.query('page') ?? '')?.[0] ?? 1)))
  const [rows, choices, rollouts] = await Promise.all([
    listHistory(db, actor, reader, wish, { limit: aPage, offset: (page - 1) * aPage }),
    historyChoices(db, actor, reader),
    listRollouts(db, programme),
  ])
  const { pathname, search } = new URL(c.req.url)
  return show(
    c,
    <HistoryPage
      frame={frame}
      programme={programme}
      rows={rows}
      count={count}
      page={page}
      pages={pages}
      wish={wish}
      choices={{ ...choices, rollouts }}
      url={pathname + search}
    />,
  )
})
