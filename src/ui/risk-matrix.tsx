import { raw } from 'hono/html'
import { escapeText } from './escape.ts'
import { levelLook, type ShownLevel } from './risk-level.ts'
import type { Ui } from './ui.ts'

/** How many risks have a probability and an impact, 1–5 each, and where they are listed. */
export interface RiskCell {
  readonly probability: number
  readonly impact: number
  readonly count: number
  readonly href: string
}

const scale = [1, 2, 3, 4, 5] as const

/**
 * The 5×5 matrix: probability upwards, impact to the right, in each cell its number of risks, which leads to them. Cells without risks may be left out.
 * Accessibility: a table with row and column headers; a cell's level is tint, shape and, in the link's name, words; without a link it says its score.
 */
export function RiskMatrix(props: {
  ui: Ui
  caption: string
  levels: readonly ShownLevel[]
  cells: readonly RiskCell[]
  /** The caption is for readers only, where a heading above says the same. */
  hideCaption?: boolean | undefined
}) {
  const { ui } = props
  return (
    <table class="risk-matrix">
      <caption class={props.hideCaption ? 'vh' : undefined}>{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            {ui.t('ui.risk-matrix.probability')}
            <span aria-hidden="true">&nbsp;↑</span>
            <br />
            {ui.t('ui.risk-matrix.impact')}
            <span aria-hidden="true">&nbsp;→</span>
          </th>
          {scale.map((impact) => (
            <th scope="col">
              {impact}
              <span class="quiet">{ui.t(`ui.risk-scale.${impact}`)}</span>
            </th>
          ))}
        </tr>
      </thead>
      {raw(bodyOf(props))}
    </table>
  )
}

/** Built as text, as the readiness matrix is. All that comes from outside passes `escapeText`. */
function bodyOf({ ui, levels, cells }: Parameters<typeof RiskMatrix>[0]): string {
  const byPlace = new Map(cells.map((cell) => [cell.probability * 10 + cell.impact, cell]))
  let out = '<tbody>'
  for (const probability of scale.toReversed()) {
    out += `<tr><th scope="row">${probability} <span class="quiet">${escapeText(ui.t(`ui.risk-scale.${probability}`))}</span></th>`
    for (const impact of scale) {
      const score = probability * impact
      const { name, tone, sign } = levelLook(levels, score)
      const cell = byPlace.get(probability * 10 + impact)
      const mark = `<span class="cell-mark"><span aria-hidden="true">${sign}</span> ${score}</span>`
      out += `<td data-color="${tone}">${mark}`
      if (cell && cell.count > 0) {
        const words = ui.t('ui.risk-matrix.cell', { probability, impact, score, level: name, count: cell.count })
        out += `<a href="${escapeText(cell.href)}" aria-label="${escapeText(words)}">${cell.count}</a>`
      }
      out += '</td>'
    }
    out += '</tr>'
  }
  return `${out}</tbody>`
}
