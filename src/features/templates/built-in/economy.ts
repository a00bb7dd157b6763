import type { BuiltInArea } from './types.ts'

export const economy: BuiltInArea = {
  key: 'economy',
  name: { sv: 'Ekonomi', en: 'Economy' },
  about: {
    sv: 'Kostnaden är känd före beslut, och ingen post kommer som en överraskning.',
    en: 'The cost is known before deciding, and no item comes as a surprise.',
  },
  items: [
    {
      key: 'cost-model',
      title: {
        sv: 'Kostnadsmodell för licenser, support och uppgraderingar',
        en: 'Cost model for licences, support and upgrades',
      },
      why: {
        sv: 'Mottagaren ska kunna räkna ut sin kostnad själv, även för åren efter införandet.',
        en: 'A receiver should be able to work out its cost by itself, also for the years after the introduction.',
      },
      owner: 'programme',
      receiver: 'receiver',
      scope: 'programme',
      due: { lead: 'P14M', side: 'before' },
      minimumDays: 20,
      critical: false,
      mandatory: true,
      evidence: {
        sv: 'Modellen, med vad som ingår, vad som tillkommer och hur kostnaden delas.',
        en: 'The model, with what is included, what is added and how cost is shared.',
      },
    },
    {
      key: 'benefit-estimate',
      title: {
        sv: 'Nyttokalkyl: vad vi vinner, när, och vem som märker det',
        en: 'Benefit estimate: what is gained, when, and who notices',
      },
      why: {
        sv: 'Nyttan är svaret på varför. Räknad i förväg går den att följa upp, och att ifrågasätta.',
        en: 'The benefit is the answer to why. Estimated beforehand it can be followed up, and questioned.',
      },
      owner: 'programme',
      receiver: 'receiver',
      scope: 'programme',
      due: { lead: 'P13M', side: 'before' },
      minimumDays: 20,
      critical: false,
      mandatory: true,
      evidence: {
        sv: 'Kalkylen, med antaganden, nytta för invånare, medarbetare och verksamhet.',
        en: 'The estimate, with assumptions and benefits to residents, staff and organisation.',
      },
    },
    {
      key: 'own-cost-calculated',
      title: { sv: 'Kostnaden för mottagaren, engångsvis och per år', en: 'Cost for the receiver, once and per year' },
      why: {
        sv: 'Nämnden beslutar om ett belopp, inte om en modell.',
        en: 'A board decides on a sum, not on a model.',
      },
      owner: 'programme',
      receiver: 'receiver',
      scope: 'rollout',
      due: { lead: 'P12M', side: 'before' },
      minimumDays: 15,
      dependsOn: ['cost-model'],
      critical: false,
      mandatory: true,
      evidence: {
        sv: 'Belopp för införandet och tre år framåt, med antalet användare de bygger på.',
        en: 'Sums for the introduction and three years on, with the number of users behind them.',
      },
    },
    {
      key: 'budget-decided',
      title: { sv: 'Budget beslutad för införande och drift', en: 'Budget decided for introduction and operation' },
      why: {
        sv: 'Egen arbetstid, vikarier och utrustning kostar ofta mer än licenserna. Saknas pengarna stannar utbildningen först.',
        en: 'Own time, substitutes and equipment often cost more than licences. When money is missing, training stops first.',
      },
      owner: 'receiver',
      receiver: 'receiver',
      scope: 'rollout',
      due: { lead: 'P8M', side: 'before' },
      minimumDays: 30,
      dependsOn: ['own-cost-calculated', 'resource-need-estimated', 'device-inventory-done'],
      critical: false,
      mandatory: true,
      evidence: {
        sv: 'Beslut med belopp, datum och diarienummer.',
        en: 'The decision with sum, date and diary number.',
      },
      approver: 'signatory',
    },
    {
      key: 'licences-ordered',
      title: { sv: 'Beställning av licenser med antal per roll', en: 'Order of licences with numbers per role' },
      why: {
        sv: 'Leverantören lägger upp det som är beställt. För få licenser stoppar människor, för många kostar i onödan.',
        en: 'The supplier sets up what is ordered. Too few licences stop people, too many cost for nothing.',
      },
      owner: 'receiver',
      receiver: 'programme',
      scope: 'rollout',
      due: { lead: 'P3M', side: 'before' },
      minimumDays: 10,
      dependsOn: ['budget-decided', 'role-model', 'agreement-signed'],
      critical: false,
      mandatory: true,
      evidence: {
        sv: 'Undertecknad beställning med antal per roll och uppgifter för fakturering.',
        en: 'The signed order with numbers per role and details for invoicing.',
      },
    },
  ],
}
