import { Hono } from 'hono'
import type { z } from 'zod'
import { leadIn, type ProgrammeView, programmeOf } from '#src/features/programmes/index.ts'
import { type Actor, authorise, type HeldFunction, orNotFound } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { deed, type Env, formInWords, type RequestContext, readForm, show } from '#src/platform/http/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { withQuery } from '#src/ui/index.ts'
import { canAnswer, canChangeOwner, canDeliver, canExempt, canMarkDoneBefore } from '../commitment.policy.ts'
import { accept, markDoneBefore, markNotApplicable, start } from '../doors/answer.store.ts'
import { changeOwner } from '../doors/change-owner.store.ts'
import { deliverMany } from '../doors/deliver.store.ts'
import { type HeldReceipt, named, readReceipts } from '../doors/receipts.store.ts'
import { assignOwner, assignReceiver, forecast } from '../doors/steer.store.ts'
import { bulkFormOf } from '../item.forms.ts'
import { type BulkDeed, bulkDeeds } from '../pages/bulk-actions.pages.tsx'
import { BulkRefusedPage } from '../pages/bulk-refused.pages.tsx'
import { lockPlan, type Plan, readPlan } from '../plan.store.ts'
import { listHandable } from '../readings/choices.store.ts'
import { listItems } from '../readings/items.store.ts'
import { listTakingPart } from '../readings/taking-part.store.ts'
import { visibleReceipts } from '../readings/visible-receipts.store.ts'
import { wishOf } from './wish.ts'

type Wish = z.output<ReturnType<typeof bulkFormOf>>

interface Asked {
  readonly c: RequestContext
  readonly programme: ProgrammeView
}

/** At most so many rows of a filtered list at once. */
const most = 20_000

/**
 * Deeds on many receipts at once: those chosen, or all that a filter shows. Each is authorised by itself; those that the actor may not
 * change, or that a rule refuses, are left as they are and counted in the answer.
 */
export const bulkRoutes = new Hono<Env>().post('/programmes/:programmeId/commitments/bulk/:deed', async (c) => {
  const which = orNotFound(bulkDeeds.find((one) => one === c.req.param('deed')))
  const form = await readForm(c, bulkFormOf(which))
  const programme = await programmeOf(c)
  authorise(programme.standing !== 'observer', 'access.who.insider')
  const back = backTo(programme, String(form.values.back ?? ''))
  const missing = form.ok ? missingFor(which, form.input) : null
  if (!form.ok || missing)
    return show(
      c,
      <BulkRefusedPage
        frame={c.var.frame}
        programme={programme}
        back={back}
        {...(missing && { why: c.var.t(missing) })}
        deed={which}
        form={formInWords(c.var.t, form)}
        owners={
          which === 'owner' && canChangeOwner(c.var.actor, programme)
            ? await listTakingPart(c.var.db, programme.id)
            : []
        }
      />,
      422,
    )
  return c.var.transaction(async (tx) => {
    await lockPlan(tx, programme.id)
    const plan = await readPlan(tx, programme.id)
    const ids = form.input.all ? await allShown(tx, c, programme, back) : form.input.receipt
    const seen = await readReceipts(
      tx,
      programme.id,
      visibleReceipts(c.var.actor, programme.standing, named(programme.id, ids)),
    )
    const groups = Map.groupBy(seen, (held) => actsAs(which, c.var.actor, programme, held))
    const refused = groups.get(undefined)?.length ?? 0
    groups.delete(undefined)
    let done = 0
    for (const [held, receipts] of groups) {
      const by = deed(c, held && { kind: held.kind, partyId: held.partyId })
      done += await act(tx, plan, which, receipts, form.input, by, { c, programme })
    }
    return c.redirect(
      withQuery(back, {
        done: which,
        count: done,
        refused: refused + [...groups.values()].flat().length - done,
        page: null,
      }),
      303,
    )
  })
})

/** Back to a list or an item of this programme, never elsewhere. */
const backTo = (programme: ProgrammeView, back: string): string => {
  const list = `/programmes/${programme.id}/commitments`
  return /^[\w/?&=%.+~,:;@!'()*-]*$/.test(back) &&
    (back === list || back.startsWith(`${list}?`) || back.startsWith(`${list}/`))
    ? back
    : list
}

function missingFor(which: BulkDeed, wish: Wish): string | null {
  if (wish.receipt.length === 0 && !wish.all) return 'commitments.bulk.nothing-chosen'
  if (which === 'owner' && (!wish.party || !wish.why)) return 'commitments.bulk.owner-needs'
  if (which === 'not-applicable' && !wish.reason) return 'commitments.bulk.reason-needed'
  if (which === 'forecast' && (!wish.on || !wish.reason)) return 'commitments.bulk.forecast-needs'
  return null
}

async function allShown(tx: Tx, c: RequestContext, programme: ProgrammeView, back: string): Promise<Id<'receipt'>[]> {
  const at = back.indexOf('?')
  const { filter } = wishOf(new URLSearchParams(at < 0 ? '' : back.slice(at + 1)))
  const page = { sort: 'due', descending: false, limit: most, offset: 0, lang: c.var.lang } as const
  return (await listItems(tx, c.var.actor, programme, filter, page, c.var.today)).map(({ receiptId }) => receiptId)
}

/** In what function the actor does it to this receipt; undefined: may not. */
function actsAs(which: BulkDeed, actor: Actor, programme: ProgrammeView, held: HeldReceipt): HeldFunction | undefined {
  const receipt = { ...held, own: held.receipt.own, approver: held.receipt.approver }
  if (which === 'acceptance') return canAnswer(actor, programme, receipt)
  if (which === 'not-applicable') return canExempt(actor, programme, receipt)
  if (which === 'done-before') return canMarkDoneBefore(actor, programme, receipt)
  if (which === 'owner') return canChangeOwner(actor, programme)
  const owner = canDeliver(actor, programme, held)
  return which === 'responsible' ? (canExempt(actor, programme, receipt) ?? owner ?? leadIn(actor, programme)) : owner
}

async function act(
  tx: Tx,
  plan: Plan,
  which: BulkDeed,
  receipts: readonly HeldReceipt[],
  wish: Wish,
  by: Deed,
  asked: Asked,
): Promise<number> {
  const ids = receipts.map(({ id }) => id)
  const { reason, on } = wish
  switch (which) {
    case 'acceptance':
      return (await accept(tx, plan, ids, by)).done.length
    case 'start':
      return (await start(tx, plan, ids, by)).done.length
    case 'not-applicable':
      return (await markNotApplicable(tx, plan, ids, reason, by)).done.length
    case 'done-before':
      return (await markDoneBefore(tx, plan, ids, on, by)).done.length
    case 'forecast': {
      const commitments = [...new Set(receipts.map(({ commitmentId }) => commitmentId))]
      await forecast(tx, plan, commitments, on, reason, by)
      return receipts.length
    }
    case 'delivery':
      return deliverEach(tx, plan, receipts, wish, by)
    case 'owner':
      return handOver(tx, plan, receipts, wish, by)
    case 'responsible':
      return handOut(tx, plan, receipts, wish.function, by, asked)
  }
}

/** One version for each commitment; a commitment's receipts that were not chosen are left out of it. */
async function deliverEach(
  tx: Tx,
  plan: Plan,
  receipts: readonly HeldReceipt[],
  { on }: Wish,
  by: Deed,
): Promise<number> {
  const wishes = [...Map.groupBy(receipts, (one) => one.commitmentId)].map(([commitmentId, ones]) => ({
    commitmentId,
    only: ones.map(({ id }) => id),
    ...(on && { on }),
  }))
  return (await deliverMany(tx, plan, wishes, by)).flatMap(({ done }) => done).length
}

/** A commitment has one owner: the receivers of it that were not chosen get another too. Counted are the chosen rows. */
async function handOver(
  tx: Tx,
  plan: Plan,
  receipts: readonly HeldReceipt[],
  { party, why }: Wish,
  by: Deed,
): Promise<number> {
  const to = orNotFound((await listTakingPart(tx, plan.id)).find(({ id }) => id === party))
  const ids = [...new Set(receipts.map(({ commitmentId }) => commitmentId))]
  const done = new Set((await changeOwner(tx, plan, ids, { to, reason: why }, by)).done)
  return receipts.filter(({ commitmentId }) => done.has(commitmentId)).length
}

/** The function must be one of the side it is given: the receiver's answers for receipts, the owner's for commitments. */
async function handOut(
  tx: Tx,
  plan: Plan,
  receipts: readonly HeldReceipt[],
  functionId: Id<'function'> | null,
  by: Deed,
  { c, programme }: Asked,
): Promise<number> {
  const { actor } = c.var
  const leads = leadIn(actor, programme) !== undefined
  const receives = (one: HeldReceipt) =>
    leads || canExempt(actor, programme, { ...one, own: one.receipt.own, approver: null }) !== undefined
  const owes = (one: HeldReceipt) => leads || canDeliver(actor, programme, one) !== undefined
  const sides = [...new Set(receipts.flatMap((one) => [one.receiverOrganisationId, one.ownerOrganisationId]))]
  const given =
    functionId === null
      ? null
      : orNotFound((await listHandable(tx, plan.id, sides, c.var.today)).find(({ id }) => id === functionId))
  const receiving = receipts.filter(
    (one) => receives(one) && (given === null || one.receiverOrganisationId === given.organisationId),
  )
  const owing = receipts.filter(
    (one) => owes(one) && (given === null ? one.receipt.own : one.ownerOrganisationId === given.organisationId),
  )
  if (receiving.length > 0)
    await assignReceiver(
      tx,
      plan,
      receiving.map(({ id }) => id),
      functionId,
      by,
    )
  if (owing.length > 0)
    await assignOwner(tx, plan, [...new Set(owing.map(({ commitmentId }) => commitmentId))], functionId, by)
  return new Set([...receiving, ...owing].map(({ id }) => id)).size
}
