import type { ExampleForum } from './deciding-types.ts'
import { programme, supplier } from './skaraborg-items.ts'

const forHome = 'Får binda kommunen i allt som ryms i beslutad budget. Nya kostnader tas hem till nämnden.'

/** The groups of the first example: one that steers, one that prepares, and Hjo's own. */
export const forumsInSkaraborg: readonly ExampleForum[] = [
  {
    key: 'steering',
    name: 'Styrgruppen för socialtjänstsystemet',
    kind: 'steering',
    organisation: 'Skaraborgs kommunalförbund',
    mandate:
      'Beslutar om tidplan, budget och omfattning inom ramavtalet. Beslutar om höga risker och om varje etapps driftstart. Kan inte binda en kommun som säger att den inte är redo.',
    commissioner: 'Kommundirektörerna i de tolv kommunerna',
    cadence: 'monthly',
    nextMeeting: 8,
    gates: ['wave'],
    seats: [
      { kind: 'chair', organisation: 'Mariestad', holder: 'Behörig företrädare', mayDecide: forHome },
      { kind: 'member', organisation: 'Skara', holder: 'Behörig företrädare', mayDecide: forHome },
      {
        kind: 'member',
        organisation: 'Hjo',
        holder: 'Behörig företrädare',
        mayDecide: 'Får besluta om tid och arbetssätt. Kostnader över 100 000 kronor tas hem till socialnämnden.',
      },
      {
        kind: 'member',
        organisation: 'Lidköping',
        holder: 'Behörig företrädare',
        mayDecide: forHome,
        before: { holder: 'Tidigare socialchef', until: 70 },
      },
      { kind: 'substitute', organisation: 'Töreboda', holder: 'Behörig företrädare', mayDecide: forHome },
      { kind: 'secretary', organisation: 'Skaraborgs kommunalförbund', holder: 'Kommunsamordnare', mayDecide: '' },
      { kind: 'presenter', organisation: programme, holder: 'Programledare', mayDecide: '' },
      { kind: 'co-opted', organisation: supplier, holder: 'Leveransansvarig', mayDecide: '' },
    ],
    held: [
      { back: 12, away: ['Lidköping'] },
      { back: 33, away: [] },
      { back: 54, away: ['Hjo', 'Lidköping'] },
      { back: 75, away: [] },
    ],
  },
  {
    key: 'tactical',
    name: 'Taktiska gruppen',
    kind: 'steering',
    organisation: programme,
    mandate:
      'Leder arbetet mellan styrgruppens möten. Beslutar om medelhöga risker, om ordningen mellan leveranser och om svar på frågor som ingen annan har svarat på i tid.',
    commissioner: 'Styrgruppen för socialtjänstsystemet',
    above: 'steering',
    cadence: 'two-weeks',
    nextMeeting: 3,
    gates: ['go-live'],
    seats: [
      {
        kind: 'chair',
        organisation: 'Skaraborgs kommunalförbund',
        holder: 'Kommunsamordnare',
        mayDecide: 'Ordnar arbetet mellan kommunerna inom tidplanen.',
      },
      {
        kind: 'member',
        organisation: 'Skara',
        holder: 'Införandeansvarig',
        mayDecide: 'Kommunens arbetssätt och bemanning under införandet.',
      },
      {
        kind: 'member',
        organisation: 'Hjo',
        holder: 'Införandeansvarig',
        mayDecide: 'Kommunens arbetssätt och bemanning under införandet.',
      },
      {
        kind: 'member',
        organisation: 'Mariestad',
        holder: 'Införandeansvarig',
        mayDecide: 'Kommunens arbetssätt under införandet.',
      },
      { kind: 'member', organisation: 'Lidköping', holder: null, mayDecide: '' },
      { kind: 'presenter', organisation: programme, holder: 'Programledare', mayDecide: '' },
      { kind: 'secretary', organisation: programme, holder: 'Teknikansvarig', mayDecide: '' },
    ],
    held: [
      { back: 7, away: ['Mariestad'] },
      { back: 17, away: [] },
      { back: 27, away: ['Mariestad', 'Skara'] },
    ],
  },
  {
    key: 'hjo',
    name: 'Lokal styrgrupp, Hjo',
    kind: 'steering',
    organisation: 'Hjo',
    localTo: 'Hjo',
    mandate:
      'Beslutar om Hjos eget införande: bemanning, utbildningstid och lokala risker. Lyfter resten till taktiska gruppen.',
    commissioner: 'Socialnämnden i Hjo',
    above: 'tactical',
    cadence: 'two-weeks',
    nextMeeting: 4,
    gates: [],
    seats: [
      {
        kind: 'chair',
        organisation: 'Hjo',
        holder: 'Behörig företrädare',
        mayDecide: 'Allt som ryms i införandets budget i Hjo.',
      },
      { kind: 'member', organisation: 'Hjo', holder: 'Införandeansvarig', mayDecide: '' },
      {
        kind: 'member',
        organisation: 'Hjo',
        holder: 'Ansvarig för utbildning',
        mayDecide: 'Utbildningstid på enheterna.',
      },
      { kind: 'member', organisation: 'Hjo', holder: null, mayDecide: '' },
    ],
    held: [
      { back: 6, away: [] },
      { back: 16, away: [] },
    ],
  },
]
