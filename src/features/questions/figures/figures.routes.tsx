import { Hono } from 'hono'
import { programmeOf } from '#src/features/programmes/index.ts'
import { orNotFound } from '#src/platform/access/index.ts'
import { answerTable, type Env, show, tableFormat } from '#src/platform/http/index.ts'
import { readSort } from '#src/ui/index.ts'
import { dayIn } from '../register/wish.ts'
import { figuresSheet } from './figures.export.ts'
import { FiguresPage } from './figures.pages.tsx'
import { readFigures } from './figures.store.ts'
import { type FigureSort, figureSorts, hasFigures, sortFigures, usualPeriod } from './figures.ts'

export const figuresRoutes = new Hono<Env>().get('/programmes/:programmeId/questions/figures', async (c) => {
  const programme = await programmeOf(c)
  orNotFound(programme.standing === 'observer' ? null : programme)
  const { actor, db, today, frame, t } = c.var
  const { pathname, search, searchParams } = new URL(c.req.url)
  const usual = usualPeriod(today)
  const wish = {
    from: dayIn(searchParams.get('from')) ?? usual.from,
    to: dayIn(searchParams.get('to')) ?? usual.to,
  }
  const isPeriod = wish.from <= wish.to
  const period = isPeriod ? wish : usual
  const sort = readSort(searchParams.get('sort') ?? undefined, figureSorts, { key: 'place', descending: false })
  const order = sort as { key: FigureSort; descending: boolean }
  const figures = sortFigures((await readFigures(db, actor, programme, period, today)).filter(hasFigures), order)
  const format = tableFormat(c)
  if (format) return answerTable(c, figuresSheet(programme, figures, frame.ui), format)
  return show(
    c,
    <FiguresPage
      frame={frame}
      programme={programme}
      period={period}
      wrong={isPeriod ? undefined : t('question-list.figures.no-period')}
      figures={figures}
      sort={order}
      url={pathname + search}
    />,
  )
})
