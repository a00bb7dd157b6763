import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { canLead, listRollouts, type ProgrammeView, programmeOf } from '#src/features/programmes/index.ts'
import { questionSummary } from '#src/features/questions/index.ts'
import { keptLevels, riskSight, riskSummary } from '#src/features/risks/index.ts'
import { forumsOf, organisationsOf } from '#src/platform/access/index.ts'
import { type IsoDate, plusDays } from '#src/platform/calendar/date.ts'
import { type Env, type RequestContext, show } from '#src/platform/http/index.ts'
import { doneFlash } from './done.flash.ts'
import { listChanges } from './history.store.ts'
import { Changes } from './history-parts.pages.tsx'
import { myFacts } from './my-waiting.store.ts'
import { inMyWords } from './my-waiting.ts'
import { OverviewPage } from './overview-page.pages.tsx'
import { fragment } from './page.fragments.ts'
import { programmePath } from './paths.ts'
import {
  OverviewBreaches,
  OverviewFacts,
  OverviewReadiness,
  OverviewTimeline,
  overviewLine,
} from './programme-overview.pages.tsx'
import { waveAhead } from './programme-overview.ts'
import { readOverview } from './programme-state.store.ts'
import { QuestionsInShort } from './questions-in-short.pages.tsx'
import { readOwnDeliveries } from './readiness.store.ts'
import { RisksInShort } from './risks-in-short.pages.tsx'
import { SupplierFacts } from './supplier-facts.pages.tsx'
import { timelineOf } from './timeline-rows.ts'

/** Days back that "what has changed" tells of, and how many lines at most. */
const recent = { days: 7, lines: 12 }

export const programmeOverviewRoutes = new Hono<Env>().get('/programmes/:programmeId', async (c) => {
  const programme = await programmeOf(c)
  const { db, actor, programmes, today } = c.var
  const [parts, facts] = await Promise.all([partsOf(c, programme), myFacts(db, actor, programmes, today)])
  return show(
    c,
    <OverviewPage
      frame={c.var.frame}
      programme={programme}
      replan={canLead(c.var.actor, programme) ? await replanPath(c, programme) : null}
      waiting={inMyWords(facts, c.var.frame.ui).filter(({ programmeId }) => programmeId === programme.id)}
      flash={await doneFlash(c)}
      {...parts}
    />,
  )
})

/** Where a programme lead moves dates: those of the wave that is next, else whichever is chosen; null: there is nothing to move. */
async function replanPath(c: RequestContext, programme: ProgrammeView): Promise<string | null> {
  const rollouts = await listRollouts(c.var.db, programme)
  if (rollouts.length === 0) return null
  const next = waveAhead(rollouts)
  return next ? `${programmePath(programme)}/dates?wave=${next.waveId}` : `${programmePath(programme)}/waves`
}

/** What all of one standing read alike is kept until the programme changes; what an organisation reads alone, for it. */
async function partsOf(c: RequestContext, programme: ProgrammeView) {
  const { db, today, actor, frame } = c.var
  const { ui } = frame
  const { id, standing, liveVersion } = programme
  const alike = [id, today, ui.lang, standing]
  const own = [...organisationsOf(actor), ...forumsOf(actor)].sort().join()
  const read = once(async () => {
    const found = await readOverview(db, programme, today as IsoDate)
    const words = { noWave: ui.t('overview.no-wave') }
    return { ...found, timeline: timelineOf(programme, found.rollouts, found.waves, words) }
  })
  const part = (name: string, make: (found: Awaited<ReturnType<typeof read>>) => Child) =>
    fragment(['overview', name, ...alike], liveVersion, async () => make(await read()))
  const isSupplier = standing === 'supplier'
  return {
    line: await part('line', (found) => overviewLine(found, ui)),
    facts: isSupplier
      ? await fragment(['overview', 'own', ...alike, own], liveVersion, async () => (
          <SupplierFacts
            ui={ui}
            programme={programme}
            own={await readOwnDeliveries(db, id, organisationsOf(actor), today)}
          />
        ))
      : await part('facts', (found) => <OverviewFacts ui={ui} {...found} />),
    timeline: await part('timeline', (found) => <OverviewTimeline ui={ui} {...found} />),
    readiness: isSupplier ? null : await part('readiness', (found) => <OverviewReadiness ui={ui} {...found} />),
    breaches:
      standing === 'insider' ? await part('breaches', (found) => <OverviewBreaches ui={ui} {...found} />) : null,
    // Kept for all who see the same risks: most of a standing do.
    risks:
      standing === 'observer'
        ? null
        : await fragment(
            ['overview', 'risks', ...alike, await riskSight(db, actor, programme)],
            liveVersion,
            async () => {
              const [levels, summary] = await Promise.all([
                keptLevels(db, programme),
                riskSummary(db, actor, programme, today),
              ])
              return <RisksInShort ui={ui} programme={programme} levels={levels} summary={summary} />
            },
          ),
    questions:
      standing === 'observer' ? null : (
        <QuestionsInShort ui={ui} programme={programme} summary={await questionSummary(db, programme, actor, today)} />
      ),
    changes: await fragment(['overview', 'changes', ...alike, own], liveVersion, async () => {
      const since = plusDays(today as IsoDate, -recent.days)
      const changes = await listChanges(db, actor, { programmeId: id, standing, liveVersion }, since, recent.lines)
      return <Changes ui={ui} programme={programme} changes={changes} />
    }),
  }
}

/** Asked for the first time it is needed, and never again: a page with all its parts kept asks nothing. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined
  return () => {
    asked ??= ask()
    return asked
  }
}
