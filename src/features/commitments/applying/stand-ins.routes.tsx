import { Hono } from 'hono'
import { z } from 'zod'
import { safePlace } from '#src/features/people/index.ts'
import { findProgramme, leadIn, type ProgrammeView } from '#src/features/programmes/index.ts'
import { authorise, orNotFound } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import {
  choice,
  deed,
  type Env,
  formInWords,
  optionalText,
  type RequestContext,
  readForm,
  requiredId,
  show,
} from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import { emptyForm, type FormState, withQuery } from '#src/ui/index.ts'
import { canChangeOwner } from '../commitment.policy.ts'
import { changeOwner } from '../doors/change-owner.store.ts'
import { lockPlan, readPlan } from '../plan.store.ts'
import { listTakingPart } from '../readings/taking-part.store.ts'
import { programmeToLead } from './applying.routes.tsx'
import { partnerRoles } from './applying.ts'
import { listPartners } from './ground.store.ts'
import { standInsPath } from './paths.ts'
import { StandInsPage } from './stand-ins.pages.tsx'
import { listStoodIn } from './stand-ins.store.ts'

const HandOverForm = z.object({
  role: choice(partnerRoles),
  party: requiredId<'party'>(),
  /** Where it was pressed: Min sida, or left out. */
  back: optionalText(3000),
})

/** What the programme owes in place of a supplier, an IT partner or a representative that has come since a template was applied. */
export const standInRoutes = new Hono<Env>()
  .get('/programmes/:programmeId/templates/stand-ins', async (c) => {
    const programme = await programmeToLead(c)
    return standInsPage(c, c.var.db, programme, emptyForm)
  })
  .post('/programmes/:programmeId/templates/stand-ins', async (c) => {
    const form = await readForm(c, HandOverForm)
    return c.var.transaction(async (tx) => {
      const id = orNotFound(asId<'programme'>(c.req.param('programmeId')))
      await lockPlan(tx, id)
      const programme = orNotFound(await findProgramme(tx, c.var.actor, id))
      orNotFound(programme.standing === 'insider' ? programme : null)
      const held = canChangeOwner(c.var.actor, programme)
      authorise(held !== undefined, 'access.who.programme-lead')
      if (!form.ok) return standInsPage(c, tx, programme, formInWords(c.var.t, form), 422)
      const { role, party, back } = form.input
      const partners = (await listPartners(tx, id)).filter((one) => one.role === role)
      const to = (await listTakingPart(tx, id)).find(
        (one) => one.id === party && partners.some(({ id }) => id === party),
      )
      if (!to) return standInsPage(c, tx, programme, { ...emptyForm, errors: { party: c.var.t('form.choose') } }, 422)
      const ids = (await listStoodIn(tx, id)).filter((one) => one.role === role).map((one) => one.id)
      const by = deed(c, leadIn(c.var.actor, programme))
      const { done } = await changeOwner(tx, await readPlan(tx, id), ids, { to, as: 'template-says' }, by)
      return c.redirect(
        withQuery(back ? safePlace(back) : standInsPath(id), { done: 'stand-ins', count: done.length }),
        303,
      )
    })
  })

async function standInsPage(
  c: RequestContext,
  db: Reader,
  programme: ProgrammeView,
  form: FormState,
  status: 200 | 422 = 200,
): Promise<Response> {
  const items = await listStoodIn(db, programme.id)
  const partners = await listPartners(db, programme.id)
  const roles = partnerRoles.flatMap((role) => {
    const theirs = items.filter((one) => one.role === role)
    return theirs.length === 0 ? [] : [{ role, partners: partners.filter((one) => one.role === role), items: theirs }]
  })
  return show(c, <StandInsPage frame={c.var.frame} {...{ programme, roles, form }} />, status)
}
