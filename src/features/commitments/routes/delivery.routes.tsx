import { Hono } from 'hono'
import type { z } from 'zod'
import { authorise } from '#src/platform/access/index.ts'
import { type FileRefusal, readMultipart, type StagedFile, stagedToken } from '#src/platform/files/index.ts'
import {
  alreadySubmitted,
  checkFields,
  deed,
  type Env,
  type ReadForm,
  type RequestContext,
  readForm,
  valuesOf,
} from '#src/platform/http/index.ts'
import { canDeliver } from '../commitment.policy.ts'
import { deliver } from '../doors/deliver.store.ts'
import { DeliveryForm } from '../item.forms.ts'
import { refusalInWords } from '../item.words.ts'
import { readPlan } from '../plan.store.ts'
import { attachFile } from '../readings/files.store.ts'
import { afterwards } from './afterwards.ts'
import { itemOf, lockPlanOf, returnedWith, showItem } from './item-view.routes.tsx'

export interface ReadDelivery {
  readonly form: ReadForm<z.output<typeof DeliveryForm>>
  readonly file: StagedFile | undefined
}

/** Reads the form of a delivery, with or without a file; what is wrong with the file stands beside its field. */
export async function readDelivery(c: RequestContext): Promise<ReadDelivery> {
  if (!/^multipart\/form-data/i.test(c.req.header('content-type') ?? ''))
    return { form: await readForm(c, DeliveryForm), file: undefined }
  const read = await readMultipart(c.req.raw, { store: c.var.files, secret: c.var.formSecret, maxFiles: 1 })
  if (!read.ok)
    return {
      form: { ok: false, values: {}, errors: { file: { key: `files.form.${read.refusal.code}` } } },
      file: undefined,
    }
  const form = checkFields(DeliveryForm, valuesOf(read.value.fields))
  const file = read.value.files.get('file')
  const refusal = read.value.refused.get('file')
  if (!refusal) return { form, file }
  const errors = { ...(form.ok ? {} : form.errors), file: fileError(refusal) }
  return { form: { ok: false, values: form.values, errors }, file: undefined }
}

const fileError = (refusal: FileRefusal) => ({
  key: `files.file.${refusal.code}`,
  ...('maxBytes' in refusal && { params: { megabytes: Math.round(refusal.maxBytes / 1024 / 1024) } }),
})

export const deliveryRoutes = new Hono<Env>().post(
  '/programmes/:programmeId/commitments/:commitmentId/deliveries',
  async (c) => {
    // A file is taken in only from one who may deliver: asked before the body is read, and again when it is done.
    const before = await itemOf(c)
    authorise(canDeliver(c.var.actor, before.programme, before.item) !== undefined, 'access.who.owner')
    const { form, file } = await readDelivery(c)
    return c.var.transaction(async (tx) => {
      await lockPlanOf(c, tx)
      const { programme, item } = await itemOf(c, tx)
      const held = canDeliver(c.var.actor, programme, item)
      authorise(held !== undefined, 'access.who.owner')
      const again = (status: 409 | 422, why?: string) => {
        const staged = file && { token: stagedToken(file, c.var.formSecret), name: file.name }
        return showItem(
          c,
          { programme, item },
          { returned: { ...returnedWith(c, 'deliver', form, why), ...(staged && { staged }) }, status, db: tx },
        )
      }
      if (!form.ok) return again(422)
      const { once, label, link, note, on, again: askAgain } = form.input
      const to = afterwards(programme.id, item.id, 'delivered', form.values)
      if (await alreadySubmitted(tx, once, to, c.var.now)) return c.redirect(to, 303)
      const fileId = file ? await attachFile(tx, file, c.var.now) : null
      const by = deed(c, held && { kind: held.kind, partyId: held.partyId })
      const delivered = await deliver(
        tx,
        await readPlan(tx, programme.id),
        item.id,
        { label, link, note, fileId, askAgain, ...(on && { on }) },
        by,
      )
      if (!delivered.ok) return again(409, refusalInWords(delivered.refusal, c.var.frame.ui))
      if (file) await c.var.files.keep(file)
      return c.redirect(to, 303)
    })
  },
)
