import type { ExportTable } from '#src/platform/spreadsheet/index.ts'
import type { TimelineGroup, Ui } from '#src/ui/index.ts'

/** The dates of the timeline, one row for each go-live. */
export function timelineSheet(groups: readonly TimelineGroup[], { t }: Pick<Ui, 't'>): ExportTable {
  const kinds = ['original', 'decided', 'forecast', 'actual'] as const
  return {
    name: t('overview.timeline'),
    columns: [
      { header: t('overview.wave-label'), type: 'text' },
      { header: t('ui.matrix.receiver'), type: 'text' },
      ...kinds.map((kind) => ({ header: t(`ui.timeline.${kind}`), type: 'date' }) as const),
    ],
    rows: groups.flatMap(({ name, rows }) =>
      rows.map((row) => [name, row.name, ...kinds.map((kind) => row[kind] ?? null)]),
    ),
  }
}
