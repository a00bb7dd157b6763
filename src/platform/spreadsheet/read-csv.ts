import { CsvError, parse } from 'csv-parse/sync'
import { ok, type Result, refuse } from '../result.ts'
import { decodeText, looksLikeText } from './decode-text.ts'
import type { SheetRefusal } from './sheet.ts'

/**
 * Reads comma, semicolon or tab separated text, in any encoding `decodeText` knows, quoted line breaks included. Refuses
 * what is not text, web pages saved as ".xls", and a quotation mark that never closes (it would swallow the rest).
 */
export function readCsv(bytes: Uint8Array): Result<string[][], SheetRefusal> {
  const decoded = decodeText(bytes)
  if (!looksLikeText(decoded) || /^\s*<(!doctype|html|\?xml|table|svg)/i.test(decoded.slice(0, 500)))
    return refuse({ code: 'not-a-sheet' })
  const { text, stated } = withoutStatedSeparator(decoded)
  const delimiter = stated ?? detectDelimiter(text)
  try {
    // Empty lines are kept here, so that a row's index is its number in a spreadsheet.
    const rows: string[][] = parse(text, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: false,
    })
    return ok(stated ? [[], ...rows] : rows)
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')
      return refuse({ code: 'unclosed-quote', row: Number(error.records ?? 0) + (stated ? 2 : 1) })
    return refuse({ code: 'unreadable' })
  }
}

/** Excel states the separator on a first line of its own: `sep=;`. */
function withoutStatedSeparator(text: string): { text: string; stated: string | null } {
  const stated = /^sep=([,;\t|])\r?\n/i.exec(text)
  return stated ? { text: text.slice(stated[0].length), stated: stated[1] ?? null } : { text, stated: null }
}

/**
 * The separator is the one that cuts most of the first records into as many cells as the header. Swedish decimal commas
 * ("1,5;2,5") lose to semicolons that way, since the header has none.
 */
export function detectDelimiter(text: string): string {
  const candidates = [';', ',', '\t'].map((delimiter) => {
    const counts = countPerRecord(text, delimiter).filter((count, at) => at === 0 || count > 0)
    const header = counts[0] ?? 0
    const alike = header > 0 ? counts.filter((count) => count === header).length : 0
    return { delimiter, alike, header }
  })
  candidates.sort((a, b) => b.alike - a.alike || b.header - a.header)
  return candidates[0]?.delimiter ?? ';'
}

function countPerRecord(text: string, delimiter: string, records = 50): number[] {
  const counts: number[] = []
  let count = 0
  let quoted = false
  let blank = true
  for (const character of text.slice(0, 100_000)) {
    if (character === '"') quoted = !quoted
    if (character === '\n' && !quoted) {
      if (!blank && counts.push(count) >= records) return counts
      count = 0
      blank = true
    } else {
      if (character === delimiter && !quoted) count++
      if (character !== '\r') blank = false
    }
  }
  return blank ? counts : [...counts, count]
}
