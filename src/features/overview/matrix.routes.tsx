import { Hono } from 'hono'
import { readRollUps } from '#src/features/commitments/index.ts'
import { listRollouts, listWaves, type ProgrammeView, programmeOf } from '#src/features/programmes/index.ts'
import { authorise } from '#src/platform/access/index.ts'
import { type IsoDate, plusDays } from '#src/platform/calendar/date.ts'
import type { Db } from '#src/platform/database/index.ts'
import { answerTable, type Env, type RequestContext, show, tableFormat } from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import { matrixSheet } from './matrix.export.ts'
import { MatrixBody, MatrixPage } from './matrix.pages.tsx'
import { type Matrix, type MatrixWish, matrixOf, matrixSorts, shownHalves } from './matrix.ts'
import { fragment } from './page.fragments.ts'
import { associationsIn, membersOf, readTrend } from './readiness.store.ts'
import { WaveTrends } from './wave-trends.pages.tsx'

const lights = ['red', 'yellow', 'grey', 'green'] as const
/** Days back that a trend shows. */
const trendDays = 120

const among = <const Values extends readonly string[]>(
  values: Values,
  text: string | undefined,
): Values[number] | null => values.find((value) => value === text) ?? null

/** What is asked for in an address that is not understood is left out: an old link still opens. */
const wishOf = (c: RequestContext): MatrixWish => ({
  half: among(shownHalves, c.req.query('half')) ?? 'both',
  sort: among(matrixSorts, c.req.query('sort')) ?? 'wave',
  wave: asId(c.req.query('wave')),
  light: among(lights, c.req.query('light')),
  association: asId(c.req.query('association')),
})

export const matrixRoutes = new Hono<Env>().get('/programmes/:programmeId/readiness', async (c) => {
  const programme = await programmeOf(c)
  authorise(programme.standing !== 'supplier', 'access.who.insider')
  const { db, today, frame } = c.var
  const { ui } = frame
  const wish = wishOf(c)
  const format = tableFormat(c)
  const read = () => readMatrix(db, programme, wish, today as IsoDate)
  if (format) return answerTable(c, matrixSheet(programme, await read(), wish.half, ui), format)
  const { pathname, search } = new URL(c.req.url)
  const key = ['matrix', programme.id, today, ui.lang, programme.standing, ...Object.values(wish).map(String)]
  const body = await fragment(key, programme.liveVersion, async () => (
    <MatrixBody
      ui={ui}
      programme={programme}
      matrix={await read()}
      wish={wish}
      choices={{
        waves: await listWaves(db, programme),
        associations: await associationsIn(db, programme.id, today),
      }}
      url={pathname + search}
      trends={await waveTrends(c, programme)}
    />
  ))
  return show(c, <MatrixPage frame={frame} programme={programme} body={body} />)
})

async function readMatrix(db: Db, programme: ProgrammeView, wish: MatrixWish, today: IsoDate): Promise<Matrix> {
  const [rollouts, rollUps, members] = await Promise.all([
    listRollouts(db, programme),
    readRollUps(db, programme),
    wish.association && membersOf(db, wish.association, today),
  ])
  return matrixOf({ rollouts, areas: programme.areas, rollUps, members, today }, wish)
}

/** One curve for each wave, of its receivers together. */
async function waveTrends(c: RequestContext, programme: ProgrammeView) {
  const { db, today, frame } = c.var
  const waves = Map.groupBy(
    (await listRollouts(db, programme)).filter(({ waveId, isTemplate }) => waveId && !isTemplate),
    ({ waveName }) => waveName ?? '',
  )
  const since = plusDays(today as IsoDate, -trendDays)
  const trends = await Promise.all(
    [...waves].map(async ([name, members]) => ({
      name,
      points: await readTrend(
        db,
        programme.id,
        members.map(({ id }) => id),
        since,
      ),
    })),
  )
  return trends.length > 0 && <WaveTrends ui={frame.ui} trends={trends} />
}
