import type { Sort } from '#src/ui/index.ts'

const swedish = new Intl.Collator('sv', { numeric: true })

/** Rows in the order asked for: texts as Swedish, days and numbers by size, what is missing always last. */
export function sorted<Row>(
  rows: readonly Row[],
  sort: Sort,
  cellValue: (row: Row, key: string) => string | number | null | undefined,
): Row[] {
  const direction = sort.descending ? -1 : 1
  return [...rows].sort((one, other) => {
    const [a, b] = [cellValue(one, sort.key), cellValue(other, sort.key)]
    if (a == null || b == null) return a == null ? (b == null ? 0 : 1) : -1
    if (typeof a === 'number' && typeof b === 'number') return direction * (a - b)
    return direction * swedish.compare(String(a), String(b))
  })
}
