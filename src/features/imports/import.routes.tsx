import { Hono } from 'hono'
import { canLead, leadIn, type ProgrammeView, programmeOf } from '#src/features/programmes/index.ts'
import { authorise, orNotFound } from '#src/platform/access/index.ts'
import {
  downloadHeaders,
  fileRefusalMessage,
  leftToSheetReader,
  mediaTypes,
  multipartRefusalMessage,
  readMultipart,
} from '#src/platform/files/index.ts'
import {
  alreadySubmitted,
  deed,
  type Env,
  type FieldErrors,
  formInWords,
  type RequestContext,
  readForm,
  show,
} from '#src/platform/http/index.ts'
import { translator } from '#src/platform/i18n/index.ts'
import { asId } from '#src/platform/ids.ts'
import { readSheet, sheetLimits, sheetRefusalMessage, writeXlsx } from '#src/platform/spreadsheet/index.ts'
import { ColumnsForm } from './import.forms.ts'
import {
  findImport,
  findImportForUpdate,
  forget,
  keepPending,
  listImports,
  type PendingImport,
  rememberedMapping,
  saveMapping,
} from './import.store.ts'
import { ColumnsPage } from './pages/columns.pages.tsx'
import { DonePage } from './pages/done.pages.tsx'
import { importPath, importsPath } from './pages/frame.tsx'
import { ImportsPage } from './pages/start.pages.tsx'
import { doDates, doPlan, previewDates, previewPlan } from './preview.tsx'
import { applyMapping, asKind, columnsOf, guessMapping, type ImportKind, type Mapping } from './sheet/import-kind.ts'
import { templateSheet } from './sheet/template-sheet.ts'

/** A wave plan has a few hundred rows; more is another kind of file. */
const limitsOf: Record<ImportKind, typeof sheetLimits> = {
  plan: sheetLimits,
  'plan-dates': { ...sheetLimits, maxRows: 5000 },
}

/** The programme, for its lead: nobody else reads a plan in. @throws NotFoundError, ForbiddenError */
async function ledProgramme(c: RequestContext): Promise<ProgrammeView> {
  const programme = await programmeOf(c)
  authorise(canLead(c.var.actor, programme))
  return programme
}

const idOf = (c: RequestContext) => asId<'import'>(c.req.param('importId'))

async function importOf(c: RequestContext, programme: ProgrammeView): Promise<PendingImport> {
  return orNotFound(await findImport(c.var.db, programme.id, idOf(c)))
}

async function showStart(
  c: RequestContext,
  programme: ProgrammeView,
  wrong?: { kind: ImportKind; error?: string; refusal?: string },
) {
  const imports = await listImports(c.var.db, programme.id)
  return show(
    c,
    <ImportsPage c={c} programme={programme} imports={imports} {...(wrong && { wrong })} />,
    wrong ? 422 : 200,
  )
}

function showColumns(
  c: RequestContext,
  programme: ProgrammeView,
  pending: PendingImport,
  form?: { values: Record<string, string>; errors: FieldErrors },
) {
  const { unmatched } = applyMapping(pending.kind, pending.header, pending.mapping)
  const again = form && formInWords(c.var.t, form)
  return show(
    c,
    <ColumnsPage c={c} programme={programme} pending={pending} unmatched={unmatched} {...(again && { form: again })} />,
    form ? 422 : 200,
  )
}

/** What is wrong with a choice of columns: a needed one is not chosen, or one is chosen for two things. */
function columnErrors(kind: ImportKind, header: readonly string[], mapping: Mapping): FieldErrors {
  const errors: Record<string, FieldErrors[string]> = {}
  for (const { key, required } of columnsOf[kind]) {
    const chosen = mapping[key]
    if (chosen === undefined) {
      if (required) errors[key] = { key: 'imports.columns.required' }
    } else if (!header.includes(chosen)) errors[key] = { key: 'form.choose' }
    else if (columnsOf[kind].find((column) => mapping[column.key] === chosen)?.key !== key)
      errors[key] = { key: 'imports.columns.twice', params: { name: chosen } }
  }
  return errors
}

/** A plan under way elsewhere, and its dates, read in: a file, what its columns mean, what it would do, done. */
export const importRoutes = new Hono<Env>()
  .get('/programmes/:programmeId/imports', async (c) => showStart(c, await ledProgramme(c)))

  .post('/programmes/:programmeId/imports', async (c) => {
    const programme = await ledProgramme(c)
    const kind = orNotFound(asKind(c.req.query('kind')))
    const { t, files: store, formSecret: secret } = c.var
    const form = await readMultipart(c.req.raw, { store, secret, judge: leftToSheetReader, maxFiles: 1, maxFields: 10 })
    if (!form.ok) return showStart(c, programme, { kind, refusal: t(multipartRefusalMessage(form.refusal).key) })
    const file = form.value.files.get('file')
    const refused = form.value.refused.get('file')
    if (!file) {
      const { key, params } = refused ? fileRefusalMessage(refused) : { key: 'imports.file.choose' }
      return showStart(c, programme, { kind, error: t(key, params) })
    }
    const sheet = await readSheet(file, limitsOf[kind])
    if (!sheet.ok || sheet.value.rows.length === 0) {
      const { key, params } = sheet.ok ? { key: 'imports.file.no-rows' } : sheetRefusalMessage(sheet.refusal)
      return showStart(c, programme, { kind, error: t(key, params) })
    }
    const { header, rows, rowNumbers, notes } = sheet.value
    return c.var.transaction(async (tx) => {
      const mapping = guessMapping(kind, header, await rememberedMapping(tx, programme.id, kind))
      const by = { personId: c.var.actor.personId, at: c.var.now }
      const id = await keepPending(
        tx,
        programme.id,
        { kind, fileName: file.name, header, rows, rowNumbers, notes, mapping },
        by,
      )
      const location = `${importPath(programme, id)}/columns`
      const once = asId(form.value.fields.get('once'))
      const earlier = once && (await alreadySubmitted(tx, once, location, c.var.now))
      if (earlier) await forget(tx, programme.id, id)
      return c.redirect(earlier ?? location, 303)
    })
  })

  .get('/programmes/:programmeId/imports/templates/:kind', async (c) => {
    await ledProgramme(c)
    const kind = orNotFound(asKind(c.req.param('kind')))
    const lang = c.req.query('lang') === 'en' ? 'en' : 'sv'
    const t = translator(lang)
    const bytes = await writeXlsx(templateSheet(kind, lang, t))
    return c.body(
      new Uint8Array(bytes),
      200,
      downloadHeaders({
        name: `${t(`imports.template.name.${kind}`)}.xlsx`,
        type: mediaTypes.xlsx,
        size: bytes.length,
      }),
    )
  })

  .get('/programmes/:programmeId/imports/:importId/columns', async (c) => {
    const programme = await ledProgramme(c)
    const pending = await importOf(c, programme)
    return pending.doneAt ? c.redirect(importPath(programme, pending.id), 303) : showColumns(c, programme, pending)
  })

  .post('/programmes/:programmeId/imports/:importId/columns', async (c) => {
    const programme = await ledProgramme(c)
    const form = await readForm(c, ColumnsForm)
    return c.var.transaction(async (tx) => {
      const pending = orNotFound(await findImportForUpdate(tx, programme.id, idOf(c)))
      if (pending.doneAt) return c.redirect(importPath(programme, pending.id), 303)
      const values = form.ok ? form.input : {}
      const mapping = Object.fromEntries(
        columnsOf[pending.kind].flatMap(({ key }) => (values[key] ? [[key, values[key]]] : [])),
      )
      const errors = form.ok ? columnErrors(pending.kind, pending.header, mapping) : form.errors
      if (Object.keys(errors).length > 0) return showColumns(c, programme, pending, { values, errors })
      await saveMapping(tx, programme.id, pending, mapping)
      return c.redirect(importPath(programme, pending.id), 303)
    })
  })

  .get('/programmes/:programmeId/imports/:importId', async (c) => {
    const programme = await ledProgramme(c)
    const pending = await importOf(c, programme)
    if (pending.doneAt) return show(c, <DonePage c={c} programme={programme} pending={pending} />)
    const { missing } = applyMapping(pending.kind, pending.header, pending.mapping)
    if (missing.length > 0) return c.redirect(`${importPath(programme, pending.id)}/columns`, 303)
    return pending.kind === 'plan' ? previewPlan(c, programme, pending) : previewDates(c, programme, pending)
  })

  .post('/programmes/:programmeId/imports/:importId', async (c) => {
    const programme = await ledProgramme(c)
    const by = deed(c, leadIn(c.var.actor, programme))
    const pending = await importOf(c, programme)
    return pending.kind === 'plan' ? doPlan(c, programme, pending.id, by) : doDates(c, programme, pending.id, by)
  })

  .post('/programmes/:programmeId/imports/:importId/cancellation', async (c) => {
    const programme = await ledProgramme(c)
    return c.var.transaction(async (tx) => {
      const pending = orNotFound(await findImportForUpdate(tx, programme.id, idOf(c)))
      await forget(tx, programme.id, pending.id)
      return c.redirect(importsPath(programme), 303)
    })
  })
