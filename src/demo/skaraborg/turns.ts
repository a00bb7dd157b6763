import type { Turn } from '../course/course.ts'

/** Ten weeks after go-live a few things are left. */
const leftAfterGoLive: readonly Turn[] = [
  {
    item: 'unit-followed-up-two-weeks',
    receivers: ['Tibro'],
    units: ['Särskilda boenden'],
    begins: -48,
    delivers: null,
  },
  { item: 'new-staff-training-arranged', receivers: ['Grästorp'], begins: -50, delivers: null },
  { item: 'stop-doing-list', receivers: ['Skara'], units: ['Särskilda boenden'], begins: -110, delivers: null },
  { item: 'first-month-summed-up', wave: 1, delivers: -42 },
]

/** What the programme, the supplier and the IT partner owe wave 2. */
const deliveredToWave2: readonly Turn[] = [
  { item: 'training-material', receivers: ['Hjo', 'Töreboda'], delivers: -27, answers: null },
  { item: 'training-material', receivers: ['Mariestad', 'Gullspång'], delivers: -27, answers: -20 },
  { item: 'training-sessions-bookable', wave: 2, begins: -34, delivers: null },
  { item: 'integrations-tested', receivers: ['Hjo'], begins: -60, delivers: -25, answers: -19 },
  { item: 'integrations-tested', wave: 2, begins: -60, delivers: null },
  { item: 'practice-environment', wave: 2, delivers: -24 },
  { item: 'go-live-support-plan', wave: 2, begins: -12, delivers: null },
  { item: 'trial-conversion', receivers: ['Hjo', 'Gullspång'], delivers: -12, answers: -7 },
  { item: 'trial-conversion', receivers: ['Töreboda'], delivers: -20, answers: null },
  { item: 'trial-conversion', receivers: ['Mariestad'], begins: -20, delivers: null },
  { item: 'rollback-plan', wave: 2, delivers: -9 },
]

/** How the municipalities of wave 2 prepare themselves. */
const preparedInWave2: readonly Turn[] = [
  // Nobody has approved it: the function of change lead stands vacant.
  { item: 'own-routines-compared', receivers: ['Hjo'], delivers: -25, answers: null },
  { item: 'super-users-named', receivers: ['Hjo'], units: ['Hemtjänsten'], begins: -70, delivers: null },
  { item: 'impact-assessment-decided', receivers: ['Mariestad'], begins: -101, delivers: null },
  { item: 'processing-agreement-signed', receivers: ['Mariestad'], begins: null, delivers: null },
  { item: 'devices-in-place', receivers: ['Mariestad'], begins: -15, delivers: null },
  { item: 'staff-informed', receivers: ['Mariestad'], units: ['Funktionsstödet'], begins: -30, delivers: null },
  { item: 'local-risk-analysis', receivers: ['Töreboda'], delivers: -66, answers: null },
  {
    item: 'staff-informed',
    receivers: ['Töreboda'],
    units: ['Hemtjänsten', 'Särskilda boenden'],
    begins: -28,
    delivers: null,
  },
  { item: 'user-list', receivers: ['Gullspång'], delivers: -12, answers: null },
  { item: 'local-communication-plan', receivers: ['Gullspång'], begins: -140, delivers: null },
  { item: 'stop-doing-list', receivers: ['Gullspång'], units: ['Elevhälsan'], begins: null, delivers: null },
]

export const turnsInSkaraborg: readonly Turn[] = [...leftAfterGoLive, ...deliveredToWave2, ...preparedInWave2]
