import { inPlaceAtTheReceiver } from './technology-in-place.ts'
import type { BuiltInArea } from './types.ts'

export const technology: BuiltInArea = {
  key: 'technology',
  name: { sv: 'Teknik', en: 'Technology' },
  about: {
    sv: 'Tjänsten är stabil och provad av användare, och allt den behöver finns på plats.',
    en: 'The service is stable and tried by users, and all it needs is in place.',
  },
  items: [
    {
      key: 'technical-requirements',
      title: {
        sv: 'Tekniska krav på nät, datorer, telefoner och inloggning',
        en: 'Technical requirements on networks, devices and sign-in',
      },
      why: {
        sv: 'IT-ansvariga behöver krav som går att mäta för att veta vad som måste bytas eller byggas ut.',
        en: 'IT staff need requirements that can be measured to know what must be replaced or extended.',
      },
      owner: 'supplier',
      receiver: 'receiver',
      scope: 'programme',
      due: { lead: 'P14M', side: 'before' },
      minimumDays: 20,
      critical: false,
      mandatory: true,
      evidence: {
        sv: 'Kravlistan, med versioner, bandbredd, portar och inloggningssätt.',
        en: 'The requirements, with versions, bandwidth, ports and ways of signing in.',
      },
    },
    {
      key: 'equipment-list',
      title: {
        sv: 'Lista över rekommenderad och godkänd utrustning',
        en: 'List of recommended and accepted equipment',
      },
      why: {
        sv: 'Datorer, telefoner, läsare och medicinteknik ska budgeteras, upphandlas och levereras. Det tar ett år, och fel inköp går inte att ångra.',
        en: 'Computers, phones, readers and medical devices are budgeted, procured and delivered. That takes a year, and a wrong purchase cannot be undone.',
      },
      owner: 'programme',
      receiver: 'receiver',
      scope: 'programme',
      due: { lead: 'P12M', side: 'before' },
      minimumDays: 20,
      dependsOn: ['technical-requirements'],
      critical: true,
      mandatory: true,
      evidence: {
        sv: 'Listan, med modell, användning, ungefärligt pris och stöd för beställning.',
        en: 'The list, with model, use, approximate price and help with ordering.',
      },
    },
    {
      key: 'pilot-approved',
      title: {
        sv: 'Tjänsten provad i pilot och godkänd av användarna',
        en: 'Service tried in a pilot and approved by its users',
      },
      why: {
        sv: 'En tjänst som först möter verkligheten vid driftstart gör alla till testare. Piloten ska omfatta flera slags verksamheter.',
        en: 'A service that first meets reality at go-live makes everyone a tester. The pilot must cover several kinds of activity.',
      },
      owner: 'supplier',
      receiver: 'receiver',
      scope: 'programme',
      due: { lead: 'P4M', side: 'before' },
      minimumDays: 30,
      dependsOn: ['workflows-described'],
      critical: true,
      mandatory: true,
      evidence: {
        sv: 'Pilotrapport med deltagare, fynd, rättade fel och användarnas omdöme.',
        en: 'Pilot report with participants, findings, mended faults and the verdict of the users.',
      },
    },
    {
      key: 'integrations-tested',
      title: {
        sv: 'Kopplingar till andra system testade från början till slut',
        en: 'Connections to other systems tested end to end',
      },
      why: {
        sv: 'De flesta fel syns först när uppgifter går mellan system. Testet ska göras med samma versioner som i drift.',
        en: 'Most faults show only when information passes between systems. The test must use the same versions as in operation.',
      },
      owner: 'supplier',
      receiver: 'receiver',
      scope: 'wave',
      due: { lead: 'P3M', side: 'before' },
      minimumDays: 20,
      dependsOn: ['technical-requirements'],
      critical: true,
      mandatory: true,
      evidence: {
        sv: 'Testprotokoll för varje koppling, med kvarstående fel och plan för dem.',
        en: 'Test record for each connection, with remaining faults and the plan for them.',
      },
    },
    {
      key: 'trial-conversion',
      title: {
        sv: 'Provflytt av uppgifter ur det gamla systemet',
        en: 'Trial transfer of information from the old system',
      },
      why: {
        sv: 'Uppgifter som hamnar fel kan skada människor. Mottagaren kontrollerar provflytten på riktiga fall innan den slutliga görs.',
        en: 'Information that ends up wrong can hurt people. The receiver checks the trial on real cases before the final transfer.',
      },
      owner: 'supplier',
      receiver: 'receiver',
      scope: 'rollout',
      due: { lead: 'P10W', side: 'before' },
      notBefore: 'P6M',
      minimumDays: 20,
      dependsOn: ['units-listed'],
      critical: true,
      mandatory: true,
      evidence: {
        sv: 'Rapport med antal flyttade, felaktiga och överhoppade uppgifter, och ett urval att kontrollera.',
        en: 'Report of records moved, faulty and skipped, and a sample to check.',
      },
    },
    ...inPlaceAtTheReceiver,
  ],
}
