import { type IsoDate, plusDays } from '#src/platform/calendar/date.ts'
import { PLAIN_CALENDAR } from '#src/platform/calendar/working-days.ts'
import type { Turn } from '../course/course.ts'
import { incidentsIn, type Scene, said } from '../course/incidents.ts'
import type { Incident } from '../course/live-through.ts'
import { talk } from '../course/talk.ts'
import { mondayFrom } from '../days.ts'
import { healthRecord } from '../texts/health-record.ts'
import { region, supplier } from './roles.ts'

/** The decided go-lives of the four waves. The first two were first decided three months earlier. */
export const goLivesInHealthRecord = (today: IsoDate): readonly [IsoDate, IsoDate, IsoDate, IsoDate] => {
  const monday = (offset: number) => mondayFrom(plusDays(today, offset), PLAIN_CALENDAR)
  return [monday(112), monday(400), monday(560), monday(720)]
}

export const daysMoved = 91

export const firstDecided = (goLive: IsoDate): IsoDate => plusDays(goLive, -daysMoved)

/** The agreement came late and waits at one; two municipalities are behind with their own; the rest keep their dates. */
export const turnsInHealthRecord: readonly Turn[] = [
  { item: 'agreement-proposed', receivers: ['Borås'], begins: -88, delivers: -72, answers: null },
  { item: 'agreement-proposed', begins: -88, delivers: -72, answers: -66 },
  { item: 'agreement-signed', receivers: ['Borås'], begins: -70, delivers: null },
  { item: 'agreement-signed', wave: 1, delivers: -61, answers: -50 },
  { item: 'needs-described', receivers: ['Tranemo'], delivers: -84, answers: null },
  // What the programme hands over to everyone comes in three batches.
  ...['joint-risk-analysis', 'role-model'].map((item) => ({ item, delivers: -72, answers: -66 })),
  ...['training-material-draft', 'support-organisation'].map((item) => ({ item, delivers: -45, answers: -38 })),
  ...['pilot-approved', 'workflows-tried', 'questions-and-answers'].map((item) => ({
    item,
    delivers: -15,
    answers: -5,
  })),
  { item: 'impact-assessment-decided', receivers: ['Svenljunga'], begins: -70, delivers: null },
  { item: 'processing-agreement-signed', receivers: ['Svenljunga', 'Borås'], begins: null, delivers: null },
  { item: 'information-classified', receivers: ['Bollebygd'], begins: -90, delivers: null },
  { item: 'integrations-tested', wave: 1, begins: -30, delivers: null },
  { item: 'training-material', receivers: ['Herrljunga'], begins: -60, delivers: -15, answers: null },
  { item: 'training-material', wave: 1, begins: -60, delivers: -15, answers: -8 },
  { item: 'training-material', begins: -60, delivers: -15, answers: -5 },
  { item: 'super-users-named', receivers: ['Mark'], units: ['Rehabiliteringen'], begins: -30, delivers: null },
  { item: 'local-communication-plan', receivers: ['Vårgårda'], begins: -88, delivers: null },
  { item: 'own-routines-compared', receivers: ['Tranemo'], begins: -60, delivers: null },
]

/** What happened besides what was promised. */
export function incidentsInHealthRecord(scene: Scene, goLives: readonly [IsoDate, IsoDate, ...IsoDate[]]): Incident[] {
  const { comments, forecastsDelivery, forecastsGoLive, givesBack, isMoved, isNotApplicable } = incidentsIn(scene)
  const { forecastReasons, goLiveForecastReasons, leadComments, moveReasons, notApplicableReasons, returnReasons } =
    healthRecord
  const [firstMoved, secondMoved] = moveReasons
  const { day } = scene.days
  const inWave = (number: number) => (rollout: { readonly waveNumber: number | null }) => rollout.waveNumber === number
  return [
    isMoved(-60, inWave(1), goLives[0], firstMoved?.text ?? ''),
    isMoved(-33, inWave(2), goLives[1], secondMoved?.text ?? ''),
    givesBack(
      -66,
      'Borås',
      { item: 'agreement-proposed', rollout: 'Borås' },
      said(returnReasons, 'Borås', 'agreement-proposed'),
    ),
    givesBack(
      -76,
      region,
      { item: 'needs-described', rollout: 'Tranemo' },
      said(returnReasons, region, 'needs-described'),
    ),
    givesBack(
      -6,
      'Herrljunga',
      { item: 'training-material', rollout: 'Herrljunga' },
      said(returnReasons, 'Herrljunga', 'training-material'),
    ),
    isNotApplicable(
      -4,
      'Exempelvården Väst',
      { item: 'agreement-signed', rollout: 'Exempelvården Väst' },
      said(notApplicableReasons, 'Exempelvården Väst', 'agreement-signed'),
    ),
    isNotApplicable(
      -20,
      'Habilitering och hälsa',
      { item: 'old-system-closed', rollout: 'Habilitering och hälsa' },
      said(notApplicableReasons, 'Habilitering och hälsa', 'old-system-closed'),
    ),
    forecastsDelivery(
      -12,
      region,
      { item: 'agreement-proposed', rollout: 'Borås' },
      day(10),
      said(forecastReasons, region, 'agreement-proposed'),
    ),
    forecastsDelivery(
      -9,
      supplier,
      { item: 'integrations-tested', wave: 1 },
      day(45),
      said(forecastReasons, supplier, 'integrations-tested'),
    ),
    forecastsDelivery(
      -14,
      'Svenljunga',
      { item: 'impact-assessment-decided', rollout: 'Svenljunga' },
      day(26),
      said(forecastReasons, 'Svenljunga', 'impact-assessment-decided'),
    ),
    forecastsGoLive(-5, 'Ulricehamn', 42, said(goLiveForecastReasons, 'Ulricehamn')),
    forecastsGoLive(-9, 'Tranemo', 60, said(goLiveForecastReasons, 'Tranemo')),
    ...(
      [
        ['Uddevalla', -24],
        ['Närsjukvården', -18],
        ['Mark', -11],
        ['Tranemo', -9],
        ['Ulricehamn', -5],
        ['Borås', -4],
      ] as const
    ).map(([by, when]) => comments(when, by, said(leadComments, by))),
    ...talk(scene, healthRecord),
  ]
}
