import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { constants, deflateRawSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readSheet } from './read-sheet.ts'
import { type SheetLimits, sheetLimits } from './sheet.ts'
import { writeXlsx } from './write-xlsx.ts'

// Each reading starts a process, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samtakt-sheet-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(content: string | Uint8Array, limits: Partial<SheetLimits> = {}) {
  const path = join(folder, 'upload')
  await writeFile(path, content)
  return readSheet({ name: 'plan', path }, { ...sheetLimits, ...limits })
}

async function sheetOf(content: string | Uint8Array) {
  const sheet = await read(content)
  if (!sheet.ok) throw new Error(sheet.refusal.code)
  return sheet.value
}

const latin1 = (text: string) => Buffer.from(text, 'latin1')

describe('CSV', () => {
  test.each([
    ['commas', 'kod,namn\n1440,Ale\n'],
    ['semicolons and CRLF', 'kod;namn\r\n1440;Ale\r\n'],
    ['tabs', 'kod\tnamn\n1440\tAle\n'],
    ['a byte order mark', '\ufeffkod;namn\n1440;Ale\n'],
    ['a stated separator', 'sep=;\r\nkod;namn\r\n1440;Ale\r\n'],
    ['UTF-16 with a byte order mark', Buffer.from('\ufeffkod;namn\n1440;Ale', 'utf16le')],
    ['UTF-16 without one', Buffer.from('kod;namn\n1440;Ale', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\ufeffkod;namn\n1440;Ale', 'utf16le').swap16()],
    ['blanks around the cells', ' kod ; namn \n 1440 ; Ale \n;;;\n;\n'],
  ])('is read with %s', async (_, content) => {
    expect(await sheetOf(content)).toMatchObject({ header: ['kod', 'namn'], rows: [['1440', 'Ale']] })
  })

  test.each([
    ['UTF-8', Buffer.from('namn\nHärryda – Öckerö\n')],
    ['Windows-1252', Buffer.concat([latin1('namn\nHärryda '), Buffer.from([0x96]), latin1(' Öckerö\n')])],
  ])('keeps å, ä, ö and the dash in %s', async (_, content) => {
    expect((await sheetOf(content)).rows).toEqual([['Härryda – Öckerö']])
  })

  test('keeps emoji and right-to-left text', async () => {
    const rows = [['👩🏽‍⚕️ vård', 'مرحبا']]
    expect((await sheetOf(`a;b\n${rows[0]?.join(';')}\n`)).rows).toEqual(rows)
  })

  test('keeps line breaks, separators and quotation marks inside quotes', async () => {
    expect((await sheetOf('a;b\n"rad 1\nrad 2; ""x""";2\n')).rows).toEqual([['rad 1\nrad 2; "x"', '2']])
  })

  test('is not fooled by decimal commas', async () => {
    expect((await sheetOf('andel;vikt\n0,5;1,25\n1,5;2,25\n')).rows[0]).toEqual(['0,5', '1,25'])
  })

  test('keeps the number a row has in the file, past empty rows', async () => {
    expect(await sheetOf('a;b\n\n1;2\n;\n3;4\n')).toMatchObject({ rowNumbers: [3, 5] })
  })

  test('finds the header below a title, and says so', async () => {
    const sheet = await sheetOf('Plan för Hjo;;\n;;\nKod;Namn;\n1;Ett;\n')
    expect(sheet).toMatchObject({ header: ['Kod', 'Namn'], rowNumbers: [4] })
    expect(sheet.notes).toEqual([{ code: 'rows-above-header-skipped', count: 1 }])
  })

  test('squares rows of wrong length, and names what stands outside the header and headers that repeat', async () => {
    const sheet = await sheetOf('a;b;a\n1\n1;2;3;4\n')
    expect(sheet.rows).toEqual([
      ['1', '', ''],
      ['1', '2', '3'],
    ])
    expect(sheet.notes).toEqual([
      { code: 'duplicate-header', header: 'a' },
      { code: 'cells-outside-header', rowNumbers: [3] },
    ])
  })

  test('of 50,000 rows is read; one more is refused', async () => {
    const rows = Array.from({ length: 50_000 }, (_, n) => `${n};Åtgärd ${n};2027-03-01`)
    const content = ['nr;namn;datum', ...rows].join('\n')
    expect((await sheetOf(content)).rows).toHaveLength(50_000)
    expect(await read(`${content}\n1;2;3`)).toEqual(refused({ code: 'too-many-rows', limit: 50_000 }))
  })

  test.each([
    ['an empty file', '', { code: 'empty' }],
    ['only blanks', '\n;;\n \n', { code: 'empty' }],
    ['a quotation mark that never closes', 'a;b\n1;2\n"3;4\n5;6\n', { code: 'unclosed-quote', row: 3 }],
    ['a web page', '<!DOCTYPE html><table><tr><td>1</td></tr></table>', { code: 'not-a-sheet' }],
    ['a PDF', '%PDF-1.7\n1 0 obj', { code: 'not-a-sheet' }],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), { code: 'not-a-sheet' }],
    [
      'too many columns',
      `${Array.from({ length: 201 }, (_, n) => `k${n}`).join(';')}\n`,
      { code: 'too-many-columns', limit: 200 },
    ],
  ])('refuses %s', async (_, content, refusal) => {
    expect(await read(content)).toEqual(refused(refusal))
  })

  test('refuses a file beyond the size limit', async () => {
    expect(await read('a;b\n1;2\n', { maxBytes: 5 })).toEqual(refused({ code: 'too-large' }))
  })
})

describe('XLSX', () => {
  test('gives back what was written: text, dates, numbers, å ä ö, emoji, right-to-left', async () => {
    const workbook = await writeXlsx({
      name: 'Plan',
      columns: [
        { header: 'Åtgärd', type: 'text' },
        { header: 'Datum', type: 'date' },
        { header: 'Antal', type: 'number' },
        { header: 'Andel', type: 'percent' },
      ],
      rows: [
        ['Utbildning 👩🏽‍⚕️ مرحبا', '2027-03-01', 1.5, 0.73],
        ['=1+1', null, 1_000_000, null],
      ],
    })
    expect(await sheetOf(workbook)).toEqual({
      header: ['Åtgärd', 'Datum', 'Antal', 'Andel'],
      rows: [
        ['Utbildning 👩🏽‍⚕️ مرحبا', '2027-03-01', '1.5', '0.73'],
        ['=1+1', '', '1000000', ''],
      ],
      rowNumbers: [2, 3],
      sheetName: 'Plan',
      notes: [],
    })
  })

  test('of 50,000 rows is read; one more is refused', async () => {
    const columns = ['Kod', 'Åtgärd', 'Klart senast', 'Ansvarig'].map((header) => ({ header, type: 'text' as const }))
    const row = (n: number) => [`K${n}`, `Utbilda enhet ${n} i det nya systemet`, '2027-03-01', 'Införandeansvarig']
    const rows = Array.from({ length: 50_000 }, (_, n) => row(n))
    const sheet = await sheetOf(await writeXlsx({ name: 'Plan', columns, rows }))
    expect(sheet.rows).toHaveLength(50_000)
    expect(sheet.rows.at(-1)).toEqual(row(49_999))
    const oneMore = await writeXlsx({ name: 'Plan', columns, rows: [...rows, row(50_000)] })
    expect(await read(oneMore)).toEqual(refused({ code: 'too-many-rows', limit: 50_000 }))
  })

  test('shows numbers as Excel shows them', async () => {
    const cells = ['0.30000000000000004', '1E6', '1440', '-0.5'].map((v, n) => `<c r="${'ABCD'[n]}2"><v>${v}</v></c>`)
    const header = ['A', 'B', 'C', 'D'].map((c) => textCell(`${c}1`, c))
    const content = workbook(`<row r="1">${header.join('')}</row><row r="2">${cells.join('')}</row>`)
    expect((await sheetOf(content)).rows).toEqual([['0.3', '1000000', '1440', '-0.5']])
  })

  test('is recognised whatever the file is called, and other kinds are refused by name', async () => {
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
    const locked = Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await read(old)).toEqual(refused({ code: 'old-excel' }))
    expect(await read(locked)).toEqual(refused({ code: 'password-protected' }))
    expect(await read(zipSync({ 'content.xml': strToU8('<a/>') }))).toEqual(refused({ code: 'open-document' }))
    expect(await read(zipSync({ 'xl/workbook.bin': strToU8('x') }))).toEqual(refused({ code: 'binary-excel' }))
    expect(await read(zipSync({ 'word/document.xml': strToU8('<a/>') }))).toEqual(refused({ code: 'not-a-sheet' }))
  })

  test.each([
    ['half a file', workbook('').subarray(0, 200)],
    ['broken XML', workbook('<row r="1"><c r="A1">')],
    ['no sheet', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') })],
    ['a cell that is nowhere', workbook('<row r="1"><c r="!"><v>1</v></c></row>')],
  ])('refuses %s as unreadable', async (_, content) => {
    expect(await read(content)).toEqual(refused({ code: 'unreadable' }))
  })
})

describe('an XLSX bomb stops its reader, never the server:', () => {
  test('a gigabyte of zeros in a megabyte is refused before it is unpacked', async () => {
    expect(await read(gigabyteOfZeros({ statedBytes: 2 ** 30 }))).toEqual(refused({ code: 'too-large' }))
  })

  test('a gigabyte that claims to be a kilobyte is unpacked to a kilobyte and no further', async () => {
    const before = process.memoryUsage.rss()
    expect(await read(gigabyteOfZeros({ statedBytes: 1024 }))).toEqual(refused({ code: 'unreadable' }))
    expect(process.memoryUsage.rss() - before).toBeLessThan(500 * 2 ** 20)
  })

  const rows = (count: number, cell: (row: number) => string) =>
    Array.from({ length: count }, (_, n) => `<row r="${n + 1}">${cell(n + 1)}</row>`).join('')

  test.each([
    ['a cell in the last column of every row', rows(50_000, (row) => `<c r="XFD${row}"><v>1</v></c>`)],
    ['a cell in row two billion', '<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>'],
    ['a cell in a column that cannot be', '<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'],
  ])('%s', async (_, content) => {
    expect(await read(workbook(content), { maxHeapMiB: 128 })).toEqual(refused({ code: 'too-large' }))
  })

  test('millions of nested elements', async () => {
    expect(await read(workbook('<a>'.repeat(3_000_000)))).toMatchObject({ ok: false })
  })

  test('a file that takes too long', async () => {
    expect(await read(workbook('<row r="1"/>'), { maxMilliseconds: 1 })).toEqual(refused({ code: 'too-large' }))
  })

  test('and the next file is read as if nothing had happened', async () => {
    const path = join(folder, 'bomb')
    await writeFile(path, workbook('<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>'))
    const bomb = readSheet({ name: 'bomb', path }, { ...sheetLimits, maxHeapMiB: 64 })
    const good = read('a;b\n1;2\n')
    expect(await bomb).toEqual(refused({ code: 'too-large' }))
    expect(await good).toMatchObject({ ok: true })
  })
})

function refused(refusal: object) {
  return { ok: false, refusal }
}

function textCell(address: string, text: string) {
  return `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`
}

/** The least that is a workbook, around the rows of its one sheet. */
function workbook(rows: string, zip = zipSync): Uint8Array {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return zip({
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="${office}"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
  })
}

/** A workbook whose sheet is one gigabyte of zeros, deflated, with whatever size we let its directory state. */
function gigabyteOfZeros({ statedBytes }: { statedBytes: number }): Buffer {
  // A flushed block can be repeated: a thousand times the same deflated megabyte, and an empty last block.
  const megabyte = deflateRawSync(Buffer.alloc(2 ** 20, '0'), { finishFlush: constants.Z_FULL_FLUSH })
  const zeros = Buffer.concat([...Array<Buffer>(1024).fill(megabyte), deflateRawSync('')])
  const marker = 'MARKER'.repeat(20)
  // Stored whole, so that the marker can be found and exchanged for the deflated gigabyte.
  const archive = Buffer.from(workbook(marker, (files) => zipSync(files, { level: 0 })))
  const path = 'xl/worksheets/sheet1.xml'
  const local = archive.indexOf(path) - 30
  const content = local + 30 + path.length
  const stored = archive.readUInt32LE(local + 18)
  const bomb = Buffer.concat([archive.subarray(0, content), zeros, archive.subarray(content + stored)])
  const grown = zeros.length - stored
  const central = bomb.lastIndexOf(path) - 46
  const end = bomb.length - 22
  for (const [header, at] of [
    [local, 8],
    [central, 10],
  ] as const) {
    bomb.writeUInt16LE(8, header + at)
    bomb.writeUInt32LE(zeros.length, header + at + 10)
    bomb.writeUInt32LE(statedBytes, header + at + 14)
  }
  bomb.writeUInt32LE(archive.readUInt32LE(archive.length - 22 + 16) + grown, end + 16)
  return bomb
}
