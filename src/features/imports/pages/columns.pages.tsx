import {
  bind,
  type Column,
  Form,
  FormButtons,
  type FormState,
  More,
  Notice,
  Page,
  PageHead,
  Section,
  Select,
  SubmitButton,
  Table,
} from '#src/ui/index.ts'
import type { PendingImport } from '../import.store.ts'
import { columnsOf, type Mapping } from '../sheet/import-kind.ts'
import { frameOf, type ImportPageProps, importPath } from './frame.tsx'
import { noteInWords } from './notes.ts'
import { columnName } from './words.ts'

interface ColumnsPageProps extends ImportPageProps {
  readonly pending: PendingImport
  /** Headers that are not read as things stand. */
  readonly unmatched: readonly string[]
  readonly form?: FormState
}

/** How many rows show what a column holds. */
const SAMPLES = 3

/** Which column of the file means what: guessed, shown with what the file says, and changed where the guess is wrong. */
export const ColumnsPage = (props: ColumnsPageProps) => {
  const { pending, programme, unmatched, form = { values: {}, errors: {} } } = props
  const { ui, t, frame } = frameOf(props, props.pending.fileName)
  const headers = [...new Set(pending.header.filter((text) => text !== ''))].map((text) => ({
    value: text,
    label: text,
  }))
  return (
    <Page {...frame} title={t('imports.columns.title')}>
      <PageHead
        ui={ui}
        title={t('imports.columns.title')}
        line={t('imports.columns.line', { file: pending.fileName, count: pending.rows.length })}
      />
      {pending.notes.length > 0 && (
        <Notice kind="info" title={t('imports.notes')}>
          <ul>
            {pending.notes.map((note) => (
              <li>{noteInWords(note, ui)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Form ui={ui} action={`${importPath(programme, pending.id)}/columns`} form={form}>
        {columnsOf[pending.kind].map(({ key, required }) => (
          <Select
            ui={ui}
            label={columnName(ui, pending.kind, key)}
            hint={hintOf(props, key, pending.mapping)}
            optional={!required}
            options={headers}
            empty={t('imports.columns.none')}
            {...bind(form, key, pending.mapping[key] ?? '')}
          />
        ))}
        {unmatched.length > 0 && <p class="quiet">{t('imports.columns.unmatched', { names: unmatched.join(', ') })}</p>}
        <FormButtons ui={ui} cancel={importPath(programme, pending.id).replace(/\/[^/]+$/, '')}>
          <SubmitButton>{t('imports.columns.next')}</SubmitButton>
        </FormButtons>
      </Form>
      <More label={t('imports.columns.file')}>
        <FileTable {...props} />
      </More>
    </Page>
  )
}

function hintOf({ pending, ...props }: ColumnsPageProps, key: string, mapping: Mapping): string {
  const { t } = frameOf(props)
  const what = t(`imports.column.${pending.kind}.${key}.what`)
  const at = pending.header.indexOf(mapping[key] ?? '\u0000')
  const samples =
    at < 0 ? [] : [...new Set(pending.rows.map((row) => row[at] ?? '').filter((text) => text !== ''))].slice(0, SAMPLES)
  if (samples.length === 0) return what
  return `${what} ${t('imports.columns.sample', { text: samples.map((text) => (text.length > 40 ? `${text.slice(0, 39)}…` : text)).join(' · ') })}`
}

function FileTable(props: ColumnsPageProps) {
  const { ui, t } = frameOf(props)
  const { pending } = props
  const columns: Column<number>[] = [
    { key: 'row', label: t('imports.row-number'), cell: (index) => pending.rowNumbers[index] },
    ...pending.header.map((label, at) => ({
      key: `column-${at}`,
      label,
      cell: (index: number) => (pending.rows[index]?.[at] ?? '').slice(0, 80),
    })),
  ]
  const rows = pending.rows.slice(0, 10).map((_, index) => index)
  return (
    <Section title={t('imports.columns.first-rows')} inner>
      <Table ui={ui} caption={pending.fileName} hideCaption columns={columns} rows={rows} />
    </Section>
  )
}
