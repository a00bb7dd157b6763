import { type IsoDate, plusDays } from '#src/platform/calendar/date.ts'
import { PLAIN_CALENDAR } from '#src/platform/calendar/working-days.ts'
import { incidentsIn, type Scene, said } from '../course/incidents.ts'
import type { Incident } from '../course/live-through.ts'
import { talk } from '../course/talk.ts'
import { mondayFrom } from '../days.ts'
import { skaraborg } from '../texts/skaraborg.ts'
import { programme, supplier } from '../texts/skaraborg-items.ts'

/** The go-lives of the three waves: ten weeks ago, in ten weeks, in a year. */
export interface GoLivesInSkaraborg {
  readonly first: IsoDate
  /** Skara's own, two weeks after the others in its wave. */
  readonly skara: IsoDate
  readonly second: IsoDate
  /** As it was first decided. */
  readonly secondAtFirst: IsoDate
  readonly third: IsoDate
}

export function goLivesInSkaraborg(today: IsoDate): GoLivesInSkaraborg {
  const first = mondayFrom(plusDays(today, -76), PLAIN_CALENDAR)
  const second = mondayFrom(plusDays(today, 70), PLAIN_CALENDAR)
  return {
    first,
    skara: mondayFrom(plusDays(first, 14), PLAIN_CALENDAR),
    second,
    secondAtFirst: plusDays(second, -28),
    third: mondayFrom(plusDays(today, 378), PLAIN_CALENDAR),
  }
}

/** What happened in Skaraborg besides what was promised. */
export function incidentsInSkaraborg(scene: Scene, goLives: GoLivesInSkaraborg): Incident[] {
  const { comments, forecastsDelivery, forecastsGoLive, givesBack, goesLive, isMoved, isNotApplicable } =
    incidentsIn(scene)
  const { leadComments, forecastReasons, goLiveForecastReasons, moveReasons, notApplicableReasons, returnReasons } =
    skaraborg
  const [secondLater, skaraLater] = moveReasons
  const { day } = scene.days
  return [
    isMoved(-118, ({ partyName }) => partyName === 'Skara', goLives.skara, skaraLater?.text ?? ''),
    ...['Grästorp', 'Tibro', 'Tidaholm'].map((name) => goesLive(name, goLives.first)),
    goesLive('Skara', goLives.skara),
    isMoved(-45, ({ waveNumber }) => waveNumber === 2, goLives.second, secondLater?.text ?? ''),

    givesBack(
      -58,
      'Töreboda',
      { item: 'local-risk-analysis', rollout: 'Töreboda' },
      'Nattbemanningen saknas bland riskerna. Lägg till den och visa analysen för skyddsombudet.',
    ),
    givesBack(
      -18,
      'Hjo',
      { item: 'training-material', rollout: 'Hjo' },
      said(returnReasons, 'Hjo', 'training-material'),
    ),
    givesBack(
      -16,
      'Töreboda',
      { item: 'training-material', rollout: 'Töreboda' },
      said(returnReasons, 'Töreboda', 'training-material'),
    ),
    givesBack(
      -13,
      'Töreboda',
      { item: 'trial-conversion', rollout: 'Töreboda' },
      said(returnReasons, 'Töreboda', 'trial-conversion'),
    ),
    givesBack(-6, programme, { item: 'user-list', rollout: 'Gullspång' }, said(returnReasons, programme, 'user-list')),
    isNotApplicable(
      -16,
      'Gullspång',
      { item: 'stop-doing-list', rollout: 'Gullspång', unit: 'Elevhälsan' },
      said(notApplicableReasons, 'Gullspång', 'stop-doing-list'),
    ),

    forecastsDelivery(
      -12,
      programme,
      { item: 'training-sessions-bookable', wave: 2 },
      plusDays(goLives.second, -35),
      'Två av tre utbildare har slutat. Nya är anställda och kan börja boka in grupper fem veckor före driftstart.',
    ),
    forecastsDelivery(
      -10,
      programme,
      { item: 'training-material', wave: 2 },
      day(14),
      said(forecastReasons, programme, 'training-material'),
    ),
    forecastsDelivery(
      -9,
      supplier,
      { item: 'integrations-tested', wave: 2 },
      day(21),
      said(forecastReasons, supplier, 'integrations-tested'),
    ),
    forecastsDelivery(
      -5,
      'Mariestad',
      { item: 'devices-in-place', rollout: 'Mariestad' },
      plusDays(goLives.second, -30),
      said(forecastReasons, 'Mariestad', 'devices-in-place'),
    ),
    forecastsDelivery(
      -4,
      programme,
      { item: 'go-live-support-plan', wave: 2 },
      plusDays(goLives.second, -50),
      said(forecastReasons, programme, 'go-live-support-plan'),
    ),

    forecastsGoLive(-15, 'Hjo', 35, said(goLiveForecastReasons, 'Hjo')),
    forecastsGoLive(-6, 'Töreboda', 12, said(goLiveForecastReasons, 'Töreboda')),

    ...(
      [
        ['Gullspång', -17],
        ['Skara', -12],
        ['Lidköping', -10],
        ['Mariestad', -8],
        ['Töreboda', -6],
        ['Hjo', -3],
      ] as const
    ).map(([by, when]) => comments(when, by, said(leadComments, by))),
    ...talk(scene, skaraborg),
  ]
}
