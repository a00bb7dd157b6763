import { healthRecordWaves } from './health-record-waves.ts'
import type { ExampleTexts } from './types.ts'

const programme = 'Västra Götalandsregionen'
const supplier = 'Journalleverantören'

/** A health record shared by a region and all its municipalities: the large example. What hurts is taken from background paper 000. */
export const healthRecord: ExampleTexts = {
  name: 'Gemensam vårdjournal',
  purpose:
    'Invånaren ska möta en sammanhållen vård, vare sig den ges av regionen, kommunen eller en privat vårdgivare. Den som vårdar ska se det den behöver, när den behöver det.',
  goals: [
    'Vårdens uppgifter om en person finns samlade, oavsett vem som ger vården.',
    'Utskrivning från sjukhus planeras i en gemensam vy.',
    'Elevhälsan, den kommunala hälso- och sjukvården och regionen arbetar efter samma riktlinjer.',
    'Ingen driftstart sker utan mottagarens eget redobesked.',
  ],
  mandatory: [
    'Gemensam läkemedelslista',
    'Gemensamma riktlinjer för dokumentation',
    'Behörighet efter uppdrag',
    'Reservrutin vid driftstopp på varje enhet',
  ],
  adaptable: [
    'Vilka yrkesgrupper som börjar först',
    'Lokala mallar för besök',
    'Utbildningens form',
    'Öppettider för lokal support',
  ],
  contacts: [
    { function: 'Programledare', organisation: programme, mail: 'programledare@journalen.example' },
    { function: 'Samordnare för kommunerna', organisation: 'VästKom', mail: 'kommunsamordning@journalen.example' },
    { function: 'Utbildningsansvarig', organisation: programme, mail: 'utbildning@journalen.example' },
    { function: 'Patientsäkerhetsansvarig', organisation: programme, mail: 'patientsakerhet@journalen.example' },
    { function: 'Leveransansvarig', organisation: supplier, mail: 'leverans@journalleverantoren.example' },
  ],
  quietPeriods: [
    { name: 'Sommar', from: '06-21', to: '08-15' },
    { name: 'Jul och nyår', from: '12-18', to: '01-07' },
  ],
  waves: healthRecordWaves,
  leadComments: [
    {
      by: 'Borås',
      text: 'Fyrtio enheter och nittonhundra användare. Våra egna förberedelser håller planen, men avtalet kom sent och juristerna har inte svarat.',
    },
    {
      by: 'Mark',
      text: 'Vi har god fart. Det enda som saknas är besked om vilka läsare för tjänstekort som godkänns.',
    },
    {
      by: 'Tranemo',
      text: 'Elevhälsan har en person för hela kommunen. Hon kan inte både gå utbildning och ha mottagning samma vecka.',
    },
    {
      by: 'Ulricehamn',
      text: 'Vi testade sex flöden och hittade två allvarliga fel. Svaret dröjer, och utan det lämnar vi inte redobesked.',
    },
    { by: 'Närsjukvården', text: 'Vi väntar in erfarenheterna från etapp 1 innan vi låser bemanningen.' },
    {
      by: 'Uddevalla',
      text: 'Kartläggningen är klar. Fler enheter berörs än vi trodde: även korttidsboenden och daglig verksamhet.',
    },
  ],
  returnReasons: [
    {
      by: 'Borås',
      item: 'agreement-proposed',
      text: 'Bilaga 3 saknas och ansvarsfördelningen i punkt 7 motsäger punkt 12. Vi behöver ett rättat förslag innan nämnden kan få ärendet.',
    },
    {
      by: 'Ulricehamn',
      item: 'practice-findings-answered',
      text: 'Två allvarliga fel är besvarade med att det fungerar i drift. Visa det, eller rätta felet i övningsmiljön.',
    },
    {
      by: 'Herrljunga',
      item: 'training-material',
      text: 'Exemplen är från sjukhus. Våra sjuksköterskor arbetar i hemmet och känner inte igen sig.',
    },
    {
      by: programme,
      item: 'needs-described',
      text: 'Bra underlag. Komplettera med antal användare inom elevhälsan så att vi kan räkna på utbildningen.',
    },
  ],
  forecastReasons: [
    {
      by: programme,
      item: 'agreement-proposed',
      text: 'Bilagorna om ansvar skrivs om efter synpunkter. Nytt förslag väntas om två veckor.',
    },
    {
      by: supplier,
      item: 'integrations-tested',
      text: 'Testerna mot läkemedelslistan måste göras om efter en versionshöjning.',
    },
    {
      by: 'Svenljunga',
      item: 'impact-assessment-decided',
      text: 'Dataskyddsombudet delas med tre kommuner och hinner först nästa månad.',
    },
    {
      by: programme,
      item: 'training-material',
      text: 'Ett avsnitt för kommunal hemsjukvård läggs till efter granskningen.',
    },
  ],
  goLiveForecastReasons: [
    { by: 'Ulricehamn', text: 'Vi räknar med sex veckor från det att felen är rättade till att alla har övat.' },
    { by: 'Tranemo', text: 'Elevhälsan kan börja först vid terminsstart. Övriga håller gällande datum.' },
  ],
  moveReasons: [
    {
      by: programme,
      text: 'De åtta kommunerna i etapp 1 begärde tre månader till: utbildningsmaterialet höll inte, avtalet var oklart och tekniken inte på plats. Begäran beviljades.',
    },
    { by: programme, text: 'Etapp 2 flyttas för att lärdomarna från första månadens drift ska hinna tas om hand.' },
  ],
  notApplicableReasons: [
    {
      by: 'Exempelvården Väst',
      item: 'agreement-signed',
      text: 'Vi omfattas av avtalet mellan regionen och vår uppdragsgivare och tecknar inget eget.',
    },
    {
      by: 'Habilitering och hälsa',
      item: 'old-system-closed',
      text: 'Vi delar gammalt system med sjukhusen. De avslutar det.',
    },
  ],
  itemComments: [
    { by: 'Bollebygd', item: 'user-list', text: 'Ska timanställda som arbetar i två kommuner stå i bådas listor?' },
    { by: programme, item: 'user-list', text: 'Ja, en gång i varje kommun. Personen väljer uppdrag vid inloggning.' },
    {
      by: 'Vårgårda',
      item: 'rollback-plan',
      text: 'Vem beslutar om återgång en lördagskväll? Det framgår inte av planen.',
    },
    { by: 'Skövde', item: 'training-plan', text: 'Kan vi börja utbilda superanvändare tillsammans med Falköping?' },
    {
      by: 'Exempelomsorgen',
      item: 'accounts-created',
      text: 'Våra enheter ligger i tre kommuner. Får vi en samlad lista eller tre?',
    },
  ],
  internalNotes: [
    {
      by: 'Borås',
      item: 'agreement-signed',
      text: 'Nämnden sammanträder bara en gång före sommaren. Förbered ordförandebeslut som reserv.',
    },
    {
      by: 'Mark',
      item: 'super-users-named',
      text: 'Två enheter har inte svarat trots påminnelse. Ring enhetscheferna.',
    },
    {
      by: 'Göteborg',
      item: 'affected-activities-mapped',
      text: 'Dela upp per förvaltning, annars blir listan ohanterlig.',
    },
  ],
  deliveryNotes: [
    {
      by: programme,
      item: 'equipment-list',
      text: 'Version 1.2. Tre modeller av kortläsare har tillkommit, en har utgått.',
    },
    { by: supplier, item: 'technical-requirements', text: 'Krav på bandbredd är sänkt efter mätning i piloten.' },
    {
      by: programme,
      item: 'joint-risk-analysis',
      text: 'Fjorton risker, varav tre höga. Fackliga företrädare och skyddsombud deltog.',
    },
    {
      by: 'Mark',
      item: 'units-listed',
      text: 'Tjugotvå enheter. Två slås ihop vid årsskiftet och står därför med samma nummer.',
    },
  ],
}
