import { raw } from 'hono/html'
import { findProgramme, type ProgrammeView, programmeOf } from '#src/features/programmes/index.ts'
import { orNotFound } from '#src/platform/access/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { formInWords, type ReadForm, type RequestContext, show } from '#src/platform/http/index.ts'
import { asId, newId } from '#src/platform/ids.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import type { FlashMessage } from '#src/ui/index.ts'
import {
  canArrange,
  canChangeOwner,
  canComment,
  canEdit,
  canWithdraw,
  noteOrganisations,
} from '../commitment.policy.ts'
import { deedsOf } from '../item-deeds.ts'
import { ItemBody, ItemPage } from '../pages/item.pages.tsx'
import type { ItemView, Returned } from '../pages/item-view.ts'
import { lockPlan } from '../plan.store.ts'
import { listNames, listNeedable } from '../readings/choices.store.ts'
import { type Commitment, findCommitment, listReceipts } from '../readings/commitment.store.ts'
import { listItemHistory } from '../readings/item-history.store.ts'
import { keptNames, keptNeedable } from '../readings/kept-choices.store.ts'
import { keptTakingPart, listTakingPart } from '../readings/taking-part.store.ts'
import { handableFor } from './items.routes.tsx'
import { readerKey } from './reader-key.ts'

/**
 * The programme and commitment of the path, as the actor may see them. In a transaction they are read on its own connection: one that
 * waited for a second while it holds the first could wait for ever. @throws NotFoundError
 */
export async function itemOf(
  c: RequestContext,
  db: Reader = c.var.db,
): Promise<{ programme: ProgrammeView; item: Commitment }> {
  const programme = orNotFound(await findProgramme(db, c.var.actor, asId<'programme'>(c.req.param('programmeId'))))
  const item = orNotFound(
    await findCommitment(db, c.var.actor, programme, asId<'commitment'>(c.req.param('commitmentId'))),
  )
  return { programme, item }
}

/** Four million characters (some eight megabytes) of items, as their readers last saw them. */
const kept = versionedCache<{ readonly html: string; readonly item: Pick<Commitment, 'id' | 'title' | 'live'> }>(
  4_000_000,
  ({ html }) => html.length,
)

/** Thirty units of each receiver are many rows: they are unfolded by an address of their own. */
const showsUnits = (c: RequestContext): boolean => c.req.query('units') !== undefined

/** Stands in what is kept where a form's own key shall be: each time it is shown it gets fresh ones. */
const onceMark = newId()

/**
 * The page of one commitment, to be read. Its body is kept for each reader until anything in the programme changes; who the reader is,
 * with what functions, is part of what it is kept under. @throws NotFoundError
 */
export async function openItem(c: RequestContext): Promise<Response> {
  const { actor, db, today, frame } = c.var
  const id = asId<'commitment'>(c.req.param('commitmentId'))
  const programme = await programmeOf(c)
  const { html, item } = await kept.get(
    `${id} ${readerKey(actor)} ${today} ${frame.ui.lang} ${showsUnits(c)}`,
    programme.liveVersion,
    async () => {
      const found = orNotFound(await findCommitment(db, actor, programme, id))
      return { html: String(await bodyOf(c, { programme, item: found }, db)), item: found }
    },
  )
  const body = raw(html.replaceAll(onceMark, () => newId()))
  return show(c, <ItemPage frame={frame} programme={programme} item={item} flash={flashOf(c)} body={body} />)
}

/** The page of one commitment with the form that came back: malformed, or refused. */
export async function showItem(
  c: RequestContext,
  found: { readonly programme: ProgrammeView; readonly item: Commitment },
  { returned, status, db }: { readonly returned: Returned; readonly status: 409 | 422; readonly db: Reader },
): Promise<Response> {
  const html = String(await bodyOf(c, found, db, returned)).replaceAll(onceMark, () => newId())
  return show(c, <ItemPage frame={c.var.frame} {...found} body={raw(html)} />, status)
}

async function bodyOf(
  c: RequestContext,
  { programme, item }: { readonly programme: ProgrammeView; readonly item: Commitment },
  db: Reader,
  returned?: Returned,
) {
  const { actor, today, frame } = c.var
  // To be read only, the parts may be asked for at once and the choices be kept ones; a transaction has one connection, and wants what stands now.
  const pool = db === c.var.db ? c.var.db : null
  const unitsShown = showsUnits(c)
  const readReceipts = () => listReceipts(db, programme.id, item.id, today, { units: unitsShown })
  const readHistory = () => listItemHistory(db, actor, programme, item.id)
  const [receipts, history] = pool
    ? await Promise.all([readReceipts(), readHistory()])
    : [await readReceipts(), await readHistory()]
  const noters = noteOrganisations(actor, programme)
  const may = {
    edit: canEdit(actor, programme, item),
    withdraw: item.withdrawnAt ? undefined : canWithdraw(actor, programme, item),
    arrange: canArrange(actor, programme, item),
    comment: canComment(actor, programme),
  }
  const view: ItemView = {
    frame,
    programme,
    item,
    receipts,
    unitsShown,
    history,
    deeds: deedsOf(actor, programme, item, receipts, today as IsoDate),
    may,
    handable: await handableFor(c, programme, pool ? undefined : db),
    needable:
      may.arrange && !item.withdrawnAt
        ? await (pool
            ? keptNeedable(pool, actor, programme, item.rolloutId)
            : listNeedable(db, actor, programme, item.rolloutId))
        : [],
    owners:
      canChangeOwner(actor, programme) && !item.withdrawnAt
        ? await (pool ? keptTakingPart(pool, programme) : listTakingPart(db, programme.id))
        : [],
    noteFor: await (pool ? keptNames(pool, programme, noters) : listNames(db, noters)),
    once: () => onceMark,
    returned,
  }
  return <ItemBody {...view} />
}

const flashes = [
  'delivered',
  'accepted',
  'returned',
  'reopened',
  'exempt',
  'applicable',
  'consented',
  'forecast',
  'responsible',
  'owner',
  'commented',
  'noted',
  'done-before',
  'created',
  'edited',
  'arranged',
  'started',
] as const

function flashOf(c: RequestContext): FlashMessage | undefined {
  const { t } = c.var
  const done = flashes.find((one) => one === c.req.query('done'))
  if (done) return { kind: 'done', text: t(`commitments.done.${done}`) }
  const [count, refused] = [Number(c.req.query('count')), Number(c.req.query('refused') ?? 0)]
  if (!c.req.query('done') || !Number.isInteger(count) || !Number.isInteger(refused)) return undefined
  if (count === 0) return { kind: 'warning', text: t('commitments.bulk.none-done', { count: refused }) }
  return { kind: refused > 0 ? 'warning' : 'done', text: t('commitments.bulk.done', { count, refused }) }
}

/** Locks the plan of the path's programme, so that what is read next is what stands. */
export async function lockPlanOf(c: RequestContext, tx: Tx): Promise<void> {
  await lockPlan(tx, orNotFound(asId<'programme'>(c.req.param('programmeId'))))
}

/** The programme of the path, its plan locked, read on the transaction's own connection. @throws NotFoundError */
export async function lockedProgramme(c: RequestContext, tx: Tx): Promise<ProgrammeView> {
  await lockPlanOf(c, tx)
  return orNotFound(await findProgramme(tx, c.var.actor, asId<'programme'>(c.req.param('programmeId'))))
}

/** A form to be shown again: malformed (422) or refused (409). */
export const returnedWith = (c: RequestContext, of: string, form: ReadForm<unknown>, refusal?: string): Returned => ({
  of,
  form: formInWords(c.var.t, form.ok ? { values: form.values } : form),
  refusal,
})
