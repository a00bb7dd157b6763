import { inLanguage } from '#src/platform/i18n/index.ts'
import type { ExportTable } from '#src/platform/spreadsheet/index.ts'
import { durationInWords, type Ui } from '#src/ui/index.ts'
import { againstInWords } from './breach.words.ts'
import type { CountedBreach } from './breaches.ts'

/** Broken lead times as they are shown, one row for each item and receiver. */
export function breachSheet(breaches: readonly CountedBreach[], ui: Ui): ExportTable {
  const { t, lang } = ui
  const text = (key: string) => ({ header: t(key), type: 'text' }) as const
  const number = (key: string) => ({ header: t(key), type: 'number' }) as const
  return {
    name: t('overview.breaches'),
    columns: [
      text('overview.breach.item'),
      text('ui.matrix.receiver'),
      text('overview.breach.owner'),
      text('overview.breach.against'),
      text('overview.breach.promised'),
      number('overview.breach.left-days'),
      number('overview.breach.short-days'),
    ],
    rows: breaches.map((breach) => [
      inLanguage(breach.receipt.title, lang),
      breach.receipt.receiver,
      breach.receipt.ownerName,
      againstInWords(breach, ui),
      durationInWords(breach.promised, ui),
      breach.leftDays,
      breach.shortDays,
    ]),
  }
}
