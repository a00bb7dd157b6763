import { Hono } from 'hono'
import { listRollouts, listWaves, programmeOf } from '#src/features/programmes/index.ts'
import { answerTable, type Env, show, tableFormat } from '#src/platform/http/index.ts'
import { fragment } from './page.fragments.ts'
import { timelineSheet } from './timeline.export.ts'
import { TimelineBody, TimelinePage } from './timeline.pages.tsx'
import { timelineOf } from './timeline-rows.ts'

export const timelineRoutes = new Hono<Env>().get('/programmes/:programmeId/timeline', async (c) => {
  const programme = await programmeOf(c)
  const { db, today, frame } = c.var
  const { ui } = frame
  const read = async () => {
    const [rollouts, waves] = await Promise.all([listRollouts(db, programme), listWaves(db, programme)])
    return timelineOf(programme, rollouts, waves, { noWave: ui.t('overview.no-wave') })
  }
  const format = tableFormat(c)
  if (format) return answerTable(c, timelineSheet(await read(), ui), format)
  const body = await fragment(['timeline', programme.id, today, ui.lang], programme.liveVersion, async () => (
    <TimelineBody ui={ui} programme={programme} groups={await read()} />
  ))
  return show(c, <TimelinePage frame={frame} programme={programme} body={body} />)
})
