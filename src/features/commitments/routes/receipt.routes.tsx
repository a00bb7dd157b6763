import { Hono } from 'hono'
import type { z } from 'zod'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import { type Actor, authorise, type HeldFunction, NotFoundError, orNotFound } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { deed, type Env, type RequestContext, readForm } from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import { canAnswer, canConsent, canExempt, canMarkDoneBefore, type Received } from '../commitment.policy.ts'
import type { Bulk } from '../commitment.ts'
import {
  accept,
  consent,
  giveBack,
  markDoneBefore,
  markNotApplicable,
  refuseConsent,
  reopen,
  takeBackNotApplicable,
  type Which,
} from '../doors/answer.store.ts'
import { named, readReceipts, readSum } from '../doors/receipts.store.ts'
import { DoneBeforeForm, OptionalReasonForm, ReasonForm, VersionForm } from '../item.forms.ts'
import { refusalInWords } from '../item.words.ts'
import type { Plan } from '../plan.store.ts'
import { visibleReceipts } from '../readings/visible-receipts.store.ts'
import type { ReceiptState } from '../rules/receipt.ts'
import { afterwards } from './afterwards.ts'
import { itemOf, lockedProgramme, returnedWith, showItem } from './item-view.routes.tsx'

interface ReceiptDeed<Form extends z.ZodType<{ version: number }>> {
  readonly form: Form
  /** The key of its form on the page, and of what is said when it is done. */
  readonly of: string
  readonly done: string
  readonly may: (actor: Actor, programme: ProgrammeView, receipt: Received) => HeldFunction | undefined
  /** Who can, for the one who can't: a message key. */
  readonly who: string
  /** It stands so already: a second press, or two at once, is no error. */
  readonly isDone?: (state: ReceiptState) => boolean
  readonly act: (tx: Tx, plan: Plan, which: Which, form: z.output<Form>, by: Deed) => Promise<Bulk>
}

/** The rhythm of every deed on one receipt. The plan is locked before it is read, so what is decided on is what stands. */
async function answerDeed<Form extends z.ZodType<{ version: number }>>(
  c: RequestContext,
  spec: ReceiptDeed<Form>,
): Promise<Response> {
  const form = await readForm(c, spec.form)
  const { actor } = c.var
  return c.var.transaction(async (tx) => {
    const programme = await lockedProgramme(c, tx)
    const { row, held } = await findReceipt(c, tx, programme)
    const [first] = held
    const acting =
      first && spec.may(actor, programme, { ...first, own: first.receipt.own, approver: first.receipt.approver })
    authorise(acting !== undefined, spec.who)
    const again = async (status: 409 | 422, why?: string) =>
      showItem(c, await itemOf(c, tx), { returned: returnedWith(c, `${spec.of}-${row.id}`, form, why), status, db: tx })
    if (!form.ok) return again(422)
    const done = () => c.redirect(afterwards(programme.id, row.commitmentId, spec.done, form.values), 303)
    if (spec.isDone?.(row.state)) return done()
    if (form.input.version !== row.version) return again(409, refusalInWords({ code: 'stale' }, c.var.frame.ui))
    const by = deed(c, acting && { kind: acting.kind, partyId: acting.partyId })
    const bulk = await spec.act(tx, programme, { held }, form.input, by)
    // A row that sums up units is done for those it fits: that some had it done before is no refusal.
    const [no] = bulk.done.length > 0 ? [] : bulk.refused
    return no ? again(409, refusalInWords(no.refusal, c.var.frame.ui)) : done()
  })
}

/** The receipt of the path, and those that a deed on it is done on: itself, or the units it sums up. @throws NotFoundError */
async function findReceipt(c: RequestContext, tx: Tx, programme: ProgrammeView) {
  const id = orNotFound(asId<'receipt'>(c.req.param('receiptId')))
  const commitmentId = orNotFound(asId<'commitment'>(c.req.param('commitmentId')))
  const held = await readReceipts(
    tx,
    programme.id,
    visibleReceipts(c.var.actor, programme.standing, named(programme.id, [id])),
  )
  const [first] = held
  if (first?.commitmentId !== commitmentId) throw new NotFoundError()
  const whole = held.find((one) => one.id === id)
  const row = whole
    ? { id, commitmentId, version: whole.version, state: whole.receipt.state }
    : orNotFound(await readSum(tx, programme.id, id))
  return { row, held }
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
      isDone: (state) => state === 'accepted',
      act: (tx, plan, which, _, by) => accept(tx, plan, which, by),
    }),
  )
  .post(at('return'), (c) =>
    answerDeed(c, {
      form: ReasonForm,
      of: 'return',
      done: 'returned',
      may: canAnswer,
      who: 'access.who.receiver',
      isDone: (state) => state === 'returned',
      act: (tx, plan, which, { reason }, by) => giveBack(tx, plan, which, reason, by),
    }),
  )
  .post(at('reopening'), (c) =>
    answerDeed(c, {
      form: ReasonForm,
      of: 'reopen',
      done: 'reopened',
      may: canAnswer,
      who: 'access.who.receiver',
      act: (tx, plan, which, { reason }, by) => reopen(tx, plan, which, reason, by),
    }),
  )
  .post(at('not-applicable'), (c) =>
    answerDeed(c, {
      form: ReasonForm,
      of: 'exempt',
      done: 'exempt',
      may: canExempt,
      who: 'access.who.receiver',
      isDone: (state) => state === 'not-applicable',
      act: (tx, plan, which, { reason }, by) => markNotApplicable(tx, plan, which, reason, by),
    }),
  )
  .post(at('applicable'), (c) =>
    answerDeed(c, {
      form: VersionForm,
      of: 'applicable',
      done: 'applicable',
      may: canExempt,
      who: 'access.who.receiver',
      act: (tx, plan, which, _, by) => takeBackNotApplicable(tx, plan, which, by),
    }),
  )
  .post(at('consent'), (c) =>
    answerDeed(c, {
      form: OptionalReasonForm,
      of: 'consent',
      done: 'consented',
      may: (actor, programme) => canConsent(actor, programme),
      who: 'access.who.programme-lead',
      act: (tx, plan, which, { answer, reason }, by) =>
        answer === 'consent' ? consent(tx, plan, which, by) : refuseConsent(tx, plan, which, reason, by),
    }),
  )
  .post(at('done-before'), (c) =>
    answerDeed(c, {
      form: DoneBeforeForm,
      of: 'done-before',
      done: 'done-before',
      may: canMarkDoneBefore,
      who: 'access.who.receiver',
      isDone: (state) => state === 'accepted',
      act: (tx, plan, which, { on }, by) => markDoneBefore(tx, plan, which, on, by),
    }),
  )
