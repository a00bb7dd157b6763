import type { Frame } from '#src/ui/frame.ts'
import {
  ButtonLink,
  bind,
  Empty,
  emptyForm,
  Filters,
  Form,
  FormButtons,
  type FormState,
  Page,
  PageHead,
  Pagination,
  Radios,
  Select,
  type Sort,
  SubmitButton,
  sortValue,
  Table,
  TableLine,
  Tag,
  TextInput,
  type Ui,
  withQuery,
} from '#src/ui/index.ts'
import { type AccountState, accountStates } from './person.ts'
import type { PersonRow } from './person-list.store.ts'
import { languageOptions } from './profile.pages.tsx'

interface PeoplePageProps {
  readonly frame: Frame
  readonly rows: readonly PersonRow[]
  readonly total: number
  /** The page's address with its query. */
  readonly url: string
  readonly text: string
  readonly state: AccountState | null
  readonly sort: Sort
  readonly page: number
  readonly pages: number
}

const tones = { open: 'success', invited: 'info', none: 'neutral', closed: 'neutral' } as const
export const AccountTag = ({ ui, state }: { ui: Ui; state: AccountState }) => (
  <Tag label={ui.t(`people.account.${state}`)} tone={tones[state]} />
)

/** Everyone, for the administrator. */
export function PeoplePage(props: PeoplePageProps) {
  const { frame, rows, total, url } = props
  const { ui } = frame
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  const exported = (kind: string) => withQuery(`/people.${kind}${query}`, { page: null })
  return (
    <Page {...frame} title={ui.t('people.title')}>
      <PageHead
        ui={ui}
        title={ui.t('people.title')}
        line={ui.t('people.line')}
        seenBy={ui.t('people.list-seen-by')}
        actions={
          <ButtonLink href="/people/new" kind="primary">
            {ui.t('people.add')}
          </ButtonLink>
        }
      />
      <PeopleFilters {...props} />
      <TableLine ui={ui} count={total} exports={{ xlsx: exported('xlsx'), csv: exported('csv') }} />
      {rows.length === 0 ? (
        <Empty title={ui.t('people.nobody')}>{ui.t('people.nobody-note')}</Empty>
      ) : (
        <Table
          ui={ui}
          caption={ui.t('people.title')}
          hideCaption
          cards
          rows={rows}
          sort={{ by: props.sort, url }}
          columns={[
            {
              key: 'name',
              label: ui.t('people.name'),
              sortable: true,
              cell: (one) => <a href={`/people/${one.id}`}>{one.name}</a>,
            },
            { key: 'email', label: ui.t('people.email'), sortable: true, cell: (one) => one.email },
            {
              key: 'state',
              label: ui.t('people.account'),
              sortable: true,
              cell: (one) => <AccountTag ui={ui} state={one.state} />,
            },
            {
              key: 'functions',
              label: ui.t('people.functions'),
              sortable: true,
              number: true,
              cell: (one) => one.functions,
            },
          ]}
        />
      )}
      <Pagination ui={ui} url={url} page={props.page} pages={props.pages} />
      <p class="quiet">
        <a href="/administration/mail">{ui.t('people.mails')}</a>
      </p>
    </Page>
  )
}

const PeopleFilters = ({ frame: { ui }, text, state, sort }: PeoplePageProps) => (
  <Filters ui={ui} action="/people" keep={{ sort: sortValue(sort) }} active={text !== '' || state !== null}>
    <TextInput
      ui={ui}
      name="text"
      label={ui.t('people.filter-text')}
      value={text}
      type="search"
      optional
      maxlength={200}
    />
    <Select
      ui={ui}
      name="state"
      label={ui.t('people.account')}
      value={state ?? ''}
      empty={ui.t('people.any-account')}
      options={accountStates.map((one) => ({ value: one, label: ui.t(`people.account.${one}`) }))}
      optional
    />
  </Filters>
)

/** Someone new: made and invited in one step. */
export function NewPersonPage({ frame, form = emptyForm }: { frame: Frame; form?: FormState }) {
  const { ui } = frame
  const { value: lang, ...field } = bind(form, 'lang', 'sv')
  return (
    <Page
      {...frame}
      title={ui.t('people.add')}
      crumbs={[{ label: ui.t('people.title'), href: '/people' }, { label: ui.t('people.add') }]}
    >
      <PageHead ui={ui} title={ui.t('people.add')} line={ui.t('people.add-line')} />
      <div data-turbo="false">
        <Form ui={ui} action="/people" form={form}>
          <TextInput ui={ui} {...bind(form, 'name')} label={ui.t('people.name')} maxlength={200} />
          <TextInput ui={ui} {...bind(form, 'email')} label={ui.t('people.email')} type="email" maxlength={254} />
          <Radios ui={ui} {...field} value={lang} label={ui.t('people.language')} options={languageOptions} inline />
          <FormButtons ui={ui} cancel="/people">
            <SubmitButton>{ui.t('people.invite')}</SubmitButton>
          </FormButtons>
        </Form>
      </div>
    </Page>
  )
}
