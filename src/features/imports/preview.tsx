import { createHash } from 'node:crypto'
import { lockPlan, planHandlers, readPlan } from '#src/features/commitments/index.ts'
import { type ProgrammeFacts, type ProgrammeView, readFacts } from '#src/features/programmes/index.ts'
import { orNotFound } from '#src/platform/access/index.ts'
import type { Db, Tx } from '#src/platform/database/index.ts'
import { downloadHeaders, mediaTypes } from '#src/platform/files/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { formInWords, type ReadForm, type RequestContext, readForm, show } from '#src/platform/http/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { writeCsv, writeXlsx } from '#src/platform/spreadsheet/index.ts'
import { type FormState, readSort, withQuery } from '#src/ui/index.ts'
import { importDates, readDateSurroundings, tryDates } from './dates/dates.store.ts'
import { outcomeOf, type TriedPlan } from './dates/outcome.ts'
import type { DateSheetRow } from './dates/row.ts'
import { datePlans } from './dates/steps.ts'
import { overdueAnswer, YesForm } from './import.forms.ts'
import { findImportForUpdate, markDone, type PendingImport } from './import.store.ts'
import { importPath } from './pages/frame.tsx'
import { PreviewPage } from './pages/preview.pages.tsx'
import { dateOutcomes, dateRows, planCounts, planRows, previewTable, sorted } from './pages/preview-rows.ts'
import { importPlan } from './plan/apply.store.ts'
import { type ReadPlan, readPlanImport } from './plan/read-plan.store.ts'
import { cellsByColumn } from './sheet/import-kind.ts'

/** Why a preview is shown again: what was typed and what is wrong with it, or that the plan has become another. */
interface Again {
  readonly form?: FormState
  readonly refusal?: string
  readonly status: 409 | 422
}

const ROWS_A_PAGE = 100
/** More mottagningar than the largest programme we plan for (49 receivers, 30 units, 60 items: 88,200), twice over. */
const MOST_RECEIPTS = 200_000
const MOST_COMMITMENTS = 60_000

type Counts = readonly (readonly [string, number])[]
type Listed = ReturnType<typeof planRows>

interface Shown {
  readonly counts: Counts
  readonly rowsOf: (outcome: string) => Listed
  readonly digest: string
  readonly overdue: { readonly items: number; readonly receipts: number }
  readonly newAreas: readonly string[]
}

/** One view of a preview: the outcome, order and page in its address, as a page or as a file of exactly those rows. */
async function showPreview(
  c: RequestContext,
  programme: ProgrammeView,
  pending: PendingImport,
  shown: Shown,
  again?: Again,
) {
  const { ui } = c.var.frame
  const { counts } = shown
  const asked = counts.find(([outcome]) => outcome === c.req.query('show'))
  const outcome = (asked ?? counts.find(([, count]) => count > 0) ?? counts[0])?.[0] ?? 'refuse'
  const sort = readSort(c.req.query('sort'), ['row', 'title'], { key: 'row', descending: false })
  const rows = sorted(shown.rowsOf(outcome), sort)
  const format = c.req.query('format')
  if (format === 'xlsx' || format === 'csv') {
    const table = previewTable(
      ui.t(`imports.outcome.${outcome}`),
      rows.map(({ say }) => say(ui)),
      ui,
    )
    const bytes = format === 'xlsx' ? await writeXlsx(table) : Buffer.from(writeCsv(table))
    return c.body(
      new Uint8Array(bytes),
      200,
      downloadHeaders({ name: `${table.name}.${format}`, type: mediaTypes[format], size: bytes.length }),
    )
  }
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE))
  const page = Math.min(pages, /^[1-9]\d{0,4}$/.test(c.req.query('page') ?? '') ? Number(c.req.query('page')) : 1)
  const count = (one: string) => counts.find(([name]) => name === one)?.[1] ?? 0
  return show(
    c,
    <PreviewPage
      c={c}
      programme={programme}
      pending={pending}
      {...shown}
      comes={count('add') + count('change')}
      shown={outcome}
      rows={rows.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE).map(({ say }) => say(ui))}
      total={rows.length}
      page={page}
      pages={pages}
      sort={sort}
      url={withQuery(importPath(programme, pending.id), { show: outcome, sort: c.req.query('sort') ?? null })}
      form={again?.form}
      refusal={again?.refusal}
    />,
    again?.status ?? 200,
  )
}

const shownPlan = (programme: ProgrammeView, { differences, overdue, digest }: ReadPlan): Shown => ({
  counts: planCounts(differences),
  rowsOf: (outcome) => planRows(differences, outcome as Parameters<typeof planRows>[1], programme.id),
  digest,
  overdue: { items: overdue.length, receipts: overdue.reduce((sum, { rollouts }) => sum + rollouts.length, 0) },
  newAreas: differences.newAreas,
})

export const previewPlan = async (c: RequestContext, programme: ProgrammeView, pending: PendingImport) =>
  showPreview(
    c,
    programme,
    pending,
    shownPlan(programme, await readPlanImport(c.var.db, programme, pending, c.var.today)),
  )

/** Larger than a programme can be: a file multiplied by its receivers, most often by mistake. */
function isTooLarge({ differences }: ReadPlan): boolean {
  const added = differences.rows.filter((row) => row.outcome === 'add')
  return (
    added.length > MOST_COMMITMENTS || added.reduce((sum, { entry }) => sum + entry.concerned.length, 0) > MOST_RECEIPTS
  )
}

export async function doPlan(
  c: RequestContext,
  programme: ProgrammeView,
  importId: Id<'import'>,
  by: Deed,
): Promise<Response> {
  const form = await readForm(c, YesForm)
  const { t, today } = c.var
  return c.var.transaction(async (tx) => {
    const pending = orNotFound(await findImportForUpdate(tx, programme.id, importId))
    if (pending.doneAt) return c.redirect(importPath(programme, importId), 303)
    await lockPlan(tx, programme.id)
    const facts = await readFacts(tx, programme.id)
    const read = await readPlanImport(tx, facts, pending, today)
    const again = (answer: Again) => showPreview(c, programme, pending, shownPlan(programme, read), answer)
    if (!form.ok) return again({ form: formInWords(t, form), status: 422 })
    if (form.input.seen !== read.digest)
      return again({
        form: { values: form.values, errors: {} },
        refusal: t('imports.preview.changed-since'),
        status: 409,
      })
    if (isTooLarge(read))
      return again({ refusal: t('imports.preview.too-large', { receipts: MOST_RECEIPTS }), status: 409 })
    const answered = overdueAnswer(form.input, read.overdue.length > 0, today)
    if ('field' in answered)
      return again({ form: { values: form.values, errors: { [answered.field]: t(answered.key) } }, status: 422 })
    const input = {
      fileName: pending.fileName,
      ...read,
      answer: answered.answer,
      areaKeys: facts.areas.map(({ key }) => key),
    }
    await markDone(tx, programme.id, importId, await importPlan(tx, await readPlan(tx, programme.id), input, by), by.at)
    return c.redirect(importPath(programme, importId), 303)
  })
}

async function readDates(
  db: Db | Tx,
  programme: ProgrammeFacts,
  pending: PendingImport,
  by: Deed,
): Promise<readonly TriedPlan[]> {
  const rows = (cellsByColumn('plan-dates', pending) as unknown as DateSheetRow[]).filter(
    ({ cells }) => !/^(exempel|example)\b/i.test(cells.receiver),
  )
  const plans = datePlans(rows, await readDateSurroundings(db, programme, by.today, pending.fileName))
  return tryDates(db, programme, plans, by)
}

const shownDates = (programme: ProgrammeView, plans: readonly TriedPlan[]): Shown => ({
  counts: dateOutcomes.map((outcome) => [outcome, plans.filter((plan) => outcomeOf(plan) === outcome).length]),
  rowsOf: (outcome) => dateRows(plans, outcome as (typeof dateOutcomes)[number], outcomeOf, programme.id),
  digest: createHash('sha256').update(JSON.stringify(plans)).digest('hex'),
  overdue: { items: 0, receipts: 0 },
  newAreas: [],
})

export async function previewDates(c: RequestContext, programme: ProgrammeView, pending: PendingImport) {
  const by: Deed = {
    personId: c.var.actor.personId,
    functionKind: null,
    partyId: null,
    at: c.var.now,
    today: c.var.today,
  }
  return showPreview(c, programme, pending, shownDates(programme, await readDates(c.var.db, programme, pending, by)))
}

export async function doDates(
  c: RequestContext,
  programme: ProgrammeView,
  importId: Id<'import'>,
  by: Deed,
): Promise<Response> {
  const form: ReadForm<{ seen: string }> = await readForm(c, YesForm.pick({ seen: true }))
  return c.var.transaction(async (tx) => {
    const pending = orNotFound(await findImportForUpdate(tx, programme.id, importId))
    if (pending.doneAt) return c.redirect(importPath(programme, importId), 303)
    const facts = await readFacts(tx, programme.id)
    const plans = await readDates(tx, facts, pending, by)
    const shown = shownDates(programme, plans)
    if (!form.ok || form.input.seen !== shown.digest)
      return showPreview(c, programme, pending, shown, {
        refusal: c.var.t('imports.preview.changed-since'),
        status: 409,
      })
    await markDone(
      tx,
      programme.id,
      importId,
      await importDates(tx, facts, { plans, fileName: pending.fileName }, by, planHandlers),
      by.at,
    )
    return c.redirect(importPath(programme, importId), 303)
  })
}
