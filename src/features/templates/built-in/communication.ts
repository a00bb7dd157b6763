import type { BuiltInArea } from './types.ts'

export const communication: BuiltInArea = {
  key: 'communication',
  name: { sv: 'Kommunikation', en: 'Communication' },
  about: {
    sv: 'Varje medarbetare vet vad som händer, varför, och vad det betyder för just den.',
    en: 'Every member of staff knows what happens, why, and what it means to them.',
  },
  items: [
    {
      key: 'communication-plan',
      title: {
        sv: 'Gemensam kommunikationsplan med budskap, kanaler och datum',
        en: 'Joint communication plan with messages, channels and dates',
      },
      why: {
        sv: 'När samma sak sägs på samma sätt överallt uppstår färre rykten. Planen börjar med varför, och lovar inte mer än tjänsten håller.',
        en: 'When the same thing is said the same way everywhere there are fewer rumours. The plan starts with why, and promises no more than the service keeps.',
      },
      owner: 'programme',
      receiver: 'receiver',
      scope: 'programme',
      due: { lead: 'P10M', side: 'before' },
      minimumDays: 20,
      dependsOn: ['programme-directive'],
      critical: false,
      mandatory: true,
      evidence: {
        sv: 'Planen, med målgrupp, budskap, kanal, datum och avsändare.',
        en: 'The plan, with audience, message, channel, date and sender.',
      },
    },
    {
      key: 'local-communication-plan',
      title: { sv: 'Lokal kommunikationsplan klar', en: 'Local communication plan ready' },
      why: {
        sv: 'Medarbetare litar mest på den egna chefen. Den lokala planen säger vem som berättar vad, och var.',
        en: 'Staff trust their own manager the most. The local plan says who tells what, and where.',
      },
      owner: 'receiver',
      receiver: 'receiver',
      scope: 'rollout',
      due: { lead: 'P8M', side: 'before' },
      minimumDays: 15,
      dependsOn: ['communication-plan'],
      critical: false,
      mandatory: true,
      evidence: {
        sv: 'Planen, med namn på den som ansvarar för varje insats.',
        en: 'The plan, with the name of the one responsible for each activity.',
      },
      approver: 'change-lead',
    },
    {
      key: 'workplace-meeting-material',
      title: {
        sv: 'Material till arbetsplatsträffar och ledningsgrupper',
        en: 'Material for workplace meetings and management teams',
      },
      why: {
        sv: 'Chefer ska kunna berätta utan att göra egna bilder. Materialet tar också upp det som blir sämre, och varför.',
        en: 'Managers should be able to tell without making their own slides. The material also covers what gets worse, and why.',
      },
      owner: 'programme',
      receiver: 'receiver',
      scope: 'wave',
      due: { lead: 'P6M', side: 'before' },
      minimumDays: 20,
      dependsOn: ['communication-plan'],
      critical: false,
      mandatory: true,
      evidence: {
        sv: 'Bilder med talmanus, en sida med frågor och svar, och en kort film eller affisch.',
        en: 'Slides with notes, a page of questions and answers, and a short film or poster.',
      },
    },
    {
      key: 'managers-briefed',
      title: {
        sv: 'Chefer genomgångna: vad de ska göra och när',
        en: 'Managers briefed: what they are to do and when',
      },
      why: {
        sv: 'Cheferna släpper tid, svarar på frågor och märker oro först. De behöver veta mer, och tidigare, än andra.',
        en: 'Managers free time, answer questions and notice worry first. They need to know more, and earlier, than others.',
      },
      owner: 'receiver',
      receiver: 'receiver',
      scope: 'rollout',
      due: { lead: 'P5M', side: 'before' },
      minimumDays: 10,
      dependsOn: ['workplace-meeting-material', 'local-communication-plan'],
      critical: false,
      mandatory: true,
      evidence: {
        sv: 'Datum för genomgången och andel chefer som deltog.',
        en: 'Date of the briefing and the share of managers who took part.',
      },
      approver: 'change-lead',
    },
    {
      key: 'staff-informed',
      title: { sv: 'Medarbetarna informerade på arbetsplatsträff', en: 'Staff informed at a workplace meeting' },
      why: {
        sv: 'Information tar tid att nå fram och behöver ges mer än en gång. På träffen går det att fråga.',
        en: 'Information takes time to get through and has to be given more than once. At the meeting people can ask.',
      },
      owner: 'receiver',
      receiver: 'receiver',
      scope: 'unit',
      due: { lead: 'P3M', side: 'before' },
      minimumDays: 15,
      dependsOn: ['managers-briefed'],
      critical: false,
      mandatory: true,
      evidence: {
        sv: 'Datum för träffen och frågor som ska besvaras.',
        en: 'Date of the meeting and questions to be answered.',
      },
    },
  ],
}
