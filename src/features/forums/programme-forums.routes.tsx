import { Hono } from 'hono'
import { leadIn, type ProgrammeView, programmeOf } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import { answerTable, type Env, type RequestContext, show, tableFormat } from '#src/platform/http/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import { readSort } from '#src/ui/index.ts'
import type { ForumDeps, RiskMandate } from './forum.deps.ts'
import { listForums } from './forum-list.store.ts'
import { forumExport, forumSorts, inOrder } from './forum-table.pages.tsx'
import { ProgrammeForumsPage } from './programme-forums.pages.tsx'
import { reachOf } from './reach.reading.ts'

/** The same for all who see the programme in one language: some forty of the largest. */
const kept = versionedCache<ReadonlyMap<string, readonly RiskMandate[]>>(2000, (mandates) => mandates.size)

/** Which risk levels of the programme each forum decides about; kept until the programme changes. */
const mandatesIn = (c: RequestContext, deps: ForumDeps, programme: ProgrammeView, forumIds: readonly Id<'forum'>[]) =>
  kept.get(`${programme.id} ${c.var.lang}`, programme.liveVersion, async () => {
    const all = await deps.riskMandates(c.var.db, forumIds, c.var.frame.ui)
    return Map.groupBy(
      all.filter(({ programmeId }) => programmeId === programme.id),
      ({ forumId }) => forumId,
    )
  })

const creates = (actor: Actor, programme: ProgrammeView): boolean =>
  leadIn(actor, programme) !== undefined ||
  actor.functions.some(
    ({ kind, programmeId }) =>
      kind === 'admin' ||
      ((kind === 'rollout-lead' || kind === 'signatory') && (programmeId === null || programmeId === programme.id)),
  )

/** A programme's forums: how an escalation climbs among them, and what each decides. */
export const programmeForumsRoutes = (deps: ForumDeps): Hono<Env> =>
  new Hono<Env>().get('/programmes/:programmeId/forums', async (c) => {
    const programme = await programmeOf(c)
    const { db, actor, today, frame } = c.var
    const { ui } = frame
    const sort = readSort(c.req.query('sort'), forumSorts, { key: 'name', descending: false })
    const reach = { ...reachOf([programme]), programmeId: programme.id }
    const all = await listForums(db, actor, reach, today)
    const rows = inOrder(
      ui,
      all.filter(({ endedOn }) => endedOn === null || endedOn > today),
      sort,
    )
    const format = tableFormat(c)
    if (format) return answerTable(c, forumExport(ui, ui.t('programmes.tab.forums'), rows), format)
    const { pathname, search } = new URL(c.req.url)
    return show(
      c,
      <ProgrammeForumsPage
        {...{ c, programme, rows, sort }}
        mandates={
          await mandatesIn(
            c,
            deps,
            programme,
            all.map(({ id }) => id),
          )
        }
        url={pathname + search}
        creates={creates(actor, programme)}
      />,
    )
  })
