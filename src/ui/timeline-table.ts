import { shortDate } from './dates.ts'
import { escapeText } from './escape.ts'
import type { TimelineGroup } from './timeline-scale.ts'
import type { Ui } from './ui.ts'

export const dateKinds = ['original', 'decided', 'forecast', 'actual'] as const

/** The timeline's dates as a table: its text alternative, and what one copies from. */
export function datesTable(ui: Ui, title: string, groups: readonly TimelineGroup[]): string {
  const head = dateKinds.map((kind) => `<th scope="col">${escapeText(ui.t(`ui.timeline.${kind}`))}</th>`).join('')
  let out = `<div class="scroll"><table class="table"><caption class="vh">${escapeText(title)}</caption><thead><tr><th scope="col">${escapeText(ui.t('ui.matrix.receiver'))}</th>${head}</tr></thead>`
  for (const group of groups) {
    out += `<tbody><tr class="group"><th colspan="5" scope="rowgroup">${escapeText(group.name)}</th></tr>`
    for (const row of group.rows) {
      const dates = dateKinds.map((kind) => cell(row[kind], ui))
      out += `<tr><th scope="row">${escapeText(row.name)}</th>${dates.join('')}</tr>`
    }
    out += '</tbody>'
  }
  return `${out}</table></div>`
}

const cell = (date: string | undefined, ui: Ui) =>
  `<td>${date ? `<time datetime="${date}">${shortDate(date, ui.lang)}</time>` : ''}</td>`
