import type { ProgrammeFacts } from '#src/features/programmes/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import type { ExportTable } from '#src/platform/spreadsheet/index.ts'
import type { Ui } from '#src/ui/index.ts'
import { areaName } from './item.words.ts'
import type { ListedItem } from './readings/listed-item.store.ts'

/** The list as a file: the rows shown, on all pages, with every date they have. */
export function itemsSheet(
  programme: Pick<ProgrammeFacts, 'name' | 'areas'>,
  items: readonly ListedItem[],
  ui: Ui,
): ExportTable {
  const { t, lang } = ui
  const text = (key: string, width?: number) => ({
    header: t(`commitments.column.${key}`),
    type: 'text' as const,
    ...(width && { width }),
  })
  const date = (key: string) => ({ header: t(`commitments.column.${key}`), type: 'date' as const })
  return {
    name: `${programme.name} ${t('commitments.list.title')}`,
    columns: [
      text('title', 50),
      text('receiver'),
      text('owner'),
      text('area'),
      text('state'),
      date('due'),
      date('forecast'),
      date('delivered'),
      text('version'),
      date('review'),
      date('accepted'),
      text('critical'),
      text('half'),
      text('reason', 40),
    ],
    rows: items.map((item) => [
      inLanguage(item.title, lang),
      item.rolloutName,
      item.ownerName,
      areaName(programme.areas, item.areaKey, ui),
      t(`ui.receipt.${item.state === 'delivered' && item.ownerId === item.receiverId ? 'done' : item.state}`),
      item.extended,
      item.forecast,
      item.deliveredOn,
      item.deliveryLabel,
      item.reviewDueOn,
      item.acceptedOn,
      item.critical ? t('commitments.yes') : '',
      t(`ui.half.${item.half}`),
      item.reason,
    ]),
  }
}
