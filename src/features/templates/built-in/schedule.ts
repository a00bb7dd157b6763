import type { BuiltInArea } from './types.ts'

export const schedule: BuiltInArea = {
  key: 'schedule',
  name: { sv: 'Tidplan', en: 'Schedule' },
  about: {
    sv: 'Datumen är kända så tidigt att alla hinner planera, och de ändras när verkligheten gör det.',
    en: 'Dates are known early enough to plan by, and change when reality does.',
  },
  items: [
    {
      key: 'joint-schedule',
      title: { sv: 'Samlad tidplan för alla etapper', en: 'Joint schedule for all waves' },
      why: {
        sv: 'Verksamheten planerar budget, schema och andra projekt minst ett år i förväg. Tidplanen måste finnas innan dess.',
        en: 'Budgets, rosters and other projects are planned at least a year ahead. The schedule has to be there first.',
      },
      owner: 'programme',
      receiver: 'receiver',
      scope: 'programme',
      due: { lead: 'P15M', side: 'before' },
      minimumDays: 20,
      critical: false,
      mandatory: true,
      evidence: {
        sv: 'Tidplanen, beslutad och med datum för varje etapp.',
        en: 'The schedule, decided and with dates for every wave.',
      },
    },
    {
      key: 'unsuitable-periods-reported',
      title: { sv: 'Perioder som inte passar för driftstart anmälda', en: 'Periods unsuitable for go-live reported' },
      why: {
        sv: 'Semestrar, omorganisationer och andra systembyten gör vissa veckor olämpliga. Det är billigt att veta nu och dyrt att upptäcka sent.',
        en: 'Holidays, reorganisations and other system changes make some weeks unsuitable. Knowing now is cheap, finding out late is not.',
      },
      owner: 'receiver',
      receiver: 'programme',
      scope: 'rollout',
      due: { lead: 'P13M', side: 'before' },
      minimumDays: 15,
      dependsOn: ['joint-schedule'],
      critical: false,
      mandatory: false,
      evidence: {
        sv: 'Perioder från och till, med skäl, eller beskedet att det inte finns några.',
        en: 'Periods from and to, with reasons, or word that there are none.',
      },
    },
    {
      key: 'delivery-plan',
      title: {
        sv: 'Leveransplan med datum för varje delleverans',
        en: 'Delivery plan with a date for every part delivery',
      },
      why: {
        sv: 'Mottagaren måste veta när saker kommer för att hinna ta emot dem. Planen gäller åt båda håll: även det som mottagaren ska lämna har datum.',
        en: 'A receiver must know when things come to be able to take them in. The plan goes both ways: what the receiver is to hand over has dates too.',
      },
      owner: 'programme',
      receiver: 'receiver',
      scope: 'wave',
      due: { lead: 'P12M', side: 'before' },
      minimumDays: 15,
      dependsOn: ['joint-schedule'],
      critical: false,
      mandatory: true,
      evidence: {
        sv: 'Planen, med leverans, version, datum och ansvarig på varje rad.',
        en: 'The plan, with delivery, version, date and owner in each row.',
      },
    },
    {
      key: 'local-schedule',
      title: { sv: 'Lokal tidplan avstämd mot andra projekt', en: 'Local schedule checked against other projects' },
      why: {
        sv: 'Samma chefer och samma IT-personal behövs ofta i flera projekt samtidigt. Krockar går att lösa om de syns i tid.',
        en: 'The same managers and IT staff are often needed in several projects at once. Clashes can be solved if they are seen in time.',
      },
      owner: 'receiver',
      receiver: 'receiver',
      scope: 'rollout',
      due: { lead: 'P10M', side: 'before' },
      minimumDays: 15,
      dependsOn: ['delivery-plan'],
      critical: false,
      mandatory: true,
      evidence: {
        sv: 'Den lokala tidplanen, med andra stora förändringar under samma tid inritade.',
        en: 'The local schedule, with other large changes in the same time marked.',
      },
      approver: 'rollout-lead',
    },
    {
      key: 'schedule-tested-against-reality',
      title: {
        sv: 'Tidplanen omprövad mot hur det faktiskt går',
        en: 'Schedule reconsidered against how it is really going',
      },
      why: {
        sv: 'En tidplan som står fast trots sena leveranser flyttar bara problemen till dem som kommer sist. Omprövningen säger rakt ut om datumet håller.',
        en: 'A schedule that stands in spite of late deliveries only moves the trouble to those who come last. The review says plainly whether the date holds.',
      },
      owner: 'programme',
      receiver: 'receiver',
      scope: 'wave',
      due: { lead: 'P6M', side: 'before' },
      minimumDays: 10,
      dependsOn: ['delivery-plan', 'local-schedule'],
      critical: false,
      mandatory: true,
      evidence: {
        sv: 'Utfall mot plan för varje leverans och ett besked: datumet håller, eller förslag till nytt.',
        en: 'Outcome against plan for every delivery, and word: the date holds, or a new one is proposed.',
      },
    },
  ],
}
