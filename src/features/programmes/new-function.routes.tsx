import { Hono } from 'hono'
import { z } from 'zod'
import { listPartiesToChoose } from '#src/features/parties/index.ts'
import { ensureFunction } from '#src/features/people/index.ts'
import { authorise } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import {
  choice,
  type Env,
  formInWords,
  type RequestContext,
  readForm,
  requiredId,
  show,
} from '#src/platform/http/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { NewFunctionPage } from './new-function.pages.tsx'
import { addedFunctions, fitsIn, kindsToAdd } from './new-function.ts'
import { readAbout } from './programme-about.store.ts'
import { type ProgrammeView, programmeOf } from './programme-view.store.ts'
import { listRollouts } from './rollout-list.store.ts'

const NewFunctionForm = z.object({ party: requiredId<'party'>(), kind: choice(addedFunctions) })

/** For whom the actor may add functions here, and which. @throws ForbiddenError */
async function addable(c: RequestContext, db: Reader, programme: ProgrammeView) {
  const all = await listPartiesToChoose(db, { parts: true })
  const found = all.flatMap((party) => {
    const kinds = kindsToAdd(c.var.actor, programme.id, party)
    return kinds.length > 0 ? [{ ...party, kinds }] : []
  })
  authorise(found.length > 0, 'access.who.programme-lead')
  return {
    found,
    kinds: addedFunctions.filter((kind) => found.some((party) => party.kinds.includes(kind))),
    parties: found.map(({ id, name, organisationId, organisationName }) => ({
      value: id,
      label: id === organisationId ? name : `${organisationName}, ${name}`,
    })),
  }
}

/** The organisations that take part: receivers, the lead, suppliers and the others. */
async function partaking(db: Reader, programme: ProgrammeView): Promise<ReadonlySet<Id<'party'>>> {
  const rollouts = await listRollouts(db, programme)
  const { participants } = await readAbout(db, programme.id)
  return new Set([...rollouts.map((one) => one.organisationId), ...participants.map((one) => one.partyId)])
}

/** A function that is added because it is needed: change lead, super user, signatory, insight … */
export const newFunctionRoutes = new Hono<Env>()
  .get('/programmes/:programmeId/functions/new', async (c) => {
    const programme = await programmeOf(c)
    const { kinds, parties } = await addable(c, c.var.db, programme)
    return show(c, <NewFunctionPage {...{ c, programme, kinds, parties }} party={c.req.query('party')} />)
  })
  .post('/programmes/:programmeId/functions', async (c) => {
    const form = await readForm(c, NewFunctionForm)
    const programme = await programmeOf(c)
    return c.var.transaction(async (tx) => {
      const { found, kinds, parties } = await addable(c, tx, programme)
      const typed = formInWords(c.var.t, form)
      const again = (errors: typeof typed.errors) =>
        show(c, <NewFunctionPage {...{ c, programme, kinds, parties }} form={{ ...typed, errors }} />, 422)
      if (!form.ok) return again(typed.errors)
      const { kind, party: partyId } = form.input
      const party = found.find(({ id }) => id === partyId)
      if (!party?.kinds.includes(kind)) return again({ party: c.var.t('form.choose') })
      if (!fitsIn(kind, party, await partaking(tx, programme)))
        return again({ party: c.var.t('programmes.functions.add.outside') })
      const duty = { kind, partyId, programmeId: programme.id, areaKey: null }
      return c.redirect(`/functions/${await ensureFunction(tx, duty, c.var.now)}`, 303)
    })
  })
