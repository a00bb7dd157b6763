import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { escapeText } from './escape.ts'
import type { Selection, TableProps } from './table-props.ts'

/**
 * The rows of a table. What stands around the cells is the same in every row, so it is text made once; only what is in the cells is elements.
 * A list of a hundred costs a third of what it does with an element for each row and cell.
 */
export function tableBody<Row>({ columns, rows, select, cards, rowId }: TableProps<Row>): Child[] {
  const before = columns.map((column, index) => {
    const number = column.number ? ' class="num"' : ''
    const label = cards ? ` data-label="${escapeText(column.label)}"` : ''
    return raw(index === 0 ? '<th scope="row">' : `${index === 1 ? '</th>' : '</td>'}<td${number}${label}>`)
  })
  const rowEnd = raw(`</${columns.length > 1 ? 'td' : 'th'}></tr>`)
  const out: Child[] = [raw('<tbody>')]
  for (const row of rows) {
    const id = rowId ? ` id="${escapeText(rowId(row))}"` : ''
    out.push(raw(`<tr${id}>${select ? box(select, row) : ''}`))
    for (const [index, column] of columns.entries()) out.push(before[index], column.cell(row))
    out.push(rowEnd)
  }
  out.push(raw('</tbody>'))
  return out
}

function box<Row>(select: Selection<Row>, row: Row): string {
  const value = select.value(row)
  if (value === null) return '<td class="select"></td>'
  const checked = select.chosen?.has(value) ? ' checked=""' : ''
  return `<td class="select"><input class="ds-input" type="checkbox" name="${escapeText(select.name)}" value="${escapeText(value)}"${checked} aria-label="${escapeText(select.label(row))}"/></td>`
}
