import type { BuiltInItem } from './types.ts'

/** The part of *Teknik* that is done where the service will be used: equipment, accounts and sign-in. */
export const inPlaceAtTheReceiver: readonly BuiltInItem[] = [
  {
    key: 'device-inventory-done',
    title: { sv: 'Befintlig utrustning inventerad mot listan', en: 'Present equipment checked against the list' },
    why: {
      sv: 'Skillnaden mellan det som finns och det som krävs är inköpslistan. Den ska vara känd innan budgeten läggs.',
      en: 'The difference between what there is and what is needed is the shopping list. It must be known before the budget is set.',
    },
    owner: 'receiver',
    receiver: 'receiver',
    scope: 'rollout',
    due: { lead: 'P10M', side: 'before' },
    minimumDays: 20,
    dependsOn: ['equipment-list'],
    critical: false,
    mandatory: true,
    evidence: {
      sv: 'Antal per enhet: kan användas, ska bytas, ska köpas.',
      en: 'Numbers per unit: can be used, to be replaced, to be bought.',
    },
    approver: 'area-lead',
  },
  {
    key: 'devices-in-place',
    title: { sv: 'Utrustning på plats och inkopplad på enheten', en: 'Equipment in place and connected in the unit' },
    why: {
      sv: 'Utrustning som kommer sista veckan hinner inte provas. Ersättare tar längre tid än man tror.',
      en: 'Equipment that comes in the last week cannot be tried. Replacements take longer than one thinks.',
    },
    owner: 'receiver',
    receiver: 'receiver',
    scope: 'unit',
    due: { lead: 'P6W', side: 'before' },
    minimumDays: 10,
    dependsOn: ['device-inventory-done'],
    critical: true,
    mandatory: true,
    evidence: {
      sv: 'Antal på plats mot antal planerat, och att nät och utskrift fungerar i lokalerna.',
      en: 'Number in place against planned, and that network and printing work on the premises.',
    },
  },
  {
    key: 'accounts-created',
    title: { sv: 'Konton upplagda enligt användarlistan', en: 'Accounts created from the user list' },
    why: {
      sv: 'Saknade och felaktiga konton är den vanligaste orsaken till kö hos supporten första dagen.',
      en: 'Missing and wrong accounts are the most common cause of queues at support on the first day.',
    },
    owner: 'it-partner',
    receiver: 'receiver',
    scope: 'rollout',
    due: { lead: 'P5W', side: 'before' },
    minimumDays: 10,
    dependsOn: ['user-list'],
    critical: false,
    mandatory: true,
    evidence: {
      sv: 'Lista över upplagda konton och dem som inte gick att lägga upp, med skäl.',
      en: 'List of accounts created and those that could not be, with reasons.',
    },
  },
  {
    key: 'logins-tested',
    title: { sv: 'Inloggning testad av alla på enheten', en: 'Sign-in tested by everyone in the unit' },
    why: {
      sv: 'Ett konto är inte klart förrän personen själv har loggat in, på sin egen utrustning, med rätt behörighet.',
      en: 'An account is not ready until its owner has signed in, on their own equipment, with the right access.',
    },
    owner: 'receiver',
    receiver: 'receiver',
    scope: 'unit',
    due: { lead: 'P2W', side: 'before' },
    notBefore: 'P5W',
    minimumDays: 8,
    dependsOn: ['accounts-created', 'devices-in-place'],
    critical: true,
    mandatory: true,
    evidence: {
      sv: 'Andel som har loggat in, och vad som görs åt resten.',
      en: 'Share who have signed in, and what is done about the rest.',
    },
  },
]
