import { programme, said, supplier } from './skaraborg-items.ts'
import type { ExampleTexts } from './types.ts'

/** A social-care system that twelve municipalities introduce together; the facts are those of background paper 001. */
export const skaraborg: ExampleTexts = {
  name: 'Gemensamt verksamhetssystem för socialtjänsten',
  purpose:
    'Tolv kommuner byter till samma verksamhetssystem och sköter det tillsammans. Då räcker kompetensen längre, färre funktioner hänger på en enda person och vi kan utveckla omsorgen gemensamt.',
  goals: [
    'Alla tolv kommuner arbetar i samma system när etapp 3 är klar.',
    'Processer, rutiner och utbildningsmaterial tas fram en gång och används av alla.',
    'En gemensam systemförvaltning är bemannad före första driftstarten.',
    'Medarbetare i hemtjänsten dokumenterar hos brukaren, inte efter arbetspasset.',
  ],
  mandatory: [
    'Gemensamma begrepp och dokumentationsmallar',
    'Samma behörighetsmodell i alla kommuner',
    'Inloggning med e-legitimation eller tjänstekort',
    'Gemensam supportväg',
  ],
  adaptable: [
    'Lokala avgifter och taxor',
    'Egna brevmallar',
    'Vilka enheter som börjar först',
    'Hur superanvändarna fördelas på arbetspassen',
  ],
  contacts: [
    { function: 'Programledare', organisation: programme, mail: 'programledare@programmet.example' },
    { function: 'Utbildningsansvarig', organisation: programme, mail: 'utbildning@programmet.example' },
    { function: 'Teknikansvarig', organisation: programme, mail: 'teknik@programmet.example' },
    {
      function: 'Informationssäkerhetssamordnare',
      organisation: programme,
      mail: 'informationssakerhet@programmet.example',
    },
    { function: 'Leveransansvarig', organisation: supplier, mail: 'leverans@leverantoren.example' },
  ],
  quietPeriods: [
    { name: 'Sommar', from: '06-28', to: '08-08' },
    { name: 'Jul och nyår', from: '12-20', to: '01-06' },
  ],
  waves: [
    {
      name: 'Etapp 1',
      about: 'Först ut, med mallkommunens processer som grund.',
      municipalities: ['Grästorp', 'Skara', 'Tibro', 'Tidaholm'],
      others: [],
    },
    {
      name: 'Etapp 2',
      about: 'Fyra kommuner mellan Vänern och Vättern.',
      municipalities: ['Hjo', 'Mariestad', 'Töreboda', 'Gullspång'],
      others: [],
    },
    {
      name: 'Etapp 3',
      about: 'De fyra västra kommunerna, med lärdomar från etapp 1 och 2.',
      municipalities: ['Essunga', 'Götene', 'Lidköping', 'Vara'],
      others: [],
    },
  ],
  ...said,
  leadComments: [
    {
      by: 'Hjo',
      text: 'Våra egna förberedelser går bra. Det som oroar är utbildningen: vi har skickat tillbaka materialet en gång, och schemat för hemtjänsten måste läggas inom två veckor.',
    },
    {
      by: 'Mariestad',
      text: 'Läsplattorna till särskilt boende är försenade från vår egen leverantör. Vi har lånat tjugo från skolan så länge och räknar med att hinna.',
    },
    {
      by: 'Töreboda',
      text: 'Jag tror inte på datumet. Två av fyra enhetschefer är nya och provflytten måste göras om. Prognosen är ändrad.',
    },
    {
      by: 'Gullspång',
      text: 'Vi är en liten kommun där samma person sköter IT, behörigheter och utbildning. Det håller så länge ingen blir sjuk.',
    },
    {
      by: 'Skara',
      text: 'I drift sedan två månader. Dokumentationen fungerar. Avvikelser skrivs fortfarande på papper på två boenden.',
    },
    {
      by: 'Lidköping',
      text: 'Vi är i planeringen. Budgeten är beslutad och vi söker en förändringsledare på halvtid.',
    },
  ],
  goLiveForecastReasons: [
    {
      by: 'Hjo',
      text: 'Hemtjänstens schema läggs tre månader i förväg. Kommer utbildningen fem veckor före driftstart hinner nattpersonalen inte gå den.',
    },
    {
      by: 'Töreboda',
      text: 'Provflytten måste göras om och två enhetschefer är nya. Tolv dagar till behövs för att alla ska hinna öva.',
    },
    {
      by: 'Gullspång',
      text: 'Prognosen är densamma som gällande datum så länge utbildningsmaterialet kommer denna månad.',
    },
  ],
  moveReasons: [
    {
      by: programme,
      text: 'Etapp 2 senareläggs fyra veckor: erfarenheterna från etapp 1 måste in i utbildningsmaterialet först.',
    },
    {
      by: programme,
      text: 'Skara startade två veckor senare än de andra i etappen, efter egen begäran: nätet på ett boende var inte klart.',
    },
    { by: programme, text: 'Styrgruppen tidigarelade Mariestad en vecka för att dela utbildare med Töreboda.' },
  ],
}
