import type { WantedColumn } from '#src/platform/spreadsheet/index.ts'

export type DateColumn =
  | 'receiver'
  | 'scope'
  | 'wave'
  | 'original'
  | 'decided'
  | 'validFrom'
  | 'forecast'
  | 'actual'
  | 'reason'

/**
 * One row a receiver; more rows tell of earlier decisions: each with the date decided then, from when it held, and why. The first two
 * names head the template in Swedish and English.
 */
export const dateColumns: readonly WantedColumn<DateColumn>[] = [
  {
    key: 'receiver',
    required: true,
    names: ['Mottagare', 'Receiver', 'kommun', 'municipality', 'organisation', 'namn', 'name', 'kod', 'code'],
  },
  { key: 'scope', required: false, names: ['Verksamhet', 'Scope', 'del', 'part', 'gäller'] },
  { key: 'wave', required: false, names: ['Etapp', 'Wave', 'våg', 'fas', 'phase', 'grupp'] },
  {
    key: 'original',
    required: false,
    names: [
      'Ursprunglig plan',
      'Original plan',
      'ursprungligt datum',
      'original date',
      'original',
      'baslinje',
      'baseline',
    ],
  },
  {
    key: 'decided',
    required: false,
    names: [
      'Gällande datum',
      'Decided date',
      'beslutat datum',
      'driftstart',
      'go-live',
      'startdatum',
      'datum',
      'date',
      'plan',
    ],
  },
  {
    key: 'validFrom',
    required: false,
    names: ['Gäller från', 'Valid from', 'beslutsdatum', 'beslutat', 'decided on', 'decision date'],
  },
  { key: 'forecast', required: false, names: ['Prognos', 'Forecast', 'beräknat datum', 'expected'] },
  { key: 'actual', required: false, names: ['Utfall', 'Actual', 'faktisk driftstart', 'startade', 'went live'] },
  { key: 'reason', required: false, names: ['Orsak', 'Reason', 'skäl', 'anledning', 'kommentar', 'comment'] },
]
