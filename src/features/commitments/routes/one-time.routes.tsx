import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { z } from 'zod'
import { createOneTimeLink, findOneTimeLink, type LinkRefusal, spendOneTimeLink } from '#src/features/people/index.ts'
import { authorise, orNotFound } from '#src/platform/access/index.ts'
import { downloadHeaders, stagedToken } from '#src/platform/files/index.ts'
import {
  alreadySubmitted,
  deed,
  type Env,
  formInWords,
  optionalText,
  type RequestContext,
  readForm,
  show,
} from '#src/platform/http/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { canAnswer, canDeliver } from '../commitment.policy.ts'
import { commitmentPath } from '../commitment.ts'
import { accept, giveBack } from '../doors/answer.store.ts'
import { deliver } from '../doors/deliver.store.ts'
import { LinkForm } from '../item.forms.ts'
import { refusalInWords } from '../item.words.ts'
import { LinkMadePage, OneTimePage, OneTimeSaidPage } from '../pages/one-time.pages.tsx'
import { readPlan } from '../plan.store.ts'
import { listReceipts } from '../readings/commitment.store.ts'
import { attachFile, findFile } from '../readings/files.store.ts'
import { type AskedByLink, readAsked } from '../readings/one-time.store.ts'
import { readDelivery } from './delivery.routes.tsx'
import { itemOf, lockPlanOf, returnedWith, showItem } from './item-view.routes.tsx'

/** Making a link: for whoever may do the deed themselves. It is shown once. */
export const linkRoutes = new Hono<Env>().post(
  '/programmes/:programmeId/commitments/:commitmentId/links',
  async (c) => {
    const form = await readForm(c, LinkForm)
    return c.var.transaction(async (tx) => {
      await lockPlanOf(c, tx)
      const found = await itemOf(c, tx)
      const { programme, item } = found
      const { actor, now, config, frame, lang } = c.var
      const receipts = await listReceipts(tx, programme.id, item.id, c.var.today)
      const may =
        canDeliver(actor, programme, item) ?? receipts.map((one) => canAnswer(actor, programme, one)).find(Boolean)
      authorise(may !== undefined, 'access.who.owner')
      if (!form.ok) return showItem(c, found, { returned: returnedWith(c, 'link', form), status: 422, db: tx })
      const { purpose, recipient, days, once } = form.input
      const receipt = receipts.find(({ id, unitId }) => id === form.input.receipt && unitId === null)
      const held =
        purpose === 'deliver' ? canDeliver(actor, programme, item) : receipt && canAnswer(actor, programme, receipt)
      authorise(held !== undefined, purpose === 'deliver' ? 'access.who.owner' : 'access.who.receiver')
      const path = commitmentPath(programme.id, item.id)
      if (await alreadySubmitted(tx, once, path, now)) return c.redirect(path, 303)
      const expires = Temporal.Instant.from(now).add({ hours: 24 * days })
      const token = await createOneTimeLink(
        tx,
        {
          purpose,
          programmeId: programme.id,
          subjectId: purpose === 'deliver' ? item.id : orNotFound(receipt).id,
          partyId: purpose === 'deliver' ? item.ownerId : orNotFound(receipt).receiverId,
          recipient,
          expiresAt: expires.toString(),
        },
        deed(c, held && { kind: held.kind, partyId: held.partyId }),
      )
      const link = new URL(`/links/${token}`, config.publicUrl).href
      const until = expires.toZonedDateTimeISO('Europe/Stockholm').toPlainDate().toString()
      return show(
        c,
        <LinkMadePage
          frame={frame}
          link={link}
          recipient={recipient}
          until={until}
          back={{ label: inLanguage(item.title, lang), href: path }}
        />,
        201,
      )
    })
  },
)

const AnswerForm = z
  .object({ answer: z.enum(['accept', 'return'], { error: 'form.choose' }), reason: optionalText(2000) })
  .superRefine((form, context) => {
    if (form.answer === 'return' && !form.reason)
      context.addIssue({ code: 'custom', path: ['reason'], message: 'form.required' })
  })

/** For someone without an account: looking shows what is asked, a POST does it and spends the link. Before the signed-in middleware. */
export const oneTimeRoutes = new Hono<Env>()
  .get('/links/:token', async (c) => {
    const asked = await askedBy(c)
    if (!asked.ok) return refusedLink(c, asked.refusal)
    return show(c, <OneTimePage frame={c.var.frame} action={c.req.path} asked={asked.value} once={newId()} />)
  })
  .get('/links/:token/file', async (c) => {
    const asked = await askedBy(c)
    if (!asked.ok) return refusedLink(c, asked.refusal)
    const { programmeId, commitmentId, deliveryId, purpose } = asked.value
    const file = orNotFound(
      purpose === 'accept' && deliveryId ? await findFile(c.var.db, programmeId, commitmentId, deliveryId) : null,
    )
    const content = orNotFound(await c.var.files.open(file.sha256))
    return c.body(Readable.toWeb(content) as ReadableStream, 200, downloadHeaders(file))
  })
  .post('/links/:token', async (c) => {
    // Nothing is taken in on a link that is no longer good.
    const asked = await askedBy(c)
    if (!asked.ok) return refusedLink(c, asked.refusal)
    return asked.value.purpose === 'deliver' ? deliverByLink(c, asked.value) : answerByLink(c, asked.value)
  })

async function askedBy(
  c: RequestContext,
): Promise<{ ok: true; value: AskedByLink } | { ok: false; refusal: LinkRefusal }> {
  const link = await findOneTimeLink(c.var.db, c.req.param('token') ?? '', c.var.now)
  if (!link.ok) return link
  const asked = await readAsked(c.var.db, link.value)
  return asked ? { ok: true, value: asked } : { ok: false, refusal: { code: 'unknown' } }
}

const refusedLink = (c: RequestContext, { code }: LinkRefusal) =>
  show(
    c,
    <OneTimeSaidPage
      frame={c.var.frame}
      title={c.var.t(`commitments.link.title-${code}`)}
      what={c.var.t(`commitments.link.refused-${code}`)}
    />,
    code === 'unknown' ? 404 : 410,
  )

const thanks = (c: RequestContext) =>
  show(
    c,
    <OneTimeSaidPage
      frame={c.var.frame}
      title={c.var.t('commitments.link.thanks')}
      what={c.var.t('commitments.link.thanks-note')}
    />,
    // Turbo shows no answer of 200 to a form, and there is no page to lead on to: the link is spent.
    201,
  )

/** What is done by link is done in nobody's function, by the one whom the link was given to. */
const byLink = (c: RequestContext) => ({
  personId: null,
  functionKind: null,
  partyId: null,
  at: c.var.now,
  today: c.var.today,
})

async function deliverByLink(c: RequestContext, asked: AskedByLink): Promise<Response> {
  const { form, file } = await readDelivery(c)
  return c.var.transaction(async (tx) => {
    const again = (status: 409 | 422, refusal?: string) =>
      show(
        c,
        <OneTimePage
          frame={c.var.frame}
          action={c.req.path}
          asked={asked}
          once={newId()}
          form={formInWords(c.var.t, form.ok ? { values: form.values } : form)}
          refusal={refusal}
          staged={file && { token: stagedToken(file, c.var.formSecret), name: file.name }}
        />,
        status,
      )
    if (!form.ok) return again(422)
    const spent = await spendOneTimeLink(tx, c.req.param('token') ?? '', c.var.now)
    if (!spent.ok) return refusedLink(c, spent.refusal)
    const fileId = file ? await attachFile(tx, file, c.var.now) : null
    const { label, link, note } = form.input
    const delivered = await deliver(
      tx,
      await readPlan(tx, asked.programmeId),
      asked.commitmentId,
      { label, link, note, fileId, byName: asked.recipient },
      byLink(c),
    )
    if (!delivered.ok) return again(409, refusalInWords(delivered.refusal, c.var.frame.ui))
    if (file) await c.var.files.keep(file)
    return thanks(c)
  })
}

async function answerByLink(c: RequestContext, asked: AskedByLink): Promise<Response> {
  const form = await readForm(c, AnswerForm)
  return c.var.transaction(async (tx) => {
    const again = (status: 409 | 422, refusal?: string) =>
      show(
        c,
        <OneTimePage
          frame={c.var.frame}
          action={c.req.path}
          asked={asked}
          once={newId()}
          form={formInWords(c.var.t, form.ok ? { values: form.values } : form)}
          refusal={refusal}
        />,
        status,
      )
    if (!form.ok) return again(422)
    const spent = await spendOneTimeLink(tx, c.req.param('token') ?? '', c.var.now)
    if (!spent.ok) return refusedLink(c, spent.refusal)
    const plan = await readPlan(tx, asked.programmeId)
    const ids: Id<'receipt'>[] = [orNotFound(asked.receiptId)]
    const { answer, reason } = form.input
    const bulk =
      answer === 'accept'
        ? await accept(tx, plan, ids, byLink(c), asked.recipient)
        : await giveBack(tx, plan, ids, reason, byLink(c), asked.recipient)
    // A receipt that sums up units is answered for those that still wait for an answer.
    const [first] = bulk.done.length > 0 ? [] : bulk.refused
    return first ? again(409, refusalInWords(first.refusal, c.var.frame.ui)) : thanks(c)
  })
}
