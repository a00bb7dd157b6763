import type { BuiltInArea } from './types.ts'

export const support: BuiltInArea = {
  key: 'support',
  name: { sv: 'Support', en: 'Support' },
  about: {
    sv: 'Den som fastnar vet vart den ska vända sig, och får hjälp.',
    en: 'Anyone who is stuck knows where to turn, and gets help.',
  },
  items: [
    {
      key: 'support-organisation',
      title: {
        sv: 'Supportorganisation beslutad med öppettider och svarstider',
        en: 'Support organisation decided with hours and response times',
      },
      why: {
        sv: 'Vård och omsorg pågår dygnet runt. Alla ska veta vem som svarar, när, och vad som löses lokalt och vad som skickas vidare.',
        en: 'Care goes on around the clock. Everyone should know who answers, when, and what is solved locally and what is passed on.',
      },
      owner: 'programme',
      receiver: 'receiver',
      scope: 'programme',
      due: { lead: 'P5M', side: 'before' },
      minimumDays: 30,
      critical: true,
      mandatory: true,
      evidence: {
        sv: 'Beskrivning av nivåer, öppettider, svarstider och kontaktvägar.',
        en: 'Description of levels, hours, response times and ways of contact.',
      },
    },
    {
      key: 'super-users-named',
      title: { sv: 'Superanvändare utsedda på enheten', en: 'Super users named in the unit' },
      why: {
        sv: 'En kollega i närheten löser de flesta frågor snabbare än någon telefon. Varje arbetspass behöver någon att fråga.',
        en: 'A colleague nearby solves most questions faster than any telephone. Every shift needs someone to ask.',
      },
      owner: 'receiver',
      receiver: 'receiver',
      scope: 'unit',
      due: { lead: 'P4M', side: 'before' },
      minimumDays: 10,
      dependsOn: ['units-listed'],
      critical: false,
      mandatory: true,
      evidence: { sv: 'Namn, arbetspass och avsatt tid.', en: 'Names, shifts and time set aside.' },
    },
    {
      key: 'questions-and-answers',
      title: {
        sv: 'Samlade frågor och svar, uppdaterade varje vecka',
        en: 'Collected questions and answers, updated every week',
      },
      why: {
        sv: 'Samma fråga ställs av många. Ett svar på ett ställe sparar tid för alla och säger samma sak till alla.',
        en: 'Many ask the same question. One answer in one place saves time for all and says the same to all.',
      },
      owner: 'programme',
      receiver: 'receiver',
      scope: 'programme',
      due: { lead: 'P3M', side: 'before' },
      minimumDays: 10,
      critical: false,
      mandatory: false,
      evidence: {
        sv: 'Länk till sidan, med datum för senaste ändring.',
        en: 'Link to the page, with the date of the last change.',
      },
    },
    {
      key: 'go-live-support-plan',
      title: {
        sv: 'Plan för extra stöd på plats de första veckorna',
        en: 'Plan for extra support on site in the first weeks',
      },
      why: {
        sv: 'Frågorna är flest de första två veckorna. Den som planerar arbetspassen behöver veta hur mycket hjälp som finns.',
        en: 'Most questions come in the first two weeks. Those who plan the shifts need to know how much help there is.',
      },
      owner: 'programme',
      receiver: 'receiver',
      scope: 'wave',
      due: { lead: 'P2M', side: 'before' },
      minimumDays: 15,
      dependsOn: ['support-organisation'],
      critical: false,
      mandatory: true,
      evidence: {
        sv: 'Plan med antal personer, plats, dag och tid.',
        en: 'Plan with number of people, place, day and time.',
      },
    },
    {
      key: 'support-path-tested',
      title: { sv: 'Supportvägen provad från fråga till svar', en: 'Support tried from question to answer' },
      why: {
        sv: 'Provet visar om ärenden fastnar mellan lokal support, IT och leverantör innan någon behöver hjälp på riktigt.',
        en: 'The trial shows whether cases get stuck between local support, IT and supplier before anyone really needs help.',
      },
      owner: 'it-partner',
      receiver: 'receiver',
      scope: 'wave',
      due: { lead: 'P3W', side: 'before' },
      notBefore: 'P8W',
      minimumDays: 5,
      dependsOn: ['support-organisation'],
      critical: false,
      mandatory: true,
      evidence: {
        sv: 'Tre provärenden med tid från fråga till svar på varje nivå.',
        en: 'Three trial cases with time from question to answer at each level.',
      },
    },
  ],
}
