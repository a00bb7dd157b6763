import { Hono } from 'hono'
import { z } from 'zod'
import { authorise, NotFoundError, orNotFound } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import { leftToSheetReader, readMultipart } from '#src/platform/files/index.ts'
import { deed, type Env, optionalText, type RequestContext, readForm, show } from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import { canEditParties } from './party.policy.ts'
import { ImportDonePage, ImportPage, ImportPreviewPage } from './party-import.pages.tsx'
import { type PartySheetRefusal, readPartySheet } from './party-import.sheet.ts'
import {
  findPending,
  findPendingForUpdate,
  importParties,
  keepPending,
  lockParties,
  markDone,
  type PendingImport,
  readKnownParties,
} from './party-import.store.ts'
import { countOutcomes, type Outcome, outcomes, type PlannedRow, planImport } from './party-import.ts'

const importPath = (id: string) => `/parties/import/${id}`

const SeenForm = z.object({ seen: optionalText(100) })

/** A file of up to 50,000 rows is shown so many rows at a time. */
const ROWS_A_PAGE = 200

async function pendingOf(c: RequestContext): Promise<PendingImport> {
  const id = asId(c.req.param('importId'))
  return orNotFound(id && (await findPending(c.var.db, id)))
}

const planOf = async (db: Reader, pending: PendingImport, today: string) =>
  planImport(pending.rows, await readKnownParties(db, today))

/** What the preview promised, in short: a plan that has become another is shown again before it is done. */
const digestOf = (planned: readonly PlannedRow[]): string => Object.values(countOutcomes(planned)).join('-')

function previewOf(c: RequestContext, pending: PendingImport, planned: readonly PlannedRow[], changed = false) {
  const counts = countOutcomes(planned)
  const asked = outcomes.find((outcome) => outcome === c.req.query('outcome'))
  const outcome: Outcome = asked ?? outcomes.find((one) => counts[one] > 0) ?? 'add'
  const page = /^[1-9]\d{0,3}$/.test(c.req.query('page') ?? '') ? Number(c.req.query('page')) : 1
  const rows = planned.filter((one) => one.outcome === outcome)
  return show(
    c,
    <ImportPreviewPage
      c={c}
      path={importPath(pending.id)}
      fileName={pending.fileName}
      counts={counts}
      outcome={outcome}
      rows={rows.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE)}
      page={page}
      pages={Math.ceil(rows.length / ROWS_A_PAGE)}
      digest={digestOf(planned)}
      changed={changed}
    />,
    changed ? 409 : 200,
  )
}

/** Organisations read in from a file: left, shown row by row, then done at once or not at all. */
export const partyImportRoutes = new Hono<Env>()
  .get('/parties/import', (c) => {
    authorise(canEditParties(c.var.actor), 'access.who.admin')
    return show(c, <ImportPage c={c} />)
  })
  .post('/parties/import', async (c) => {
    authorise(canEditParties(c.var.actor), 'access.who.admin')
    const again = (refusal: { code: string } | PartySheetRefusal) =>
      show(c, <ImportPage c={c} refusal={refusal} />, 422)
    const form = await readMultipart(c.req.raw, {
      store: c.var.files,
      secret: c.var.formSecret,
      judge: leftToSheetReader,
      maxFiles: 1,
    })
    if (!form.ok) return again(form.refusal)
    const file = form.value.files.get('file')
    if (!file) return again(form.value.refused.get('file') ?? { code: 'no-file' })
    const sheet = await readPartySheet(file)
    if (!sheet.ok) return again(sheet.refusal)
    if (sheet.value.rows.length === 0) return again({ code: 'empty' })
    return c.var.transaction(async (tx) => {
      const { rows } = sheet.value
      return c.redirect(
        importPath(await keepPending(tx, { fileName: file.name, rows }, c.var.actor.personId, c.var.now)),
        303,
      )
    })
  })
  .get('/parties/import/:importId', async (c) => {
    authorise(canEditParties(c.var.actor), 'access.who.admin')
    const pending = await pendingOf(c)
    if (pending.doneAt)
      return show(c, <ImportDonePage c={c} fileName={pending.fileName} result={pending.result ?? {}} />)
    return previewOf(c, pending, await planOf(c.var.db, pending, c.var.today))
  })
  .post('/parties/import/:importId', async (c) => {
    authorise(canEditParties(c.var.actor), 'access.who.admin')
    const importId = asId(c.req.param('importId'))
    if (!importId) throw new NotFoundError()
    const form = await readForm(c, SeenForm)
    const seen = form.ok ? form.input.seen : ''
    return c.var.transaction(async (tx) => {
      const pending = orNotFound(await findPendingForUpdate(tx, importId))
      if (pending.doneAt) return c.redirect(importPath(importId), 303)
      await lockParties(tx)
      const planned = await planOf(tx, pending, c.var.today)
      if (seen !== digestOf(planned)) return previewOf(c, pending, planned, true)
      await markDone(tx, importId, await importParties(tx, planned, deed(c)), c.var.now)
      return c.redirect(importPath(importId), 303)
    })
  })
