import type { Translate } from '#src/platform/i18n/index.ts'
import type { ExportTable } from '#src/platform/spreadsheet/index.ts'
import { columnsOf, type ImportKind } from './import-kind.ts'

/** Example rows of the templates: they begin with "Exempel" or "Example", by which they are known and passed over if left. */
const examples: Readonly<Record<ImportKind, Readonly<Record<'sv' | 'en', readonly (readonly string[])[]>>>> = {
  plan: {
    sv: [
      [
        'Exempel 1',
        'Utrustningslista',
        'Teknik',
        'Utrustningen har lång leveranstid.',
        'Programmet',
        'Alla',
        '12 månader före driftstart',
        'Levererad',
        '2026-03-02',
        '',
        '',
        'Ja',
        'Ja',
        '',
        'Version 1.0',
      ],
      [
        'Exempel 2',
        'Utse superanvändare',
        'Utbildning',
        '',
        'Mottagaren',
        '',
        '2027-02-01',
        'Pågår',
        '',
        '',
        '2027-02-15',
        'Nej',
        'Ja',
        'Förändringsledare',
        '',
      ],
    ],
    en: [
      [
        'Example 1',
        'Equipment list',
        'Technology',
        'The equipment takes long to deliver.',
        'The programme',
        'All',
        '12 months before go-live',
        'Delivered',
        '2026-03-02',
        '',
        '',
        'Yes',
        'Yes',
        '',
        'Version 1.0',
      ],
      [
        'Example 2',
        'Appoint super users',
        'Training',
        '',
        'Each receiver',
        '',
        '2027-02-01',
        'In progress',
        '',
        '',
        '2027-02-15',
        'No',
        'Yes',
        'Change lead',
        '',
      ],
    ],
  },
  'plan-dates': {
    sv: [
      ['Exempel: Storköping', '', 'Etapp 1', '2026-09-01', '2026-09-01', '2025-01-15', '', '', 'Första planen'],
      [
        'Exempel: Storköping',
        '',
        'Etapp 1',
        '',
        '2027-03-01',
        '2026-05-20',
        '2027-04-05',
        '',
        'Utbildningsmiljön blev sen',
      ],
    ],
    en: [
      ['Example: Storköping', '', 'Wave 1', '2026-09-01', '2026-09-01', '2025-01-15', '', '', 'The first plan'],
      [
        'Example: Storköping',
        '',
        'Wave 1',
        '',
        '2027-03-01',
        '2026-05-20',
        '2027-04-05',
        '',
        'The practice environment was late',
      ],
    ],
  },
}

const dateColumns = new Set(['delivered', 'accepted', 'forecast', 'original', 'decided', 'validFrom', 'actual'])

/** A file to fill in, with the right headers in the given language and two rows to look at. */
export const templateSheet = (kind: ImportKind, lang: 'sv' | 'en', t: Translate): ExportTable => ({
  name: t(`imports.kind.${kind}`),
  columns: columnsOf[kind].map(({ key, names }) => ({
    header: names[lang === 'sv' ? 0 : 1] ?? key,
    type: dateColumns.has(key) ? 'date' : 'text',
    width: key === 'title' ? 40 : 20,
  })),
  rows: examples[kind][lang],
})
