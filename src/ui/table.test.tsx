import { describe, expect, test } from 'vitest'
import { exampleUi } from './examples/example-ui.ts'
import { listPage, plainTable } from './examples/table.example.tsx'
import { Table } from './table.tsx'
import { Pagination } from './table-tools.tsx'

const html = String(listPage(exampleUi()))

describe('a table', () => {
  test('scrolls in a region with a name that the keyboard reaches', () => {
    expect(html).toContain('aria-label="Åtaganden att hantera" tabindex="0"')
  })

  test('names each row by its first column', () => {
    expect(String(plainTable(exampleUi()))).toContain('<th scope="row"><a href="#2">Utrustningslista</a></th>')
  })

  test('sorts by links whose state is in the address: the sorted column turns round, another starts upwards, the page starts over', () => {
    expect(html).toContain('aria-sort="descending"><a class="sort" href="/items?sort=due&amp;area=Teknik"')
    expect(html).toContain('<a class="sort" href="/items?sort=title&amp;area=Teknik"')
  })

  test('chooses rows with boxes named by the row, one already chosen', () => {
    expect(html).toContain('value="2" checked="" aria-label="Utrustningslista"')
    expect(html.match(/name="item"/g)).toHaveLength(3)
  })

  test('has a totals row when a column has a total, and only then', () => {
    expect(html).toContain('<tfoot><tr><td></td><th scope="row">Summa</th>')
    const columns = [{ key: 'name', label: 'Namn', cell: (row: string) => row }]
    const small = String(<Table ui={exampleUi()} caption="Namn" columns={columns} rows={['<Hjo>']} />)
    expect(small).not.toContain('<tfoot>')
    expect(small).toContain('<tbody><tr><th scope="row">&lt;Hjo&gt;</th></tr></tbody>')
  })

  test('takes to a file without Turbo', () => {
    expect(html).toContain('<a href="/items.xlsx" data-turbo="false">')
  })
})

describe('pages', () => {
  test('show the first, the last and those beside the present one', () => {
    const pages = String(<Pagination ui={exampleUi()} url="/items?sort=-due&page=4" page={4} pages={30} />)
    expect([...pages.matchAll(/<li><a[^>]*>(\d+)<\/a>/g)].map(([, number]) => number)).toEqual([
      '1',
      '3',
      '4',
      '5',
      '30',
    ])
    expect(pages).toContain('aria-current="page" aria-label="Sida 4"')
    expect(pages).toContain('href="/items?sort=-due&amp;page=3" rel="prev"')
    expect(pages).toContain('href="/items?sort=-due" aria-label="Sida 1"')
  })

  test('are not there when there is one', () => {
    expect(String(<Pagination ui={exampleUi()} url="/items" page={1} pages={1} />)).toBe('')
  })
})
