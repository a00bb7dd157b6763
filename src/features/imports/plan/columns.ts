import type { WantedColumn } from '#src/platform/spreadsheet/index.ts'

export type PlanColumn =
  | 'key'
  | 'title'
  | 'area'
  | 'why'
  | 'owner'
  | 'receivers'
  | 'due'
  | 'state'
  | 'delivered'
  | 'accepted'
  | 'forecast'
  | 'critical'
  | 'mandatory'
  | 'responsible'
  | 'comment'

/** What an imported plan may say of each item. The first two names head the template in Swedish and English; the others are what people write. */
export const planColumns: readonly WantedColumn<PlanColumn>[] = [
  {
    key: 'key',
    required: false,
    names: ['Nyckel', 'Key', 'id', 'nr', 'nummer', 'löpnummer', 'no', 'number', 'ref', 'referens', 'aktivitets-id'],
  },
  {
    key: 'title',
    required: true,
    names: [
      'Åtagande',
      'Commitment',
      'aktivitet',
      'activity',
      'uppgift',
      'task',
      'punkt',
      'item',
      'leverans',
      'deliverable',
      'titel',
      'title',
      'benämning',
      'namn',
      'name',
      'vad',
      'what',
    ],
  },
  {
    key: 'area',
    required: true,
    names: [
      'Område',
      'Area',
      'kategori',
      'category',
      'delprojekt',
      'workstream',
      'spår',
      'rubrik',
      'heading',
      'fas',
      'phase',
    ],
  },
  {
    key: 'why',
    required: false,
    names: ['Varför', 'Why', 'beskrivning', 'description', 'syfte', 'purpose', 'bakgrund'],
  },
  {
    key: 'owner',
    required: true,
    names: [
      'Ska leverera',
      'Owes',
      'ägare',
      'owner',
      'levereras av',
      'delivered by',
      'ansvarig organisation',
      'responsible organisation',
      'leverantör',
      'utförare',
      'från',
      'from',
    ],
  },
  {
    key: 'receivers',
    required: false,
    names: [
      'Tar emot',
      'Receives',
      'mottagare',
      'receiver',
      'receivers',
      'till',
      'to',
      'gäller',
      'applies to',
      'kommun',
      'municipality',
    ],
  },
  {
    key: 'due',
    required: false,
    names: [
      'Senast',
      'Due',
      'framförhållning',
      'lead time',
      'förfallodatum',
      'due date',
      'slutdatum',
      'end date',
      'deadline',
      'klart senast',
      'klar senast',
      'datum',
      'date',
      'slut',
      'finish',
    ],
  },
  { key: 'state', required: false, names: ['Läge', 'State', 'status', 'tillstånd'] },
  {
    key: 'delivered',
    required: false,
    names: ['Levererad', 'Delivered', 'levererad den', 'delivered on', 'leveransdatum', 'delivery date'],
  },
  {
    key: 'accepted',
    required: false,
    names: [
      'Godkänd',
      'Accepted',
      'godkänd den',
      'accepted on',
      'klar den',
      'done on',
      'klardatum',
      'completed',
      'avslutad',
      'utfall',
      'actual',
    ],
  },
  { key: 'forecast', required: false, names: ['Prognos', 'Forecast', 'nytt datum', 'beräknas klar', 'expected'] },
  { key: 'critical', required: false, names: ['Kritisk', 'Critical', 'kritiskt'] },
  { key: 'mandatory', required: false, names: ['Obligatorisk', 'Mandatory', 'obligatoriskt', 'krav', 'required'] },
  {
    key: 'responsible',
    required: false,
    names: ['Ansvarig', 'Responsible', 'ansvarig person', 'resurs', 'handläggare', 'kontaktperson', 'assigned to'],
  },
  {
    key: 'comment',
    required: false,
    names: ['Kommentar', 'Comment', 'anteckning', 'note', 'notes', 'anmärkning', 'övrigt', 'remark'],
  },
]
