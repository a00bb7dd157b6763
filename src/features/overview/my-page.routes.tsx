import { Hono } from 'hono'
import { programmeTopic } from '#src/features/programmes/index.ts'
import { type IsoDate, plusDays } from '#src/platform/calendar/date.ts'
import { type Env, show } from '#src/platform/http/index.ts'
import { topicVersions } from '#src/platform/live/index.ts'
import { doneFlash } from './done.flash.ts'
import { MyPage } from './my-page.pages.tsx'
import { listMyFunctions, listMySeats, listPlanChanges } from './my-page.store.ts'
import { myFacts } from './my-waiting.store.ts'
import { inMyWords } from './my-waiting.ts'

/** Days back, and so many lines, of moves of the plan. */
const recent = { days: 7, lines: 6 }

export const myPageRoutes = new Hono<Env>().get('/my', async (c) => {
  const { db, actor, today, frame } = c.var
  const [functions, seats] = await Promise.all([listMyFunctions(db, actor), listMySeats(db, actor)])
  const programmeIds = [
    ...functions.flatMap(({ programmeId }) => programmeId ?? []),
    ...actor.seats.flatMap(({ programmeIds }) => programmeIds),
  ]
  const topics = [...new Set(programmeIds.map(programmeTopic))]
  const [versions, facts, changes] = await Promise.all([
    topicVersions(db, topics),
    myFacts(db, actor, c.var.programmes, today),
    listPlanChanges(db, actor, plusDays(today as IsoDate, -recent.days), recent.lines),
  ])
  const live = [...versions].map(([topic, version]) => `${topic}@${version}`)
  return show(
    c,
    <MyPage
      frame={frame}
      waiting={inMyWords(facts, frame.ui)}
      flash={await doneFlash(c)}
      asked={facts.asked}
      {...{ functions, seats, changes, live }}
    />,
  )
})
