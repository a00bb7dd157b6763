import type { DueRule } from './due-cell.ts'

const single = /^P(\d+)([YMWD])$/

/**
 * A due rule as parameters of a history entry, so that the reader's own language says it: `toUnit` is `day` (then `to` is the day),
 * `none` (at go-live), a unit of a lead time with `toCount` and `toSign`, or `iso` for a lead time of several units.
 */
export function dueInHistory(name: 'from' | 'to', rule: DueRule): Record<string, string | number> {
  if (rule.kind === 'fixed') return params(name, rule.on, 'day', 0, '')
  if (rule.kind === 'at-go-live') return params(name, '', 'none', 0, '')
  const sign = rule.side === 'before' ? '−' : '+'
  const [, count, unit] = single.exec(rule.duration) ?? []
  return count && unit
    ? params(name, '', unit, Number(count), sign)
    : params(name, rule.duration.slice(1), 'iso', 0, sign)
}

const params = (name: 'from' | 'to', text: string, unit: string, count: number, sign: string) => ({
  [name]: text,
  [`${name}Unit`]: unit,
  [`${name}Count`]: count,
  [`${name}Sign`]: sign,
})
