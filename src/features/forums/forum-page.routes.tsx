import { Hono } from 'hono'
import { z } from 'zod'
import { authorise } from '#src/platform/access/index.ts'
import { answerTable, deed, type Env, readForm, show, tableFormat } from '#src/platform/http/index.ts'
import { emptyForm } from '#src/ui/index.ts'
import type { ForumDeps } from './forum.deps.ts'
import { ForumPage } from './forum.pages.tsx'
import { placesForum } from './forum.policy.ts'
import { forumState } from './forum.reading.ts'
import { lockPlaces } from './forum.store.ts'
import { endingRefusalInWords, levelInWords } from './forum.words.ts'
import { endForum } from './keeping.store.ts'
import { forumOf, forumOfForUpdate, mustLive } from './of-path.reading.ts'
import { forumPath } from './paths.ts'
import { isLiving } from './seat.ts'
import { seatExport } from './seat-table.pages.tsx'

/** One forum's page, its seats as a file, and its end. */
export const forumPageRoutes = (deps: ForumDeps): Hono<Env> =>
  new Hono<Env>()
    .get('/forums/:forumId', async (c) => {
      const forum = await forumOf(c)
      const state = await forumState(c, c.var.db, deps, forum)
      const format = tableFormat(c)
      if (!format) return show(c, <ForumPage c={c} {...state} />)
      const { ui } = c.var.frame
      const seats = state.seats.filter((seat) => isLiving(seat, ui.today))
      return answerTable(c, seatExport({ ui, forum, seats, within: state.within }, state.sort), format)
    })
    .post('/forums/:forumId/ending', async (c) => {
      await readForm(c, z.object({}))
      return c.var.transaction(async (tx) => {
        await lockPlaces(tx)
        const forum = await forumOfForUpdate(c, tx)
        mustLive(forum)
        const right = placesForum(c.var.actor, forum)
        authorise(right !== undefined, 'forums.who.places')
        const programmeIds = forum.programmes.map(({ id }) => id)
        await deps.holdLadders?.(tx, programmeIds)
        const { ui } = c.var.frame
        const mandates = await deps.riskMandates(tx, [forum.id], ui)
        const needs = {
          levels: mandates.map((level) => levelInWords(ui, level, forum.programmes.length > 1)),
          otherwise: (await deps.stillNeeded?.(tx, forum.id)) ?? false,
        }
        const by = deed(c, right)
        const done = await endForum(tx, forum.id, needs, by)
        if (!done.ok) {
          const returned = { of: 'ending', form: emptyForm, refusal: endingRefusalInWords(ui, done.refusal) } as const
          return show(c, <ForumPage c={c} {...(await forumState(c, tx, deps, forum, returned))} />, 409)
        }
        await deps.onLadderChanged?.(tx, programmeIds, by)
        return c.redirect(forumPath(forum), 303)
      })
    })
