import type { Ui } from './ui.ts'

const parts = [
  ['years', 'ui.years'],
  ['months', 'ui.months'],
  ['weeks', 'ui.weeks'],
  ['days', 'ui.days'],
] as const

/**
 * An ISO 8601 duration of whole calendar units in words: `P3M` → "3 månader", `P1M14D` → "1 månad och 14 dagar".
 * Zero is "0 dagar". Refuses (throws RangeError) what is no duration; a sign is left out, since "before" and "after" are words of the text around.
 */
export function durationInWords(iso: string, { t }: Pick<Ui, 't'>): string {
  const duration = Temporal.Duration.from(iso).abs()
  const words = parts.flatMap(([unit, key]) => (duration[unit] === 0 ? [] : [t(key, { count: duration[unit] })]))
  if (words.length === 0) return t('ui.days', { count: 0 })
  const last = words.pop() as string
  return words.length === 0 ? last : t('ui.and', { first: words.join(', '), last })
}
