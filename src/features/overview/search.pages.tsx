import { commitmentPath, type FoundItem } from '#src/features/commitments/index.ts'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import { Empty, Page, PageHead, Section, SubmitButton, TextInput, type Ui } from '#src/ui/index.ts'
import type { FoundParty } from './search.store.ts'
import { mark } from './search.ts'

export interface Found {
  readonly programmes: readonly ProgrammeView[]
  readonly items: readonly { readonly programme: ProgrammeView; readonly found: readonly FoundItem[] }[]
  readonly parties: readonly FoundParty[]
}

interface SearchProps {
  readonly frame: Frame
  readonly query: string
  /** Null: nothing was asked for. */
  readonly found: Found | null
  readonly error: string | undefined
  /** So many of each kind are read; as many found means that there may be more. */
  readonly most: number
}

/** What was sought, in everything that the reader may see. */
export const SearchPage = ({ frame, query, found, error, most }: SearchProps) => {
  const { ui } = frame
  const { t } = ui
  const title = query && !error ? t('overview.search.for', { query }) : t('ui.search')
  return (
    <Page {...frame} title={title} search={{ action: '/search', value: query }}>
      <PageHead ui={ui} title={title} line={found && t('overview.search.count', { count: countOf(found) })} />
      <search>
        <form action="/search" method="get" class="form form-inline">
          <TextInput
            ui={ui}
            name="q"
            prefix="page"
            type="search"
            label={t('overview.search.what')}
            hint={t('overview.search.hint')}
            value={query}
            error={error}
          />
          <SubmitButton kind="secondary">{t('ui.search')}</SubmitButton>
        </form>
      </search>
      {found &&
        (countOf(found) === 0 ? <NothingFound ui={ui} /> : <Results ui={ui} query={query} found={found} most={most} />)}
    </Page>
  )
}

const countOf = ({ programmes, items, parties }: Found): number =>
  programmes.length + parties.length + items.reduce((sum, one) => sum + one.found.length, 0)

const NothingFound = ({ ui }: { ui: Ui }) => (
  <Empty title={ui.t('overview.search.nothing')}>{ui.t('overview.search.nothing-what')}</Empty>
)

const Marked = ({ text, query }: { text: string; query: string }) => (
  <>{mark(text, query).map((piece) => (piece.hit ? <mark>{piece.text}</mark> : piece.text))}</>
)

const Results = ({ ui, query, found, most }: { ui: Ui; query: string; found: Found; most: number }) => {
  const { t, lang } = ui
  return (
    <>
      {found.programmes.length > 0 && (
        <Section title={t('overview.search.programmes')}>
          <ul class="plain-list">
            {found.programmes.map(({ id, name }) => (
              <li>
                <a href={`/programmes/${id}`}>
                  <Marked text={name} query={query} />
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {found.items.map(({ programme, found: items }) => (
        <Section
          title={t('overview.search.items', { programme: programme.name })}
          actions={
            items.length >= most && (
              <a href={`/programmes/${programme.id}/commitments?show=all&q=${encodeURIComponent(query)}`}>
                {t('overview.search.all-items')}
              </a>
            )
          }
        >
          <ul class="plain-list">
            {items.map((item) => (
              <li>
                <a href={commitmentPath(programme.id, item.commitmentId)}>
                  <Marked text={inLanguage(item.title, lang)} query={query} />
                </a>
                <p class="quiet">
                  {areaName(programme, item.areaKey, ui)} · {t('overview.search.owner', { owner: item.ownerName })}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {found.parties.length > 0 && (
        <Section title={t('overview.search.parties')}>
          <ul class="plain-list">
            {found.parties.map(({ id, name, organisationName }) => (
              <li>
                <a href={`/parties/${id}`}>
                  <Marked text={name} query={query} />
                </a>
                {organisationName && <span class="quiet"> · {organisationName}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function areaName(programme: ProgrammeView, key: string, { lang }: Ui): string {
  const area = programme.areas.find((one) => one.key === key)
  return area ? inLanguage(area.name, lang) : key
}
