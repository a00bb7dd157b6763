import { Hono } from 'hono'
import type { z } from 'zod'
import { listRollouts, listWaves, type ProgrammeView, programmeOf } from '#src/features/programmes/index.ts'
import { authorise } from '#src/platform/access/index.ts'
import {
  alreadySubmitted,
  deed,
  type Env,
  type FieldErrors,
  formInWords,
  type ReadForm,
  type RequestContext,
  readForm,
  show,
} from '#src/platform/http/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import type { FormState } from '#src/ui/index.ts'
import { canAdd, canAddFor, canEdit } from '../commitment.policy.ts'
import { commitmentPath, inBoth, type NewCommitment } from '../commitment.ts'
import { createCommitment } from '../doors/create.store.ts'
import { editCommitment } from '../doors/edit.store.ts'
import { dueRuleOf, EditForm, NewItemForm, visibilityOf } from '../item.forms.ts'
import { refusalInWords, visibilityNames } from '../item.words.ts'
import { ItemFormPage } from '../pages/item-form.pages.tsx'
import { readPlan } from '../plan.store.ts'
import { listNames, listOwners } from '../readings/choices.store.ts'
import type { Commitment } from '../readings/commitment.store.ts'
import type { DueRule } from '../rules/due.ts'
import { itemOf, lockPlanOf } from './item-view.routes.tsx'

const list = (programme: ProgrammeView) => `/programmes/${programme.id}/commitments`

/** Local additions: adding one, and changing what one says. */
export const itemFormRoutes = new Hono<Env>()
  .get('/programmes/:programmeId/commitments/new', async (c) => {
    const programme = await programmeOf(c)
    authorise(canAdd(c.var.actor, programme), 'access.who.rollout-lead')
    return showNew(c, programme, {
      values: { rollout: c.req.query('rollout') ?? '', areaKey: c.req.query('area') ?? '', mandatory: undefined },
      errors: {},
    })
  })
  .post('/programmes/:programmeId/commitments', async (c) => {
    const form = await readForm(c, NewItemForm)
    const programme = await programmeOf(c)
    authorise(canAdd(c.var.actor, programme), 'access.who.rollout-lead')
    if (!form.ok) return showNew(c, programme, formInWords(c.var.t, form), 422)
    const wish = await wishOf(c, programme, form)
    if ('errors' in wish)
      return showNew(c, programme, formInWords(c.var.t, { values: form.values, errors: wish.errors }), 422)
    return c.var.transaction(async (tx) => {
      const held = canAddFor(c.var.actor, programme, wish.organisationId)
      authorise(held !== undefined, 'access.who.rollout-lead')
      const id = newId<'commitment'>()
      const to = `${commitmentPath(programme.id, id)}?done=created`
      const earlier = await alreadySubmitted(tx, form.input.once, to, c.var.now)
      if (earlier) return c.redirect(earlier, 303)
      const made = await createCommitment(
        tx,
        await readPlan(tx, programme.id),
        { ...wish, id },
        deed(c, held && { kind: held.kind, partyId: held.partyId }),
      )
      if (!made.ok) throw new Error('A new commitment waits for nothing, so it closes no circle.')
      return c.redirect(to, 303)
    })
  })
  .get('/programmes/:programmeId/commitments/:commitmentId/edit', async (c) => {
    const { programme, item } = await itemOf(c)
    authorise(canEdit(c.var.actor, programme, item) !== undefined && !item.withdrawnAt, 'access.who.programme-lead')
    return showEdit(c, programme, item, { values: valuesOf(item), errors: {} })
  })
  .post('/programmes/:programmeId/commitments/:commitmentId/edit', async (c) => {
    const form = await readForm(c, EditForm)
    return c.var.transaction(async (tx) => {
      await lockPlanOf(c, tx)
      const { programme, item } = await itemOf(c, tx)
      const held = canEdit(c.var.actor, programme, item)
      authorise(held !== undefined, 'access.who.programme-lead')
      if (!form.ok) return showEdit(c, programme, item, formInWords(c.var.t, form), 422)
      if (!programme.areas.some(({ key }) => key === form.input.areaKey)) {
        return showEdit(
          c,
          programme,
          item,
          formInWords(c.var.t, { values: form.values, errors: { areaKey: { key: 'form.choose' } } }),
          422,
        )
      }
      const by = deed(c, held && { kind: held.kind, partyId: held.partyId })
      const saved = await editCommitment(
        tx,
        await readPlan(tx, programme.id),
        item.id,
        form.input.version,
        wordsOf(form.input),
        by,
      )
      if (!saved)
        return showEdit(
          c,
          programme,
          item,
          formInWords(c.var.t, { values: form.values }),
          409,
          refusalInWords({ code: item.withdrawnAt ? 'withdrawn' : 'stale' }, c.var.frame.ui),
        )
      return c.redirect(`${commitmentPath(programme.id, item.id)}?done=edited`, 303)
    })
  })

type Words = z.output<typeof EditForm> | z.output<typeof NewItemForm>

const wordsOf = (form: Words) => ({
  areaKey: form.areaKey,
  title: inBoth(form.title),
  why: inBoth(form.why),
  evidence: inBoth(form.evidence),
  dueRule: dueRuleOf(form) as DueRule,
  notBefore: form.notBefore || null,
  validity: form.validity || null,
  minimumDays: form.minimumDays,
  critical: form.critical,
  mandatory: form.mandatory,
  visibility: visibilityOf[form.visibility],
})

/** What the form asks for, its choices held against what there is to choose; or what is wrong, by field. */
async function wishOf(
  c: RequestContext,
  programme: ProgrammeView,
  form: Extract<ReadForm<z.output<typeof NewItemForm>>, { ok: true }>,
): Promise<(NewCommitment & { organisationId: Id<'party'> }) | { errors: FieldErrors }> {
  const { input } = form
  const rollout = (await listRollouts(c.var.db, programme)).find(({ id }) => id === input.rollout)
  const wave = (await listWaves(c.var.db, programme)).find(({ id }) => id === input.wave)
  const owner = (await listOwners(c.var.db, programme.id)).find(({ id }) => id === input.owner)
  const single = input.scope === 'rollout' || input.scope === 'unit'
  const choose = { key: 'form.choose' }
  const errors: Record<string, { key: string }> = {
    ...(!owner && { owner: choose }),
    ...(!programme.areas.some(({ key }) => key === input.areaKey) && { areaKey: choose }),
    ...(single && !rollout && { rollout: choose }),
    ...(input.scope === 'wave' && !wave && { wave: choose }),
  }
  if (Object.keys(errors).length > 0 || !owner) return { errors }
  const organisationId = single && rollout ? rollout.organisationId : programme.leadPartyId
  return {
    ...wordsOf(input),
    scope: input.scope,
    rolloutId: single ? input.rollout : null,
    waveId: input.scope === 'wave' ? input.wave : null,
    ownerId: owner.id,
    organisationId,
    approver: input.approver || null,
  }
}

async function showNew(
  c: RequestContext,
  programme: ProgrammeView,
  form: FormState,
  status: 200 | 422 = 200,
): Promise<Response> {
  const { actor, db, frame } = c.var
  const rollouts = (await listRollouts(db, programme)).filter(
    ({ organisationId, state }) => state !== 'withdrawn' && canAddFor(actor, programme, organisationId) !== undefined,
  )
  const everyone = canAddFor(actor, programme, programme.leadPartyId) !== undefined
  const [first] = await listNames(
    db,
    everyone ? [programme.leadPartyId] : rollouts.slice(0, 1).map(({ organisationId }) => organisationId),
  )
  const adding = {
    once: newId(),
    owners: await listOwners(db, programme.id),
    rollouts,
    waves: await listWaves(db, programme),
    everyone,
  }
  return show(
    c,
    <ItemFormPage
      frame={frame}
      programme={programme}
      form={form}
      adding={adding}
      organisation={first?.name ?? ''}
      action={list(programme)}
      cancel={list(programme)}
    />,
    status,
  )
}

const showEdit = (
  c: RequestContext,
  programme: ProgrammeView,
  item: Commitment,
  form: FormState,
  status: 200 | 409 | 422 = 200,
  refusal?: string,
): Promise<Response> => {
  const path = commitmentPath(programme.id, item.id)
  const { lang } = c.var
  return show(
    c,
    <ItemFormPage
      frame={c.var.frame}
      programme={programme}
      form={form}
      refusal={refusal}
      editing={{ version: item.version, title: item.title[lang] }}
      organisation={item.organisationName}
      action={`${path}/edit`}
      cancel={path}
    />,
    status,
  )
}

/** What stands, as the form's fields. */
function valuesOf(item: Commitment): FormState['values'] {
  const { dueRule } = item
  const lead = dueRule.kind === 'lead' ? /^P(\d+)([DWMY])$/.exec(dueRule.duration) : null
  return {
    title: item.title.sv,
    why: item.why.sv,
    evidence: item.evidence.sv,
    areaKey: item.areaKey,
    due: dueRule.kind === 'lead' ? dueRule.side : dueRule.kind,
    amount: lead?.[1] ?? '1',
    unit: lead?.[2] ?? 'M',
    on: dueRule.kind === 'fixed' ? dueRule.on : '',
    notBefore: item.notBefore ?? '',
    validity: item.validity ?? '',
    minimumDays: String(item.minimumDays),
    critical: item.critical ? 'on' : undefined,
    mandatory: item.mandatory ? 'on' : undefined,
    visibility: visibilityNames[item.visibility],
  }
}
