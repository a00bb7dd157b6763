import type { Id } from '#src/platform/ids.ts'
import { type FoundKind, foundKinds } from '#src/platform/search/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import { Empty, Page, PageHead, SubmitButton, TextInput, type Ui } from '#src/ui/index.ts'
import { searchPath } from './paths.ts'
import { countAll, type FoundOfKind } from './search.ts'
import { FoundSection } from './search-results.pages.tsx'

export interface Found {
  /** Those of which there are any. */
  readonly kinds: readonly FoundOfKind[]
  /** Names of the reader's programmes. */
  readonly programmes: ReadonlyMap<Id<'programme'>, string>
}

export interface Asked {
  readonly query: string
  /** Null: all kinds. */
  readonly kind: FoundKind | null
  readonly error: string | undefined
}

interface SearchProps {
  readonly frame: Frame
  readonly asked: Asked
  /** Null: nothing was asked for. */
  readonly found: Found | null
}

/** What was sought, in everything that the reader may see. The header's field gives way to the page's own, where the results follow what is typed. */
export const SearchPage = ({ frame, asked, found }: SearchProps) => {
  const { ui } = frame
  const { t } = ui
  const { query, kind, error } = asked
  return (
    <Page {...frame} title={query && !error ? t('search.for', { query }) : t('ui.search')} search={undefined}>
      <PageHead ui={ui} title={t('ui.search')} />
      <search>
        <form
          action="/search"
          method="get"
          class="form form-inline"
          data-follows="found"
          data-turbo-frame="found"
          data-turbo-action="replace"
        >
          <TextInput
            ui={ui}
            name="q"
            prefix="page"
            type="search"
            label={t('search.what')}
            hint={t('search.hint')}
            value={query}
            error={error}
          />
          {kind && <input type="hidden" name="kind" value={kind} />}
          <SubmitButton kind="secondary">{t('ui.search')}</SubmitButton>
        </form>
      </search>
      <turbo-frame id="found" data-turbo-action="replace" target="_top">
        {found && <Results ui={ui} asked={asked} found={found} />}
        {!found && error && <p data-announce>{error}</p>}
      </turbo-frame>
    </Page>
  )
}

const Results = ({ ui, asked: { query, kind }, found }: { ui: Ui; asked: Asked; found: Found }) => {
  const { t } = ui
  const total = countAll(found.kinds)
  return (
    <>
      <Kinds ui={ui} query={query} chosen={kind} found={found.kinds} />
      <p class="quiet" data-announce>
        {t(total.isMore ? 'search.count-more' : 'search.count', { count: total.count })}
      </p>
      {total.count === 0 && <Empty title={t('search.nothing')}>{t('search.nothing-what')}</Empty>}
      {found.kinds.map((one) => (
        <FoundSection ui={ui} query={query} found={one} programmes={found.programmes} alone={kind !== null} />
      ))}
    </>
  )
}

/** Accessibility: a named navigation; the kind that is shown is `aria-current`. */
const Kinds = (props: { ui: Ui; query: string; chosen: FoundKind | null; found: readonly FoundOfKind[] }) => {
  const { ui, query, chosen, found } = props
  const current = (kind: FoundKind | null) => (kind === chosen ? ('page' as const) : undefined)
  return (
    <nav class="half-switch" aria-label={ui.t('search.kinds')}>
      <a href={searchPath(query)} aria-current={current(null)}>
        {ui.t('search.all')}
      </a>
      {foundKinds.map((kind) => {
        const counted = found.find((one) => one.kind === kind)
        return (
          <a href={searchPath(query, kind)} aria-current={current(kind)}>
            {ui.t(`search.kind.${kind}`)}
            {counted && ` ${counted.count}${counted.isMore ? '+' : ''}`}
          </a>
        )
      })}
    </nav>
  )
}
