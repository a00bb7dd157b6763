import type { RequestContext } from '#src/platform/http/index.ts'
import {
  ButtonLink,
  Facts,
  FileInput,
  Form,
  FormButtons,
  More,
  Notice,
  Page,
  PageHead,
  Pagination,
  SubmitButton,
  Table,
  type Ui,
} from '#src/ui/index.ts'
import { listCrumb } from './party.pages.tsx'
import { kindOf, type Outcome, outcomes, type PlannedRow, type RowRefusal } from './party-import.ts'

const frameOf = (c: RequestContext) => {
  const { ui } = c.var.frame
  const title = ui.t('parties.import.title')
  return { ui, t: ui.t, title, crumbs: [listCrumb(ui), { label: title }] }
}

type FileRefusal = {
  readonly code: string
  readonly columns?: readonly string[]
  readonly limit?: number
  readonly row?: number
}

const fileError = ({ t }: Ui, { code, columns = [], limit = 0, row = 0 }: FileRefusal): string =>
  t(`parties.import.file.${code}`, {
    columns: columns.map((column) => t(`parties.import.column.${column}`)).join(', '),
    limit,
    row,
  })

export const ImportPage = ({ c, refusal }: { c: RequestContext; refusal?: FileRefusal }) => {
  const { ui, t, title, crumbs } = frameOf(c)
  const error = refusal && fileError(ui, refusal)
  return (
    <Page {...c.var.frame} title={title} crumbs={crumbs}>
      <PageHead ui={ui} title={title} line={t('parties.import.line')} />
      <Form ui={ui} action="/parties/import" files form={{ values: {}, errors: error ? { file: error } : {} }}>
        <FileInput
          ui={ui}
          name="file"
          label={t('parties.import.file')}
          hint={t('parties.import.file.hint')}
          accept=".csv,.xlsx"
          error={error}
        />
        <FormButtons ui={ui} cancel="/parties">
          <SubmitButton kind="primary">{t('parties.import.preview')}</SubmitButton>
        </FormButtons>
      </Form>
      <More label={t('parties.import.columns')}>
        <p>{t('parties.import.columns.what')}</p>
        <ul>
          {(['code', 'kind', 'name', 'association', 'partOf'] as const).map((column) => (
            <li>
              <b>{t(`parties.import.column.${column}`)}</b>: {t(`parties.import.column.${column}.what`)}
            </li>
          ))}
        </ul>
      </More>
    </Page>
  )
}

function rowRefusal({ t }: Ui, refusal: RowRefusal): string {
  const column = t(`parties.import.column.${refusal.column}`)
  const value = 'value' in refusal ? refusal.value : ''
  const max = 'max' in refusal ? refusal.max : 0
  const now = 'now' in refusal ? t(`parties.kind.${refusal.now}`) : ''
  return t(`parties.import.row.${refusal.code}`, { column, value, max, now })
}

function whatHappens(ui: Ui, planned: PlannedRow) {
  const { t } = ui
  if (planned.outcome === 'refuse') return rowRefusal(ui, planned.refusal)
  if (planned.outcome !== 'change') return t(`parties.import.outcome.${planned.outcome}.row`)
  return planned.changes
    .map(({ column, from, to }) =>
      t('parties.import.changes', { column: t(`parties.import.column.${column}`), from: from || '–', to }),
    )
    .join('; ')
}

interface PreviewProps {
  readonly c: RequestContext
  readonly path: string
  readonly fileName: string
  readonly counts: Readonly<Record<Outcome, number>>
  readonly outcome: Outcome
  readonly rows: readonly PlannedRow[]
  readonly page: number
  readonly pages: number
  readonly digest: string
  /** Something came between the preview and the yes. */
  readonly changed: boolean
}

export const ImportPreviewPage = ({
  c,
  path,
  fileName,
  counts,
  outcome,
  rows,
  page,
  pages,
  digest,
  changed,
}: PreviewProps) => {
  const { ui, t, title, crumbs } = frameOf(c)
  const comes = counts.add + counts.change
  const url = `${path}?outcome=${outcome}`
  return (
    <Page {...c.var.frame} title={title} crumbs={crumbs} wide>
      <PageHead ui={ui} title={title} line={t('parties.import.of-file', { file: fileName })} />
      <Form
        ui={ui}
        action={path}
        hidden={{ seen: digest }}
        refusal={changed ? t('parties.import.changed-since') : undefined}
      >
        <p>{t('parties.import.summary', counts)}</p>
        {counts.refuse > 0 && (
          <Notice kind="warning">
            <p>{t('parties.import.refused-left-out')}</p>
          </Notice>
        )}
        <FormButtons ui={ui} cancel="/parties/import">
          {comes > 0 ? (
            <SubmitButton kind="primary">{t('parties.import.do', { count: comes })}</SubmitButton>
          ) : (
            <p>{t('parties.import.nothing')}</p>
          )}
        </FormButtons>
      </Form>
      <nav class="tabs" aria-label={t('parties.import.outcomes')}>
        {outcomes.map((one) => (
          <a href={`${path}?outcome=${one}`} aria-current={one === outcome ? 'page' : undefined}>
            {t(`parties.import.outcome.${one}`)} ({counts[one]})
          </a>
        ))}
      </nav>
      {rows.length > 0 && (
        <Table
          ui={ui}
          caption={t(`parties.import.outcome.${outcome}`)}
          rows={rows}
          columns={[
            { key: 'name', label: t('parties.import.column.name'), cell: ({ row }) => row.name || '–' },
            { key: 'number', label: t('parties.import.row-number'), number: true, cell: ({ number }) => number },
            { key: 'what', label: t('parties.import.what'), cell: (planned) => whatHappens(ui, planned) },
            { key: 'code', label: t('parties.import.column.code'), cell: ({ row }) => row.code },
            { key: 'kind', label: t('parties.import.column.kind'), cell: ({ row }) => kindInWords(ui, row.kind) },
            { key: 'association', label: t('parties.import.column.association'), cell: ({ row }) => row.association },
            { key: 'partOf', label: t('parties.import.column.partOf'), cell: ({ row }) => row.partOf },
          ]}
        />
      )}
      <Pagination ui={ui} url={url} page={page} pages={pages} />
    </Page>
  )
}

/** The kind as it is called here; what is not understood stands as the file has it. */
const kindInWords = ({ t }: Ui, written: string): string => {
  const kind = kindOf(written)
  return kind ? t(`parties.kind.${kind}`) : written
}

export const ImportDonePage = ({
  c,
  fileName,
  result,
}: {
  c: RequestContext
  fileName: string
  result: Readonly<Record<string, number>>
}) => {
  const { ui, t, title, crumbs } = frameOf(c)
  return (
    <Page {...c.var.frame} title={t('parties.import.done')} crumbs={[...crumbs.slice(0, 1), { label: title }]}>
      <PageHead
        ui={ui}
        title={t('parties.import.done')}
        line={t('parties.import.of-file', { file: fileName })}
        actions={<ButtonLink href="/parties">{t('parties.import.to-list')}</ButtonLink>}
      />
      <Facts
        facts={outcomes.map((outcome) => ({
          label: t(`parties.import.outcome.${outcome}`),
          value: result[outcome] ?? 0,
        }))}
        columns
      />
    </Page>
  )
}
