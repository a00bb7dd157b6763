import type { PropsWithChildren } from 'hono/jsx'
import { withQuery } from './query.ts'
import type { Ui } from './ui.ts'

/**
 * Filters over a table: a GET form, so the state is in the address. `keep` are parameters of the address that it must not lose (sort).
 * Accessibility: a named search landmark.
 */
export const Filters = (
  props: PropsWithChildren<{
    ui: Ui
    action: string
    keep?: Readonly<Record<string, string | undefined>>
    active?: boolean | undefined
    /** Many choices: on a phone they are folded under this label, so that the list is reached at once. */
    fold?: string | undefined
  }>,
) => (
  <search aria-label={props.ui.t('ui.filters')}>
    <form
      class={props.fold ? undefined : 'filters'}
      action={props.action}
      method="get"
      data-turbo-action="replace"
      data-filters
    >
      {Object.entries(props.keep ?? {}).map(
        ([name, value]) => value && <input type="hidden" name={name} value={value} />,
      )}
      {props.fold ? (
        <details class="fold-filters">
          <summary>{props.fold}</summary>
          <div class="filters">
            <Choices {...props} />
          </div>
        </details>
      ) : (
        <Choices {...props} />
      )}
    </form>
  </search>
)

const Choices = (props: PropsWithChildren<{ ui: Ui; action: string; active?: boolean | undefined }>) => (
  <>
    {props.children}
    <button type="submit" class="ds-button" data-variant="secondary">
      {props.ui.t('ui.filter')}
    </button>
    {props.active && <a href={props.action}>{props.ui.t('ui.clear-filters')}</a>}
  </>
)

/** "1–100 av 2 940" and what is shown, taken to a file: exactly the rows and columns shown, as XLSX and CSV. */
export const TableLine = (
  props: PropsWithChildren<{
    ui: Ui
    count: number
    exports?: { readonly xlsx: string; readonly csv: string } | undefined
  }>,
) => (
  <div class="table-line">
    <p class="quiet" data-announce>
      {props.ui.t('ui.rows', { count: props.count })}
    </p>
    {props.children}
    {props.exports && (
      <p class="exports">
        {props.ui.t('ui.export')}{' '}
        <a href={props.exports.xlsx} data-turbo="false">
          Excel
        </a>{' '}
        <a href={props.exports.csv} data-turbo="false">
          CSV
        </a>
      </p>
    )}
  </div>
)

/** Pages of a long list, by `?page=`. Accessibility: a named navigation; the present page is `aria-current`. Renders nothing for one page. */
export function Pagination({ ui, url, page, pages }: { ui: Ui; url: string; page: number; pages: number }) {
  if (pages <= 1) return null
  const to = (number: number) => withQuery(url, { page: number === 1 ? null : number })
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((number) => number >= 1 && number <= pages)
  return (
    <nav class="pages" aria-label={ui.t('ui.pages')}>
      {page > 1 && (
        <a href={to(page - 1)} rel="prev">
          {ui.t('ui.previous')}
        </a>
      )}
      <ol>
        {shown.map((number, index) => (
          <>
            {index > 0 && number - (shown[index - 1] ?? 0) > 1 && <li aria-hidden="true">…</li>}
            <li>
              <a
                href={to(number)}
                aria-current={number === page ? 'page' : undefined}
                aria-label={ui.t('ui.page-number', { number })}
              >
                {number}
              </a>
            </li>
          </>
        ))}
      </ol>
      {page < pages && (
        <a href={to(page + 1)} rel="next">
          {ui.t('ui.next')}
        </a>
      )}
    </nav>
  )
}
