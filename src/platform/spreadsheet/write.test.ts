import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { ExportTable } from './export-table.ts'
import { writeCsv } from './write-csv.ts'
import { sheetName, writeXlsx } from './write-xlsx.ts'

const textTable = (...cells: string[]): ExportTable => ({
  name: 'Lista',
  columns: [{ header: 'Text', type: 'text' }],
  rows: cells.map((cell) => [cell]),
})

describe('CSV for Swedish Excel', () => {
  test('has a byte order mark, semicolons, CRLF and decimal commas', () => {
    const csv = writeCsv({
      name: 'Lista',
      columns: [
        { header: 'Åtgärd', type: 'text' },
        { header: 'Antal', type: 'number' },
        { header: 'Andel', type: 'percent' },
        { header: 'Datum', type: 'date' },
      ],
      rows: [
        ['a;b', -1.5, 0.07, '2027-03-01'],
        ['rad 1\nrad 2', null, null, null],
      ],
    })
    expect(csv).toBe('\ufeffÅtgärd;Antal;Andel;Datum\r\n"a;b";-1,5;7 %;2027-03-01\r\n"rad 1\nrad 2";;;\r\n')
  })

  test.each([
    '=HYPERLINK("http://x")',
    '+46+1',
    '-cmd',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1+1',
    '＝1+1',
  ])('text that a spreadsheet would run is disarmed: %j', (text) => {
    const [, cell = ''] = writeCsv(textTable(text)).split('\r\n')
    expect(cell.replace(/^"/, '')).toMatch(/^'/)
  })

  test.each([
    '-5',
    '+46701234567',
    '-1,5',
    'a=b',
    'ordinär',
  ])('ordinary text and plain numbers are left alone: %s', (text) => {
    expect(writeCsv(textTable(text))).toBe(`\ufeffText\r\n${text}\r\n`)
  })
})

describe('XLSX', () => {
  const parts = async (table: ExportTable) => {
    const files = unzipSync(await writeXlsx(table))
    return { sheet: strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array()), files }
  }

  test('has a header that stays, no formulas, and real dates and numbers', async () => {
    const { sheet } = await parts({
      name: 'Lista',
      columns: [
        { header: 'Text', type: 'text' },
        { header: 'Datum', type: 'date' },
        { header: 'Antal', type: 'number' },
      ],
      rows: [['=HYPERLINK("http://x")', '2027-03-01', 7]],
    })
    expect(sheet).toContain('state="frozen"')
    expect(sheet).not.toContain('<f>')
    expect(sheet).toContain('<v>46447</v>')
    expect(sheet).toContain('<v>7</v>')
  })

  test('characters that XML cannot hold are left out, the rest of the text kept', async () => {
    const { files } = await parts(textTable('a\u0000b\u0008c\ud800d & <e>'))
    const all = Object.values(files)
      .map((part) => strFromU8(part))
      .join('')
    expect(all).toContain('abcd &amp; &lt;e&gt;')
  })

  test.each([
    ['Åtaganden: Hjo/Skara [alla]', 'Åtaganden Hjo Skara alla'],
    ['En mycket lång rubrik som inte får plats alls', 'En mycket lång rubrik som inte'],
    ["''", 'Samtakt'],
    ['', 'Samtakt'],
  ])('the name %j becomes a sheet name Excel accepts', (name, cleaned) => {
    expect(sheetName(name)).toBe(cleaned)
  })
})
