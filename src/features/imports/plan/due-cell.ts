import { parseIsoDate } from '#src/platform/calendar/date.ts'
import { parseLeadTime } from '#src/platform/calendar/lead-time.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import { parseDateCell } from '#src/platform/spreadsheet/index.ts'

/** When an imported item is due; the same as the commitments' own rule. */
export type DueRule =
  | { readonly kind: 'lead'; readonly duration: string; readonly side: 'before' | 'after' }
  | { readonly kind: 'at-go-live' }
  | { readonly kind: 'fixed'; readonly on: string }

export type DueCellRefusal = 'not-a-due' | 'no-such-day' | 'too-far'

const units: readonly (readonly [RegExp, 'Y' | 'M' | 'W' | 'D'])[] = [
  [/^(å|år|years?|y)$/, 'Y'],
  [/^(m|mån|månad|månader|months?)$/, 'M'],
  [/^(v|vecka|veckor|weeks?|w)$/, 'W'],
  [/^(d|dag|dagar|days?)$/, 'D'],
]

const goLive = /\s*(?:driftstarten|driftstart|driftsättningen|driftsättning|go-?live|start|t)$/
const atGoLive = /^(?:vid |senast vid |at )?(?:driftstart|driftstarten|driftsättning|go-?live|t(?:[+-]?0)?)$/

/**
 * Reads when something is due, as people write it in a plan: a date in any of the usual ways ("2027-03-01", "1 mars 2027"), or a
 * lead time ("3 månader före driftstart", "14 days after", "T-90", "P3M"). A lead time without a side is before go-live, since that
 * is what is promised. Null for an empty cell. Refuses what is neither, a day that does not exist, more than ten years.
 */
export function parseDueCell(text: string): Result<DueRule | null, DueCellRefusal> {
  const cell = text.trim().toLowerCase().replace(/\s+/g, ' ')
  if (cell === '') return ok(null)
  if (atGoLive.test(cell)) return ok({ kind: 'at-go-live' })
  const date = parseDateCell(cell)
  if (date.ok && date.value !== null) {
    return parseIsoDate(date.value).ok ? ok({ kind: 'fixed', on: date.value }) : refuse('no-such-day')
  }
  return !date.ok && date.refusal === 'no-such-day' ? refuse('no-such-day') : leadTimeIn(cell)
}

function leadTimeIn(cell: string): Result<DueRule, DueCellRefusal> {
  const after = /\b(efter|after)\b|^t ?\+/.test(cell)
  const length = cell
    .replace(goLive, '')
    .replace(/\s*\b(före|innan|before|efter|after|i förväg|ahead)\b/g, '')
    .replace(/^t ?[+-] ?/, '')
    .replace(/^-/, '')
    .trim()
  const duration = durationOf(length)
  if (!duration) return refuse('not-a-due')
  const read = parseLeadTime(duration)
  if (read.ok) return ok({ kind: 'lead', duration: read.value, side: after ? 'after' : 'before' })
  if (read.refusal.code === 'no-time') return ok({ kind: 'at-go-live' })
  return refuse(read.refusal.code === 'more-than-ten-years' ? 'too-far' : 'not-a-due')
}

/** "3 månader" → `P3M`; "90" (after T-) → `P90D`; an ISO 8601 duration stays as it is. */
function durationOf(length: string): string | null {
  if (/^p\d/.test(length)) return length.toUpperCase()
  const [, count, word] = /^(\d{1,4}) ?(\p{L}*)\.?$/u.exec(length) ?? []
  if (count === undefined) return null
  const unit = word === '' ? 'D' : units.find(([name]) => name.test(word ?? ''))?.[1]
  return unit ? `P${Number(count)}${unit}` : null
}
