import { Hono } from 'hono'
import type { z } from 'zod'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import { type Actor, authorise, type HeldFunction, orNotFound } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { deed, type Env, type RequestContext, readForm } from '#src/platform/http/index.ts'
import { asId, type Id } from '#src/platform/ids.ts'
import { canAnswer, canConsent, canExempt, canMarkDoneBefore } from '../commitment.policy.ts'
import { type Bulk, commitmentPath } from '../commitment.ts'
import {
  accept,
  consent,
  giveBack,
  markDoneBefore,
  markNotApplicable,
  refuseConsent,
  reopen,
  takeBackNotApplicable,
} from '../doors/answer.store.ts'
import { DoneBeforeForm, OptionalReasonForm, ReasonForm, VersionForm } from '../item.forms.ts'
import { refusalInWords } from '../item.words.ts'
import { type Plan, readPlan } from '../plan.store.ts'
import { type ItemReceipt, listReceipts } from '../readings/commitment.store.ts'
import { itemOf, lockPlanOf, returnedWith, showItem } from './item-view.routes.tsx'

interface ReceiptDeed<Form extends z.ZodType<{ version: number }>> {
  readonly form: Form
  /** The key of its form on the page, and of what is said when it is done. */
  readonly of: string
  readonly done: string
  readonly may: (actor: Actor, programme: ProgrammeView, receipt: ItemReceipt) => HeldFunction | undefined
  /** Who can, for the one who can't: a message key. */
  readonly who: string
  /** It stands so already: a second press, or two at once, is no error. */
  readonly isDone?: (receipt: ItemReceipt) => boolean
  readonly act: (tx: Tx, plan: Plan, ids: readonly Id<'receipt'>[], form: z.output<Form>, by: Deed) => Promise<Bulk>
}

/** The rhythm of every deed on one receipt. The plan is locked before it is read, so what is decided on is what stands. */
async function answerDeed<Form extends z.ZodType<{ version: number }>>(
  c: RequestContext,
  spec: ReceiptDeed<Form>,
): Promise<Response> {
  const form = await readForm(c, spec.form)
  const receiptId = orNotFound(asId<'receipt'>(c.req.param('receiptId')))
  return c.var.transaction(async (tx) => {
    await lockPlanOf(c, tx)
    const { programme, item } = await itemOf(c, tx)
    const receipt = orNotFound(
      (await listReceipts(tx, programme.id, item.id, c.var.today)).find(({ id }) => id === receiptId),
    )
    const held = spec.may(c.var.actor, programme, receipt)
    authorise(held !== undefined, spec.who)
    const of = `${spec.of}-${receipt.id}`
    if (!form.ok) return showItem(c, { programme, item }, { returned: returnedWith(c, of, form), status: 422, db: tx })
    const path = commitmentPath(programme.id, item.id)
    if (spec.isDone?.(receipt)) return c.redirect(`${path}?done=${spec.done}`, 303)
    const refused = (why: string) =>
      showItem(c, { programme, item }, { returned: returnedWith(c, of, form, why), status: 409, db: tx })
    if (form.input.version !== receipt.version) return refused(refusalInWords({ code: 'stale' }, c.var.frame.ui))
    const by = deed(c, held && { kind: held.kind, partyId: held.partyId })
    const { refused: no } = await spec.act(tx, await readPlan(tx, programme.id), [receipt.id], form.input, by)
    const [first] = no
    return first ? refused(refusalInWords(first.refusal, c.var.frame.ui)) : c.redirect(`${path}?done=${spec.done}`, 303)
  })
}

const at = (what: string) => `/programmes/:programmeId/commitments/:commitmentId/receipts/:receiptId/${what}` as const

export const receiptRoutes = new Hono<Env>()
  .post(at('acceptance'), (c) =>
    answerDeed(c, {
      form: VersionForm,
      of: 'accept',
      done: 'accepted',
      may: canAnswer,
      who: 'access.who.receiver',
      isDone: ({ state }) => state === 'accepted',
      act: (tx, plan, ids, _, by) => accept(tx, plan, ids, by),
    }),
  )
  .post(at('return'), (c) =>
    answerDeed(c, {
      form: ReasonForm,
      of: 'return',
      done: 'returned',
      may: canAnswer,
      who: 'access.who.receiver',
      isDone: ({ state }) => state === 'returned',
      act: (tx, plan, ids, { reason }, by) => giveBack(tx, plan, ids, reason, by),
    }),
  )
  .post(at('reopening'), (c) =>
    answerDeed(c, {
      form: ReasonForm,
      of: 'reopen',
      done: 'reopened',
      may: canAnswer,
      who: 'access.who.receiver',
      act: (tx, plan, ids, { reason }, by) => reopen(tx, plan, ids, reason, by),
    }),
  )
  .post(at('not-applicable'), (c) =>
    answerDeed(c, {
      form: ReasonForm,
      of: 'exempt',
      done: 'exempt',
      may: canExempt,
      who: 'access.who.receiver',
      isDone: ({ state }) => state === 'not-applicable',
      act: (tx, plan, ids, { reason }, by) => markNotApplicable(tx, plan, ids, reason, by),
    }),
  )
  .post(at('applicable'), (c) =>
    answerDeed(c, {
      form: VersionForm,
      of: 'applicable',
      done: 'applicable',
      may: canExempt,
      who: 'access.who.receiver',
      act: (tx, plan, ids, _, by) => takeBackNotApplicable(tx, plan, ids, by),
    }),
  )
  .post(at('consent'), (c) =>
    answerDeed(c, {
      form: OptionalReasonForm,
      of: 'consent',
      done: 'consented',
      may: (actor, programme) => canConsent(actor, programme),
      who: 'access.who.programme-lead',
      act: (tx, plan, ids, { answer, reason }, by) =>
        answer === 'consent' ? consent(tx, plan, ids, by) : refuseConsent(tx, plan, ids, reason, by),
    }),
  )
  .post(at('done-before'), (c) =>
    answerDeed(c, {
      form: DoneBeforeForm,
      of: 'done-before',
      done: 'done-before',
      may: canMarkDoneBefore,
      who: 'access.who.receiver',
      isDone: ({ state }) => state === 'accepted',
      act: (tx, plan, ids, { on }, by) => markDoneBefore(tx, plan, ids, on, by),
    }),
  )
