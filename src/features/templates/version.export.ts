import type { ExportTable } from '#src/platform/spreadsheet/index.ts'
import type { Ui } from '#src/ui/index.ts'
import { comparedFields } from './difference.ts'
import { fieldInWords, fieldName } from './item.words.ts'
import type { TemplateItem, VersionContent } from './template.ts'

/** The items as they are shown, with every field in words. */
export const itemTable = (
  name: string,
  items: readonly TemplateItem[],
  content: VersionContent,
  ui: Ui,
): ExportTable => ({
  name,
  columns: comparedFields.map((field) => ({
    header: fieldName(field, ui),
    type: field === 'minimumDays' ? 'number' : 'text',
  })),
  rows: items.map((item) =>
    comparedFields.map((field) =>
      field === 'minimumDays' ? item.minimumDays : fieldInWords(item, field, content, ui),
    ),
  ),
})
