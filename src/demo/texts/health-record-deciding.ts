import type { ExampleForum, ExampleQuestion, ExampleRisk } from './deciding-types.ts'

const region = 'Västra Götalandsregionen'
const representative = 'VästKom'
const lead = ['Programledare', region] as const

/** The groups of the second example: the commissioner's, one where the municipalities prepare, and Borås's own. */
export const forumsInHealthRecord: readonly ExampleForum[] = [
  {
    key: 'steering',
    name: 'Programstyrgruppen för journalen',
    kind: 'steering',
    organisation: region,
    mandate:
      'Beslutar om programmets tidplan, pengar och omfattning på uppdrag av regiondirektören, tillsammans med kommunernas företrädare. Beslutar om höga risker.',
    commissioner: 'Regiondirektören och kommundirektörerna',
    cadence: 'monthly',
    nextMeeting: 11,
    gates: ['wave'],
    seats: [
      {
        kind: 'chair',
        organisation: region,
        holder: 'Hälso- och sjukvårdsdirektör',
        mayDecide: 'Regionens medel och bemanning.',
      },
      {
        kind: 'member',
        organisation: representative,
        holder: 'Direktör',
        mayDecide: 'Företräder de 49 kommunerna utan att kunna binda någon av dem.',
      },
      { kind: 'member', organisation: 'Borås', holder: 'Behörig företrädare', mayDecide: 'Kommunens eget införande.' },
      { kind: 'member', organisation: 'Trollhättan', holder: null, mayDecide: '' },
      { kind: 'presenter', organisation: region, holder: 'Programledare', mayDecide: '' },
      { kind: 'co-opted', organisation: 'Journalleverantören', holder: 'Leveransansvarig', mayDecide: '' },
    ],
    held: [
      { back: 10, away: ['Borås'] },
      { back: 31, away: [] },
    ],
  },
  {
    key: 'tactical',
    name: 'Kommunernas styrgrupp',
    kind: 'steering',
    organisation: representative,
    mandate:
      'Samlar kommunernas krav och svarar på frågor som programmet inte har svarat på i tid. Beslutar om medelhöga risker som rör kommunerna.',
    commissioner: 'Kommundirektörerna i de 49 kommunerna',
    above: 'steering',
    cadence: 'two-weeks',
    nextMeeting: 2,
    gates: ['go-live'],
    seats: [
      { kind: 'chair', organisation: representative, holder: 'Samordnare för kommunerna', mayDecide: '' },
      {
        kind: 'member',
        organisation: 'Borås',
        holder: 'Införandeansvarig',
        mayDecide: 'Kommunens arbetssätt under införandet.',
      },
      {
        kind: 'member',
        organisation: 'Ulricehamn',
        holder: 'Införandeansvarig',
        mayDecide: 'Kommunens arbetssätt under införandet.',
      },
      {
        kind: 'member',
        organisation: 'Mark',
        holder: 'Införandeansvarig',
        mayDecide: 'Kommunens arbetssätt under införandet.',
        before: { holder: 'Tidigare införandeansvarig', until: 40 },
      },
      { kind: 'secretary', organisation: representative, holder: 'Samordnare för kommunerna', mayDecide: '' },
    ],
    held: [
      { back: 8, away: ['Mark'] },
      { back: 18, away: ['Ulricehamn'] },
      { back: 28, away: [] },
    ],
  },
  {
    key: 'boras',
    name: 'Lokal styrgrupp, Borås',
    kind: 'steering',
    organisation: 'Borås',
    localTo: 'Borås',
    mandate: 'Beslutar om Borås eget införande inom budget och lyfter resten till kommunernas styrgrupp.',
    commissioner: 'Kommundirektören i Borås',
    above: 'tactical',
    cadence: 'monthly',
    nextMeeting: 6,
    gates: [],
    seats: [
      {
        kind: 'chair',
        organisation: 'Borås',
        holder: 'Behörig företrädare',
        mayDecide: 'Allt inom införandets budget.',
      },
      { kind: 'member', organisation: 'Borås', holder: 'Införandeansvarig', mayDecide: '' },
    ],
    held: [{ back: 14, away: [] }],
  },
]

export const risksInHealthRecord: readonly ExampleRisk[] = [
  {
    key: 'late-agreement',
    rollout: null,
    by: ['Samordnare för kommunerna', representative],
    threat: 'Avtalet om gemensamt informationsansvar kommer för sent för kommunernas nämnder',
    vulnerability: 'Nämnderna sammanträder en gång i månaden och handlingar ska vara inne tre veckor före.',
    consequence: 'Kommunerna i etapp 1 får inte dela uppgifter när de går i drift.',
    scores: [
      [44, 3, 4, ''],
      [9, 4, 5, 'Utkastet var inte klart till höstens sista nämnd i fem av åtta kommuner.'],
    ],
    actions: [{ what: 'Ta fram ett avtalsutkast som nämnderna kan läsa nu', by: lead, due: 6 }],
    alternatives: [
      {
        title: 'Extra nämndsammanträden i januari',
        consequences: 'Åtta kommuner behöver kalla extra. Datumet kan behållas.',
      },
      {
        title: 'Starta utan delning och slå på den senare',
        consequences: 'Personalen får två arbetssätt under minst två månader.',
      },
    ],
  },
  {
    key: 'fixed-date',
    rollout: null,
    by: ['Införandeansvarig', 'Borås'],
    threat: 'Datumet ligger fast fast leveranserna är sena',
    vulnerability: 'Regionens sjukhus och kommunerna har samma dag, och ingen vill vara den som flyttar.',
    consequence: 'Kommunerna går i drift utan färdig utbildning och får pausa efter några dagar.',
    scores: [[30, 3, 4, '']],
    reviews: [[8, 'Kommunernas styrgrupp vill se utbildningsmaterialet innan datumet prövas igen.']],
    actions: [],
    alternatives: [],
  },
  {
    key: 'cards',
    rollout: 'Borås',
    by: ['Införandeansvarig', 'Borås'],
    threat: 'Tjänstekorten räcker inte till timvikarierna',
    vulnerability: 'Leveranstiden är nio veckor och antalet vikarier är okänt.',
    consequence: 'Vikarier delar kort, och ingen vet vem som har dokumenterat.',
    scores: [[22, 3, 3, '']],
    actions: [{ what: 'Räkna vikarierna på varje enhet och beställ kort', by: ['Förändringsledare', 'Borås'], due: 9 }],
    alternatives: [],
  },
]

export const questionsInHealthRecord: readonly ExampleQuestion[] = [
  {
    by: ['Sjuksköterska i hemsjukvården', 'Borås'],
    kind: 'question',
    title: 'Ser vi sjukhusets läkemedelslista samma dag som patienten skrivs ut?',
    text: 'Idag ringer vi avdelningen och väntar. Får vi listan i journalen utan att ringa?',
    asked: 19,
    affected: ['Ulricehamn', 'Mark'],
    course: [
      { on: 18, do: 'acknowledge' },
      { on: 18, do: 'forward' },
      { on: 16, do: 'acknowledge' },
      {
        on: 11,
        do: 'answer',
        outcome: 'answered',
        text: 'Ja, listan syns när läkaren har skrivit under utskrivningen, oftast inom en timme. Den ersätter inte samtalet om något är oklart.',
      },
    ],
  },
  {
    by: ['Införandeansvarig', 'Ulricehamn'],
    kind: 'question',
    title: 'Vilken dag får vi tillgång till övningsmiljön?',
    text: 'Superanvändarna är schemalagda från den första i nästa månad.',
    asked: 21,
    affected: ['Borås', 'Mark', 'Vårgårda', 'Bollebygd'],
    course: [
      { on: 21, do: 'forward' },
      { on: 19, do: 'acknowledge' },
    ],
  },
  {
    by: ['Införandeansvarig', 'Mark'],
    kind: 'view',
    title: 'Kalla oss inte till möten utan underlag',
    text: 'Tre gånger har underlaget kommit kvällen före. Vi kan inte ta hem frågan så.',
    asked: 26,
    affected: ['Borås', 'Ulricehamn', 'Tranemo'],
    course: [
      { on: 26, do: 'forward' },
      { on: 23, do: 'acknowledge' },
      {
        on: 17,
        do: 'answer',
        outcome: 'fixed',
        text: 'Underlag ska finnas i kallelsen fem arbetsdagar före. Saknas det flyttas punkten till nästa möte.',
      },
      { on: 16, do: 'close' },
    ],
  },
]
