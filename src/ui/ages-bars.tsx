import type { Ui } from './ui.ts'

export interface AgesRow {
  readonly name: string
  readonly href: string
  /** How many in each band, youngest first. */
  readonly counts: readonly number[]
}

/**
 * How long things have waited, a bar for each place, its parts from young to old. Accessibility: each bar is an image named by its figures; the bands differ
 * in lightness and pattern, so they are told apart in grey; the total stands as text. Renders nothing when nothing waits.
 */
export function AgesBars({ ui, bands, rows }: { ui: Ui; bands: readonly string[]; rows: readonly AgesRow[] }) {
  const total = (row: AgesRow) => row.counts.reduce((sum, count) => sum + count, 0)
  const longest = Math.max(...rows.map(total), 0)
  if (longest === 0) return null
  return (
    <figure class="ages">
      <ul>
        {rows.map((row) => (
          <li>
            <a href={row.href}>{row.name}</a>
            <Bar bands={bands} row={row} longest={longest} />
            <span class="num">{new Intl.NumberFormat(ui.lang).format(total(row))}</span>
          </li>
        ))}
      </ul>
      <figcaption class="key">
        {bands.map((band, index) => (
          <span>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <rect class={`age-${index}`} width="16" height="16" />
            </svg>{' '}
            {band}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

function Bar({ bands, row, longest }: { bands: readonly string[]; row: AgesRow; longest: number }) {
  const before = (index: number) => row.counts.slice(0, index).reduce((sum, count) => sum + count, 0)
  const words = row.counts.map((count, index) => `${bands[index]}: ${count}`).join(', ')
  return (
    <svg viewBox={`0 0 ${longest} 10`} preserveAspectRatio="none" role="img" aria-label={`${row.name}. ${words}`}>
      {row.counts.map(
        (count, index) => count > 0 && <rect class={`age-${index}`} x={before(index)} width={count} height="10" />,
      )}
    </svg>
  )
}
