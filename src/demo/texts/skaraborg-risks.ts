import type { ExampleRisk } from './deciding-types.ts'
import { programme, supplier } from './skaraborg-items.ts'

const lead = ['Programledare', programme] as const
const technician = ['Teknikansvarig', programme] as const
const atSupplier = ['Leveransansvarig', supplier] as const

/** Six risks of the programme, after the table in background paper 002, and two of the receivers' own. */
export const risksInSkaraborg: readonly ExampleRisk[] = [
  {
    key: 'lead-leaves',
    rollout: null,
    by: lead,
    threat: 'Programledaren får ett annat uppdrag',
    vulnerability: 'En enda person leder programmet, och tjänsten är finansierad ett år i taget.',
    consequence: 'Programmet står utan ledning och utan kursledare när etapp 2 ska gå i drift.',
    scores: [
      [60, 2, 4, ''],
      [24, 3, 4, 'Förbundet har inte lovat finansiering efter årsskiftet.'],
      [4, 5, 5, 'Programledaren har fått besked om ett nytt uppdrag från nästa månad.'],
    ],
    actions: [
      { what: 'Skriv ner vem som gör vad om programledaren slutar', by: lead, due: 5 },
      {
        what: 'Fråga de tolv kommunerna om någon kan låna ut en projektledare',
        by: ['Kommunsamordnare', 'Skaraborgs kommunalförbund'],
        due: 8,
      },
    ],
    alternatives: [
      {
        title: 'Skjut fram etapp 2 två månader',
        consequences:
          'Utbildningsmaterialet hinner bli färdigt. Hälften av informationsinsatserna utgår. Avtalet räcker året ut.',
      },
      {
        title: 'Behåll datumet med en tillfällig ledare från en av kommunerna',
        consequences: 'Materialet stannar i version 0.7 och tre av fyra informationsinsatser utgår.',
      },
      {
        title: 'Pausa programmet tills en ny ledare är på plats',
        consequences: 'Ingen ny etapp startar. Etapp 1 klarar sig med systemförvaltningen.',
      },
    ],
  },
  {
    key: 'bought-hours',
    rollout: null,
    by: lead,
    threat: 'Köpta konsulttimmar kostar mer än budgeten',
    vulnerability: 'Programledaren är överlastad och behöver hjälp av en inhyrd biträdande ledare.',
    consequence: 'Kvaliteten sjunker och tidplanen spricker när timmarna är slut.',
    scores: [
      [58, 3, 3, ''],
      [30, 4, 3, 'Utfallet passerade budget i oktober, delvis för dyrare kurser än väntat.'],
    ],
    reviews: [[17, 'Resepengarna räcker till årsskiftet. Vi tar upp det igen när prognosen är klar.']],
    actions: [
      { what: 'Flytta pengar från resor, som inte har använts', by: lead, due: -12, done: 14 },
      { what: 'Lämna en ny prognos till styrgruppen', by: lead, due: 7 },
    ],
    alternatives: [],
  },
  {
    key: 'less-shared',
    rollout: null,
    by: ['Kommunsamordnare', 'Skaraborgs kommunalförbund'],
    threat: 'Kommunerna utvecklar sina processer var för sig igen',
    vulnerability: 'Gemensam processutveckling prioriteras inte när den egna driftstarten närmar sig.',
    consequence: 'Systemet blir gemensamt men arbetssätten olika, och nyttan uteblir.',
    scores: [[55, 3, 3, '']],
    reviews: [
      [37, 'Alla är överens om att processträffarna ska bli av.'],
      [17, 'Två av fyra kommuner i etapp 2 har svarat.'],
    ],
    actions: [{ what: 'Boka processträffar i varje etapp innan utbildningen börjar', by: lead, due: 20 }],
    alternatives: [],
  },
  {
    key: 'accessibility',
    rollout: null,
    by: technician,
    threat: 'Utbildningsfilmerna saknar textning och vi döms till vite',
    vulnerability: 'Det finns inga pengar för att granska rörlig media mot tillgänglighetslagen.',
    consequence: 'Filmerna får inte publiceras för anställda och invånare förrän de är textade.',
    scores: [[50, 1, 5, '']],
    actions: [{ what: 'Texta de tre filmer som etapp 1 använder mest', by: technician, due: 15 }],
    alternatives: [],
  },
  {
    key: 'no-time',
    rollout: null,
    by: lead,
    threat: 'Kommunerna kan inte avsätta tid för programmet',
    vulnerability: 'Finansieringen bygger på att minst tio av tolv kommuner är med hela vägen.',
    consequence: 'Stödet dras in och de som är kvar får betala mer.',
    scores: [[48, 2, 5, '']],
    actions: [],
    alternatives: [],
  },
  {
    key: 'platform-cost',
    rollout: null,
    by: technician,
    threat: 'Driftmiljön kostar mer än vad som är budgeterat',
    vulnerability: 'Ingen förstudie gjordes, så finansieringen är snålt tilltagen.',
    consequence: 'Testmiljön får stå tillbaka, och fel hittas först i drift.',
    scores: [
      [46, 3, 4, ''],
      [10, 2, 3, 'Leverantören har bundit priset i två år och testmiljön ingår.'],
    ],
    actions: [{ what: 'Förhandla fast pris för driftmiljön', by: atSupplier, due: -12, done: 11 }],
    alternatives: [],
  },
  {
    key: 'hjo-super-users',
    rollout: 'Hjo',
    by: ['Införandeansvarig', 'Hjo'],
    threat: 'För få superanvändare är utbildade när Hjo går i drift',
    vulnerability: 'Hemtjänstens schema läggs tre månader i förväg och materialet är sent.',
    consequence: 'Nattpersonalen står utan någon att fråga de första veckorna.',
    scores: [
      [28, 2, 3, ''],
      [13, 4, 3, 'Utbildningsmaterialet skickades tillbaka och den nya versionen är inte här.'],
    ],
    actions: [
      { what: 'Lägg två reservpass för superanvändare i schemat', by: ['Ansvarig för utbildning', 'Hjo'], due: 4 },
    ],
    alternatives: [
      {
        title: 'Låna superanvändare från Skara de två första veckorna',
        consequences: 'Kostar resor och övertid, ungefär 40 000 kronor.',
      },
      { title: 'Begär senare driftstart för nattpatrullen', consequences: 'Två system i sex veckor.' },
    ],
  },
  {
    key: 'gullspang-one-person',
    rollout: 'Gullspång',
    by: ['Införandeansvarig', 'Gullspång'],
    threat: 'Den som sköter IT, behörigheter och utbildning blir sjuk',
    vulnerability: 'En person har tre uppdrag och ingen ersättare.',
    consequence: 'Behörigheter kan inte läggas upp veckan före driftstart.',
    scores: [[20, 2, 3, '']],
    actions: [],
    alternatives: [],
  },
]
