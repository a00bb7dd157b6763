import type { Child } from 'hono/jsx'
import {
  type Column,
  DateInput,
  ErrorSummary,
  emptyForm,
  Form,
  FormButtons,
  type FormState,
  Notice,
  Page,
  PageHead,
  Pagination,
  Radios,
  type Sort,
  SubmitButton,
  Table,
  TableLine,
  withQuery,
} from '#src/ui/index.ts'
import type { PendingImport } from '../import.store.ts'
import { overdueChoices } from '../plan/overdue.ts'
import { frameOf, type ImportPageProps, importPath } from './frame.tsx'
import type { PreviewRow } from './preview-rows.ts'

export interface PreviewPageProps extends ImportPageProps {
  readonly pending: PendingImport
  /** How many of each outcome, in the order they are shown; what comes of reading it in stands first. */
  readonly counts: readonly (readonly [string, number])[]
  /** How many would be added or changed. */
  readonly comes: number
  readonly shown: string
  readonly rows: readonly PreviewRow[]
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly sort: Sort
  /** Address of this view, with its query. */
  readonly url: string
  readonly digest: string
  /** Items and receivers that would be overdue the moment they are read in. */
  readonly overdue: { readonly items: number; readonly receipts: number }
  readonly newAreas: readonly string[]
  readonly form?: FormState | undefined
  /** Why it could not be done, in words. */
  readonly refusal?: string | undefined
}

/** What reading the file in would do, row by row, before anything is done. */
export const PreviewPage = (props: PreviewPageProps) => {
  const { pending, programme, counts, comes, shown, newAreas, overdue, url } = props
  const { ui, t, frame } = frameOf(props, pending.fileName)
  const path = importPath(programme, pending.id)
  const refused = counts.find(([outcome]) => outcome === 'refuse')?.[1] ?? 0
  return (
    <Page {...frame} title={t('imports.preview.title')}>
      <PageHead
        ui={ui}
        title={t('imports.preview.title')}
        line={t('imports.preview.line', { file: pending.fileName })}
      />
      <p>
        {t(`imports.preview.summary.${pending.kind}`, Object.fromEntries(counts))}{' '}
        <a href={`${path}/columns`}>{t('imports.preview.change-columns')}</a>
      </p>
      {refused > 0 && (
        <Notice kind="warning">
          <p>{t('imports.preview.refused', { count: refused })}</p>
        </Notice>
      )}
      {newAreas.length > 0 && (
        <p class="quiet">{t('imports.preview.new-areas', { count: newAreas.length, names: newAreas.join(', ') })}</p>
      )}
      {comes > 0 ? (
        <Form ui={ui} action={path} form={props.form} hidden={{ seen: props.digest }} refusal={props.refusal}>
          {overdue.items > 0 && <OverdueQuestion {...props} />}
          <FormButtons ui={ui} cancel={path.replace(/\/[^/]+$/, '')}>
            <SubmitButton>{t(`imports.preview.do.${pending.kind}`, { count: comes })}</SubmitButton>
            <SubmitButton kind="quiet" action={`${path}/cancellation`} unchecked>
              {t('imports.preview.forget')}
            </SubmitButton>
          </FormButtons>
        </Form>
      ) : (
        <>
          <ErrorSummary ui={ui} refusal={props.refusal} />
          <Notice title={t('imports.preview.nothing')}>
            <p>{t('imports.preview.nothing.what')}</p>
          </Notice>
        </>
      )}
      <nav class="tabs" aria-label={t('imports.preview.outcomes')}>
        {counts.map(([outcome, count]) => (
          <a
            href={withQuery(path, { show: outcome })}
            aria-current={outcome === shown ? 'page' : undefined}
            data-turbo-action="replace"
          >
            {t(`imports.outcome.${outcome}`)} ({count})
          </a>
        ))}
      </nav>
      <p class="quiet">{t(`imports.outcome.${shown}.what`)}</p>
      <TableLine
        ui={ui}
        count={props.total}
        exports={{
          xlsx: withQuery(url, { format: 'xlsx', page: null }),
          csv: withQuery(url, { format: 'csv', page: null }),
        }}
      />
      {props.rows.length > 0 && (
        <Table
          ui={ui}
          caption={t(`imports.outcome.${shown}`)}
          hideCaption
          columns={columnsOf(props)}
          rows={props.rows}
          sort={{ by: props.sort, url }}
          cards
        />
      )}
      <Pagination ui={ui} url={url} page={props.page} pages={props.pages} />
    </Page>
  )
}

/** Nobody begins with everything red: whoever reads a plan in says what is to become of what is overdue at once. */
function OverdueQuestion(props: PreviewPageProps) {
  const { ui, t } = frameOf(props)
  const { form = emptyForm, overdue } = props
  const value = form.values.overdue
  return (
    <>
      <Radios
        ui={ui}
        name="overdue"
        label={t('imports.overdue.label', overdue)}
        hint={t('imports.overdue.hint')}
        value={typeof value === 'string' ? value : undefined}
        error={form.errors.overdue}
        options={overdueChoices.map((choice) => ({
          value: choice,
          label: t(`imports.overdue.${choice}`),
          hint: t(`imports.overdue.${choice}.hint`),
        }))}
      />
      <DateInput
        ui={ui}
        name="on"
        label={t('imports.overdue.on')}
        hint={t('imports.overdue.on.hint')}
        optional
        value={typeof form.values.on === 'string' ? form.values.on : ''}
        error={form.errors.on}
        min={ui.today}
      />
    </>
  )
}

function columnsOf(props: PreviewPageProps): Column<PreviewRow>[] {
  const { t } = frameOf(props)
  const said = (lines: readonly string[], quiet: boolean): Child =>
    lines.map((line) => (quiet ? <p class="quiet">{line}</p> : <p>{line}</p>))
  return [
    {
      key: 'title',
      label: t(`imports.preview.name.${props.pending.kind}`),
      sortable: true,
      cell: ({ title, href }) => (href ? <a href={href}>{title}</a> : title || '–'),
    },
    {
      key: 'row',
      label: t('imports.row-number'),
      number: true,
      sortable: true,
      cell: ({ numbers }) => numbers.join(', ') || '–',
    },
    {
      key: 'what',
      label: t('imports.what-happens'),
      cell: ({ what, remarks }) => (
        <div>
          {said(what, false)}
          {said(remarks, true)}
        </div>
      ),
    },
  ]
}
