import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { escapeText } from './escape.ts'
import { type Halves, halvesInWords, type LightColour, pairOfLights } from './light.ts'
import { Scroll } from './scroll.tsx'
import type { Ui } from './ui.ts'

export interface MatrixCell {
  readonly href: string
  readonly halves: Halves
}

export interface MatrixRow {
  readonly name: string
  readonly href: string
  /** Days left, or the state in words. */
  readonly days: string
  /** As many as the areas; `null` where the area is not taken part in. */
  readonly cells: readonly (MatrixCell | null)[]
}

export interface MatrixGroup {
  readonly name: string
  readonly note?: string | undefined
  readonly rows: readonly MatrixRow[]
}

/** A column; `href` leads to the area across receivers. */
export interface MatrixArea {
  readonly name: string
  readonly href?: string | undefined
}

/** A row under all others, in words already: one text for each area. */
export interface MatrixTotal {
  readonly name: string
  readonly cells: readonly string[]
}

export type ShownHalf = 'both' | 'deliveries' | 'preparations'

const both = (halves: Halves) => `<svg class="light two-lights" viewBox="0 0 37 16">${pairOfLights(halves)}</svg>`

const one = (colour: LightColour) => `<svg class="light" viewBox="0 0 16 16"><use href="#light-${colour}"/></svg>`

/**
 * Receiver × area, two lights in each cell, one link a cell. Its body is built as text, not elements: 49 × 15 cells cost several times more as JSX,
 * and this table is on the most opened pages. All that comes from outside passes `escapeText`.
 * Accessibility: caption; row and column headers, groups with `rowgroup`; each link is named by its area and both lights in words.
 */
export function ReadinessMatrix(props: {
  ui: Ui
  caption: string
  areas: readonly (string | MatrixArea)[]
  groups: readonly MatrixGroup[]
  totals?: readonly MatrixTotal[]
  show?: ShownHalf
  note?: Child
  /** The caption is for readers only, where a heading above says the same. */
  hideCaption?: boolean | undefined
}) {
  const { ui } = props
  const areas = props.areas.map((area) => (typeof area === 'string' ? { name: area } : area))
  return (
    <Scroll label={props.caption}>
      <table class="matrix">
        <caption class={props.hideCaption ? 'vh' : undefined}>
          {props.caption} <span class="quiet">{props.note ?? ui.t('ui.matrix.key')}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{ui.t('ui.matrix.receiver')}</th>
            <th scope="col" class="num">
              {ui.t('ui.matrix.days')}
            </th>
            {areas.map((area) => (
              <th scope="col" class="tall">
                <span>{area.href ? <a href={area.href}>{area.name}</a> : area.name}</span>
              </th>
            ))}
          </tr>
        </thead>
        {raw(matrixBodies(ui, areas, props.groups, props.show ?? 'both'))}
        {props.totals && <Totals totals={props.totals} />}
      </table>
    </Scroll>
  )
}

const Totals = ({ totals }: { totals: readonly MatrixTotal[] }) => (
  <tfoot>
    {totals.map(({ name, cells }) => (
      <tr>
        <th scope="row" colspan={2}>
          {name}
        </th>
        {cells.map((cell) => (
          <td>{cell}</td>
        ))}
      </tr>
    ))}
  </tfoot>
)

function matrixBodies(ui: Ui, areas: readonly MatrixArea[], groups: readonly MatrixGroup[], show: ShownHalf): string {
  const words = wordsOnce(ui, show)
  const names = areas.map(({ name }) => escapeText(name))
  const absent = `<td class="absent"><span class="vh">${escapeText(ui.t('ui.matrix.absent'))}</span></td>`
  let out = ''
  for (const group of groups) {
    const note = group.note ? ` <span class="quiet">${escapeText(group.note)}</span>` : ''
    out += `<tbody><tr class="group"><th colspan="${areas.length + 2}" scope="rowgroup"><span>${escapeText(group.name)}${note}</span></th></tr>`
    for (const row of group.rows) {
      out += `<tr><th scope="row"><a href="${escapeText(row.href)}">${escapeText(row.name)}</a></th><td class="num">${escapeText(row.days)}</td>`
      for (const [index, cell] of row.cells.entries()) {
        if (!cell) {
          out += absent
          continue
        }
        const picture = show === 'both' ? both(cell.halves) : one(cell.halves[show])
        out += `<td><a href="${escapeText(cell.href)}" aria-label="${names[index]}: ${words(cell.halves)}">${picture}</a></td>`
      }
      out += '</tr>'
    }
    out += '</tbody>'
  }
  return out
}

/** Sixteen pairs at most: each is put in words once a table. */
function wordsOnce(ui: Ui, show: ShownHalf): (halves: Halves) => string {
  const known = new Map<string, string>()
  return (halves) => {
    const key = `${halves.deliveries} ${halves.preparations}`
    let words = known.get(key)
    if (words === undefined) {
      words = escapeText(show === 'both' ? halvesInWords(halves, ui) : ui.t(`ui.light.${halves[show]}`))
      known.set(key, words)
    }
    return words
  }
}
