import { Readable } from 'node:stream'
import { Hono } from 'hono'
import type { z } from 'zod'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import { type Actor, authorise, type HeldFunction, organisationsOf, orNotFound } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import { downloadHeaders } from '#src/platform/files/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { alreadySubmitted, deed, type Env, type RequestContext, readForm } from '#src/platform/http/index.ts'
import { asId, type Id } from '#src/platform/ids.ts'
import {
  canArrange,
  canChangeOwner,
  canComment,
  canDeliver,
  canWithdraw,
  noteOrganisations,
} from '../commitment.policy.ts'
import { commitmentPath } from '../commitment.ts'
import { changeOwner } from '../doors/change-owner.store.ts'
import { readUnseenNeeds } from '../doors/dependence.store.ts'
import { assignOwner, forecast, setDependencies, withdraw } from '../doors/steer.store.ts'
import { comment, noteInternally } from '../doors/talk.store.ts'
import {
  CommentForm,
  DependenciesForm,
  ForecastForm,
  NoteForm,
  OwnerForm,
  ReasonForm,
  ResponsibleForm,
  visibilityOf,
} from '../item.forms.ts'
import { refusalInWords } from '../item.words.ts'
import { type Plan, readPlan } from '../plan.store.ts'
import { listHandable, listNeedable } from '../readings/choices.store.ts'
import type { Commitment } from '../readings/commitment.store.ts'
import { findFile } from '../readings/files.store.ts'
import { listTakingPart } from '../readings/taking-part.store.ts'
import { itemOf, lockPlanOf, openItem, returnedWith, showItem } from './item-view.routes.tsx'

interface ItemDeed<Form extends z.ZodType<{ version: number }>> {
  readonly form: Form
  readonly of: string
  readonly done: string
  readonly may: (actor: Actor, programme: ProgrammeView, item: Commitment) => HeldFunction | undefined
  readonly who: string
  /** @returns why not, in words; null when it is done. */
  readonly act: (
    tx: Tx,
    at: { plan: Plan; programme: ProgrammeView; item: Commitment },
    form: z.output<Form>,
    by: Deed,
  ) => Promise<string | null>
  /** Elsewhere than the item's own page. */
  readonly to?: (programme: ProgrammeView) => string
}

/** The rhythm of every deed on a commitment as a whole. */
async function itemDeed<Form extends z.ZodType<{ version: number }>>(
  c: RequestContext,
  spec: ItemDeed<Form>,
): Promise<Response> {
  const form = await readForm(c, spec.form)
  return c.var.transaction(async (tx) => {
    await lockPlanOf(c, tx)
    const { programme, item } = await itemOf(c, tx)
    const held = spec.may(c.var.actor, programme, item)
    authorise(held !== undefined, spec.who)
    const again = (status: 409 | 422, why?: string) =>
      showItem(c, { programme, item }, { returned: returnedWith(c, spec.of, form, why), status, db: tx })
    if (!form.ok) return again(422)
    const { ui } = c.var.frame
    if (item.withdrawnAt) return again(409, refusalInWords({ code: 'withdrawn' }, ui))
    if (form.input.version !== item.version) return again(409, refusalInWords({ code: 'stale' }, ui))
    const by = deed(c, held && { kind: held.kind, partyId: held.partyId })
    const why = await spec.act(tx, { plan: await readPlan(tx, programme.id), programme, item }, form.input, by)
    if (why) return again(409, why)
    return c.redirect(spec.to?.(programme) ?? `${commitmentPath(programme.id, item.id)}?done=${spec.done}`, 303)
  })
}

const at = (what = '') => `/programmes/:programmeId/commitments/:commitmentId${what}` as const

export const itemRoutes = new Hono<Env>()
  .get(at(), openItem)
  .post(at('/forecast'), (c) =>
    itemDeed(c, {
      form: ForecastForm,
      of: 'forecast',
      done: 'forecast',
      may: canDeliver,
      who: 'access.who.owner',
      act: async (tx, { plan, item }, { on, reason, clear }, by) => {
        await forecast(tx, plan, [item.id], clear ? null : on, reason, by)
        return null
      },
    }),
  )
  .post(at('/responsible'), (c) =>
    itemDeed(c, {
      form: ResponsibleForm,
      of: 'responsible',
      done: 'responsible',
      may: canArrange,
      who: 'access.who.owner',
      act: async (tx, { plan, item }, { function: functionId }, by) => {
        const allowed =
          functionId === null ||
          (await listHandable(tx, plan.id, [item.ownerOrganisationId], c.var.today)).some(({ id }) => id === functionId)
        if (!allowed) return c.var.t('commitments.refusal.not-their-function', { owner: item.ownerName })
        await assignOwner(tx, plan, [item.id], functionId, by)
        return null
      },
    }),
  )
  .post(at('/owner'), (c) =>
    itemDeed(c, {
      form: OwnerForm,
      of: 'owner',
      done: 'owner',
      may: canChangeOwner,
      who: 'access.who.programme-lead',
      act: async (tx, { plan, item }, { owner, reason }, by) => {
        const to = (await listTakingPart(tx, plan.id)).find(({ id }) => id === owner)
        if (!to) return c.var.t('form.choose')
        const { refused } = await changeOwner(tx, plan, [item.id], { to, reason }, by)
        return refused[0] ? refusalInWords(refused[0].refusal, c.var.frame.ui) : null
      },
    }),
  )
  .post(at('/dependencies'), (c) =>
    itemDeed(c, {
      form: DependenciesForm,
      of: 'needs',
      done: 'arranged',
      may: canArrange,
      who: 'access.who.owner',
      act: async (tx, { plan, programme, item }, { needs }, by) => {
        const known = new Set<Id<'commitment'>>([
          ...(await listNeedable(tx, c.var.actor, programme, item.rolloutId)).map(({ id }) => id),
          ...item.dependsOn.map(({ id }) => id),
        ])
        if (needs.some((id) => !known.has(id))) return c.var.t('form.choose')
        const unseen = await readUnseenNeeds(tx, plan.id, item.id, item.dependsOn)
        const set = await setDependencies(tx, plan, item.id, [...needs, ...unseen], by)
        return set.ok ? null : refusalInWords(set.refusal, c.var.frame.ui)
      },
    }),
  )
  .post(at('/withdrawal'), (c) =>
    itemDeed(c, {
      form: ReasonForm,
      of: 'withdraw',
      done: 'withdrawn',
      may: canWithdraw,
      who: 'access.who.programme-lead',
      to: (programme) => `/programmes/${programme.id}/commitments?done=withdrawn`,
      act: async (tx, { plan, item }, { reason }, by) => {
        await withdraw(tx, plan, [item.id], reason, by)
        return null
      },
    }),
  )
  .post(at('/comments'), async (c) => {
    const form = await readForm(c, CommentForm)
    return c.var.transaction(async (tx) => {
      const found = await itemOf(c, tx)
      const { programme, item } = found
      authorise(canComment(c.var.actor, programme), 'access.who.insider')
      if (!form.ok) return showItem(c, found, { returned: returnedWith(c, 'comment', form), status: 422, db: tx })
      const to = `${commitmentPath(programme.id, item.id)}?done=commented`
      if (await alreadySubmitted(tx, form.input.once, to, c.var.now)) return c.redirect(to, 303)
      const speaker = speaks(c.var.actor, programme)
      // What a supplier says, the others in the programme see: nothing else is offered it.
      const visibility = programme.standing === 'supplier' ? 'programme' : visibilityOf[form.input.visibility]
      await comment(
        tx,
        programme,
        {
          commitmentId: item.id,
          organisationId: speaker.organisationId,
          text: form.input.text,
          visibility,
          title: item.title,
        },
        deed(c, { kind: speaker.kind, partyId: speaker.partyId }),
      )
      return c.redirect(to, 303)
    })
  })
  .post(at('/internal-notes'), async (c) => {
    const form = await readForm(c, NoteForm)
    return c.var.transaction(async (tx) => {
      const found = await itemOf(c, tx)
      const { programme, item } = found
      const mine = noteOrganisations(c.var.actor, programme)
      authorise(mine.length > 0, 'access.who.insider')
      if (!form.ok) return showItem(c, found, { returned: returnedWith(c, 'note', form), status: 422, db: tx })
      authorise(mine.includes(form.input.organisation), 'access.who.insider')
      const to = `${commitmentPath(programme.id, item.id)}?done=noted`
      if (await alreadySubmitted(tx, form.input.once, to, c.var.now)) return c.redirect(to, 303)
      await noteInternally(
        tx,
        programme,
        { commitmentId: item.id, organisationId: form.input.organisation, text: form.input.text },
        deed(c),
      )
      return c.redirect(to, 303)
    })
  })
  .get(at('/deliveries/:deliveryId/file'), async (c) => {
    const { programme, item } = await itemOf(c)
    const file = orNotFound(
      await findFile(c.var.db, programme.id, item.id, orNotFound(asId<'delivery'>(c.req.param('deliveryId')))),
    )
    const content = orNotFound(await c.var.files.open(file.sha256))
    return c.body(Readable.toWeb(content) as ReadableStream, 200, downloadHeaders(file))
  })

/** The function the actor speaks in: one of this programme, else any. */
function speaks(actor: Actor, programme: ProgrammeView): HeldFunction {
  const own = organisationsOf(actor)
  const speaking = actor.functions.filter(
    ({ kind, organisationId }) => kind !== 'observer' && kind !== 'admin' && own.includes(organisationId),
  )
  return orNotFound(
    speaking.find(({ programmeId }) => programmeId === programme.id) ??
      speaking.find(({ programmeId }) => programmeId === null),
  )
}
