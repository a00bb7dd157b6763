import type { SaidOfItems } from './types.ts'

export const programme = 'Skaraborgs gemensamma IT'
export const supplier = 'Systemleverantören'

/** What the parties in Skaraborg have written on single items. */
export const said: SaidOfItems = {
  returnReasons: [
    {
      by: 'Hjo',
      item: 'training-material',
      text: 'Bilderna visar en annan version än övningsmiljön, och avsnittet om läkemedel saknas. Nattpersonalen som provläste förstod inte kapitel 3.',
    },
    {
      by: 'Töreboda',
      item: 'training-material',
      text: 'Fyra timmar i lärosal går inte att schemalägga för hemtjänsten. Vi behöver delar på högst 30 minuter.',
    },
    {
      by: 'Töreboda',
      item: 'trial-conversion',
      text: 'Av femtio kontrollerade ärenden saknar elva genomförandeplan. Listan är bifogad.',
    },
    {
      by: programme,
      item: 'user-list',
      text: 'Sjutton personer saknar enhet och tre står två gånger. Rätta de markerade raderna och lämna listan igen.',
    },
  ],
  forecastReasons: [
    {
      by: programme,
      item: 'training-material',
      text: 'Granskningen gav fler synpunkter än väntat. Version 0.8 blir klar två veckor senare än lovat.',
    },
    { by: programme, item: 'go-live-support-plan', text: 'Vi väntar på besked om bemanning från två av kommunerna.' },
    {
      by: supplier,
      item: 'integrations-tested',
      text: 'Kopplingen till läkemedelslistan föll i testet. Rättelsen kommer i nästa version, den som planerats om tre veckor.',
    },
    {
      by: 'Mariestad',
      item: 'devices-in-place',
      text: 'Läsplattorna är restnoterade. Ny leveransdag är bekräftad av säljaren.',
    },
  ],
  notApplicableReasons: [
    { by: 'Gullspång', item: 'stop-doing-list', text: 'Enheten är ny och har inga gamla listor att ta bort.' },
    {
      by: 'Tibro',
      item: 'unsuitable-periods-reported',
      text: 'Vi deltog i planeringen av etappen och har inga egna perioder att anmäla.',
    },
  ],
  itemComments: [
    {
      by: 'Hjo',
      item: 'equipment-list',
      text: 'Gäller listan även telefoner som är äldre än tre år? Vi har 140 sådana med två års avtal kvar.',
    },
    {
      by: programme,
      item: 'equipment-list',
      text: 'Ja, så länge de får säkerhetsuppdateringar. Det står nu i listans fotnot 2.',
    },
    {
      by: 'Töreboda',
      item: 'runbook',
      text: 'Körschemat börjar kl. 05.30. Nattpersonalen slutar 07.00, vem hjälper dem den sista timmen?',
    },
    { by: 'Götene', item: 'cost-model', text: 'Räknas vikarier som användare om de arbetar mindre än en månad?' },
    {
      by: 'Grästorp',
      item: 'cut-over-checklist',
      text: 'Tips från etapp 1: skriv ut listan och sätt den på insidan av läkemedelsrummets dörr.',
    },
  ],
  internalNotes: [
    {
      by: 'Hjo',
      item: 'local-organisation-staffed',
      text: 'Förändringsledaren är tillbaka från föräldraledighet först om ett halvår. Fråga ledningsgruppen om ersättare på torsdag.',
    },
    {
      by: 'Mariestad',
      item: 'budget-decided',
      text: 'Vikariekostnaden är lågt räknad. Ta upp i samband med delårsbokslutet.',
    },
    { by: 'Vara', item: 'agreement-signed', text: 'Kommunjuristen vill ha ett möte innan ärendet går till nämnden.' },
  ],
  deliveryNotes: [
    {
      by: programme,
      item: 'training-material',
      text: 'Version 0.7. Nytt: korta filmer för hemtjänsten. Kvar: läkemedel och avvikelser.',
    },
    {
      by: supplier,
      item: 'practice-environment',
      text: 'Övningsmiljön är öppen. Uppgifterna återställs varje natt kl. 02.00. Utskrift av beslut fungerar ännu inte.',
    },
    {
      by: programme,
      item: 'workplace-meeting-material',
      text: 'Bilder med talmanus, en sida med frågor och svar och en affisch i A3.',
    },
    {
      by: 'Skara',
      item: 'three-months-followed-up',
      text: 'Tre råd till etapp 2: boka övningstid i schemat, låt nattpersonalen öva först, ring supporten hellre än att vänta.',
    },
  ],
}
