import { sortValue, withQuery } from './query.ts'
import { Scroll } from './scroll.tsx'
import { tableBody } from './table-body.ts'
import type { Column, TableProps } from './table-props.ts'

/**
 * A table; the first column names the row. Accessibility: caption; column and row headers with scope; `aria-sort`; sort is a link whose state is in the
 * address; scrolls inside a focusable, named region; header and first column stay in sight.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { ui, columns, select } = props
  const totals = columns.some((column) => column.total !== undefined)
  return (
    <Scroll label={props.caption} cards={props.cards}>
      <table class="table">
        <caption class={props.hideCaption ? 'vh' : undefined}>{props.caption}</caption>
        <thead>
          <tr>
            {select && (
              <th scope="col" class="select">
                <input
                  class="ds-input js-only"
                  type="checkbox"
                  aria-label={ui.t('ui.select-all')}
                  data-select-all={select.name}
                />
              </th>
            )}
            {columns.map((column) => (
              <Heading column={column} sort={props.sort} />
            ))}
          </tr>
        </thead>
        {tableBody(props)}
        {totals && (
          <tfoot>
            <tr>
              {select && <td />}
              {columns.map((column, index) =>
                index === 0 ? (
                  <th scope="row">{column.total ?? ui.t('ui.total')}</th>
                ) : (
                  <td class={column.number ? 'num' : undefined} data-label={props.cards ? column.label : undefined}>
                    {column.total}
                  </td>
                ),
              )}
            </tr>
          </tfoot>
        )}
      </table>
    </Scroll>
  )
}

function Heading<Row>({ column, sort }: { column: Column<Row>; sort: TableProps<Row>['sort'] }) {
  const className = column.number ? 'num' : undefined
  if (!sort || !column.sortable) {
    return (
      <th scope="col" class={className}>
        {column.label}
      </th>
    )
  }
  const sorted = sort.by.key === column.key
  const next = { key: column.key, descending: sorted && !sort.by.descending }
  return (
    <th
      scope="col"
      class={className}
      aria-sort={sorted ? (sort.by.descending ? 'descending' : 'ascending') : undefined}
    >
      <a class="sort" href={withQuery(sort.url, { sort: sortValue(next), page: null })} data-turbo-action="replace">
        {column.label}
      </a>
    </th>
  )
}
