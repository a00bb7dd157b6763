import { newId } from '#src/platform/ids.ts'
import {
  ButtonLink,
  type Column,
  FileInput,
  Form,
  FormButtons,
  Moment,
  More,
  Page,
  PageHead,
  Section,
  SubmitButton,
  Table,
  Tag,
} from '#src/ui/index.ts'
import type { ListedImport } from '../import.store.ts'
import { columnsOf, type ImportKind, importKinds } from '../sheet/import-kind.ts'
import { frameOf, type ImportPageProps, importPath, importsPath } from './frame.tsx'
import { columnName } from './words.ts'

interface StartPageProps extends ImportPageProps {
  readonly imports: readonly ListedImport[]
  /** What is wrong with the file that was sent, in words, and in which of the forms. */
  readonly wrong?: { readonly kind: ImportKind; readonly error?: string; readonly refusal?: string }
}

/** Where a plan that is under way elsewhere comes in: its items, and its waves and dates. */
export const ImportsPage = (props: StartPageProps) => {
  const { ui, t, frame } = frameOf(props)
  return (
    <Page {...frame} title={t('imports.title')}>
      <PageHead ui={ui} title={t('imports.title')} line={t('imports.line')} />
      {importKinds.map((kind) => (
        <Section title={t(`imports.kind.${kind}`)} id={kind}>
          <p>{t(`imports.kind.${kind}.what`)}</p>
          <UploadForm {...props} kind={kind} />
        </Section>
      ))}
      {props.imports.length > 0 && <Earlier {...props} />}
    </Page>
  )
}

function UploadForm(props: StartPageProps & { readonly kind: ImportKind }) {
  const { programme, kind } = props
  const { ui, t } = frameOf(props)
  const wrong = props.wrong?.kind === kind ? props.wrong : undefined
  const path = importsPath(programme)
  return (
    <>
      <Form
        ui={ui}
        action={`${path}?kind=${kind}`}
        once={newId()}
        files
        prefix={kind}
        form={{ values: {}, errors: { file: wrong?.error } }}
        refusal={wrong?.refusal}
      >
        <FileInput
          ui={ui}
          name="file"
          prefix={kind}
          label={t('imports.file')}
          hint={t(`imports.file.hint.${kind}`)}
          accept=".xlsx,.csv"
          error={wrong?.error}
        />
        <FormButtons ui={ui}>
          <SubmitButton kind={kind === 'plan' ? 'primary' : 'secondary'}>{t('imports.send')}</SubmitButton>
          <ButtonLink kind="quiet" download href={`${path}/templates/${kind}?lang=${ui.lang}`}>
            {t('imports.template')}
          </ButtonLink>
          <ButtonLink kind="quiet" download href={`${path}/templates/${kind}?lang=${ui.lang === 'sv' ? 'en' : 'sv'}`}>
            {t('imports.template.other-language')}
          </ButtonLink>
        </FormButtons>
      </Form>
      <More label={t('imports.columns-read')}>
        <ul>
          {columnsOf[kind].map(({ key, required }) => (
            <li>
              <b>{columnName(ui, kind, key)}</b>
              {required ? ` (${t('imports.required')})` : ''}: {t(`imports.column.${kind}.${key}.what`)}
            </li>
          ))}
        </ul>
      </More>
    </>
  )
}

function Earlier(props: StartPageProps) {
  const { ui, t } = frameOf(props)
  const columns: Column<ListedImport>[] = [
    {
      key: 'file',
      label: t('imports.file'),
      cell: (row) => <a href={importPath(props.programme, row.id)}>{row.fileName}</a>,
    },
    { key: 'kind', label: t('imports.what'), cell: (row) => t(`imports.kind.${row.kind}`) },
    {
      key: 'state',
      label: t('imports.state'),
      cell: (row) => (
        <Tag label={t(row.doneAt ? 'imports.done' : 'imports.waits')} tone={row.doneAt ? 'success' : 'warning'} />
      ),
    },
    { key: 'rows', label: t('imports.rows'), number: true, cell: (row) => row.count },
    { key: 'who', label: t('imports.by-whom'), cell: (row) => row.personName },
    {
      key: 'at',
      label: t('imports.when'),
      number: true,
      cell: (row) => <Moment ui={ui} at={row.doneAt ?? row.createdAt} />,
    },
  ]
  return (
    <Section title={t('imports.earlier')}>
      <Table ui={ui} caption={t('imports.earlier')} hideCaption columns={columns} rows={props.imports} cards />
    </Section>
  )
}
