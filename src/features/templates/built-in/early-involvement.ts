import type { BuiltInArea } from './types.ts'

export const earlyInvolvement: BuiltInArea = {
  key: 'early-involvement',
  name: { sv: 'Tidig involvering', en: 'Early involvement' },
  about: {
    sv: 'De som ska använda tjänsten är med medan det ännu går att påverka den.',
    en: 'Those who will use the service take part while it can still be changed.',
  },
  items: [
    {
      key: 'reference-group-plan',
      title: {
        sv: 'Plan för referensgrupper med uppdrag, mandat och mötestider',
        en: 'Plan for reference groups with task, mandate and meeting times',
      },
      why: {
        sv: 'Den som ska utse någon behöver veta vad uppdraget är, hur mycket tid det tar och vad gruppen får påverka.',
        en: 'Whoever is to name someone needs to know the task, the time it takes and what the group can influence.',
      },
      owner: 'programme',
      receiver: 'receiver',
      scope: 'programme',
      due: { lead: 'P13M', side: 'before' },
      minimumDays: 15,
      critical: false,
      mandatory: true,
      evidence: {
        sv: 'Planen, med en rad för varje grupp: uppdrag, mandat, antal platser och mötestider.',
        en: 'The plan, one row per group: task, mandate, number of seats and meeting times.',
      },
    },
    {
      key: 'affected-activities-mapped',
      title: {
        sv: 'Berörda verksamheter och yrkesgrupper kartlagda',
        en: 'Affected activities and professions mapped',
      },
      why: {
        sv: 'Det är lätt att glömma nattpersonal, vikarier, skolan eller en liten enhet. Den som glöms bort nu får varken utbildning eller utrustning i tid.',
        en: 'Night staff, temporary staff, schools and small units are easily forgotten. Whoever is forgotten now gets neither training nor equipment in time.',
      },
      owner: 'receiver',
      receiver: 'receiver',
      scope: 'rollout',
      due: { lead: 'P12M', side: 'before' },
      minimumDays: 15,
      critical: false,
      mandatory: true,
      evidence: {
        sv: 'Förteckning över verksamheter och yrkesgrupper med ungefärligt antal personer.',
        en: 'A list of activities and professions with approximate numbers of people.',
      },
      approver: 'rollout-lead',
    },
    {
      key: 'reference-group-members-named',
      title: { sv: 'Deltagare till referensgrupperna utsedda', en: 'Members of the reference groups named' },
      why: {
        sv: 'Deltagare som är utsedda av sin chef har tid avsatt och talar för fler än sig själva.',
        en: 'Members named by their manager have time set aside and speak for more than themselves.',
      },
      owner: 'receiver',
      receiver: 'programme',
      scope: 'rollout',
      due: { lead: 'P11M', side: 'before' },
      minimumDays: 10,
      dependsOn: ['reference-group-plan', 'affected-activities-mapped'],
      critical: false,
      mandatory: true,
      evidence: {
        sv: 'Namn, yrke och grupp för varje deltagare, med chefens besked om avsatt tid.',
        en: "Name, profession and group of each member, with the manager's word on time set aside.",
      },
    },
    {
      key: 'needs-described',
      title: {
        sv: 'Verksamhetens behov och förutsättningar beskrivna',
        en: 'Needs and conditions of the organisation described',
      },
      why: {
        sv: 'Mottagarna har olika storlek, organisation och vana. Programmet kan bara ta hänsyn till det som är känt.',
        en: 'Receivers differ in size, organisation and experience. The programme can only allow for what it knows.',
      },
      owner: 'receiver',
      receiver: 'programme',
      scope: 'rollout',
      due: { lead: 'P10M', side: 'before' },
      minimumDays: 15,
      dependsOn: ['affected-activities-mapped'],
      critical: false,
      mandatory: false,
      evidence: {
        sv: 'En kort beskrivning, med de viktigaste behoven i ordning.',
        en: 'A short description, with the most important needs in order.',
      },
    },
    {
      key: 'needs-answered',
      title: { sv: 'Svar på varje lämnat behov', en: 'An answer to every need put forward' },
      why: {
        sv: 'Behov som försvinner utan svar skadar förtroendet mer än ett nej. Svaret säger om behovet tas om hand, kommer senare eller inte kan tillgodoses, och varför.',
        en: 'Needs that vanish unanswered hurt trust more than a no. The answer says whether the need is met, comes later or cannot be met, and why.',
      },
      owner: 'programme',
      receiver: 'receiver',
      scope: 'rollout',
      due: { lead: 'P8M', side: 'before' },
      minimumDays: 30,
      dependsOn: ['needs-described'],
      critical: false,
      mandatory: false,
      evidence: {
        sv: 'Lista över behoven med svar, skäl och den som svarat.',
        en: 'A list of the needs with answer, reason and who answered.',
      },
    },
  ],
}
