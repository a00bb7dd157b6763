import { AgesBars } from '../ages-bars.tsx'
import { ReadinessMatrix } from '../readiness-matrix.tsx'
import { Timeline, type TimelineRow } from '../timeline.tsx'
import { TrendLine } from '../trend-line.tsx'
import type { Ui } from '../ui.ts'
import { exampleAreas as areas, matrixGroups } from './matrix-rows.ts'

const twelve = [
  ['Grästorp', 'Skara', 'Tibro', 'Tidaholm'],
  ['Gullspång', 'Hjo', 'Mariestad', 'Töreboda'],
  ['Essunga', 'Götene', 'Lidköping', 'Vara'],
] as const

export const matrixOfTwelve = (ui: Ui) => (
  <ReadinessMatrix ui={ui} caption="Redoläge per mottagare och område" areas={areas} groups={matrixGroups(twelve)} />
)

export const matrixOfOneHalf = (ui: Ui) => (
  <ReadinessMatrix
    ui={ui}
    caption="Leveranser till oss"
    areas={areas.slice(0, 4)}
    show="deliveries"
    note=""
    groups={[
      {
        name: 'Etapp 2',
        rows: [
          {
            name: 'Hjo',
            href: '#hjo',
            days: '72',
            cells: [null, ...(matrixGroups([['Hjo']])[0]?.rows[0]?.cells.slice(0, 3) ?? [])],
          },
        ],
      },
    ]}
  />
)

const live = (name: string): TimelineRow => ({
  name,
  start: '2026-03-01',
  original: '2026-09-12',
  decided: '2026-09-12',
  actual: '2026-09-12',
})
const second = (name: string, forecast?: string): TimelineRow => ({
  name,
  href: `#${name}`,
  start: '2026-09-07',
  original: '2027-01-01',
  decided: '2027-02-01',
  forecast,
})
const third = (name: string): TimelineRow => ({
  name,
  start: '2026-11-16',
  original: '2027-07-12',
  decided: '2027-07-12',
})

export const timelineOfThreeWaves = (ui: Ui) => (
  <Timeline
    ui={ui}
    title="Driftstart per mottagare. Etapp 1 i drift 12 september. Etapp 2 gällande datum 1 februari 2027; Hjos prognos är 8 mars."
    groups={[
      { name: 'Etapp 1', rows: ['Grästorp', 'Skara', 'Tibro', 'Tidaholm'].map(live) },
      {
        name: 'Etapp 2',
        rows: [second('Gullspång'), second('Hjo', '2027-03-08'), second('Mariestad'), second('Töreboda', '2027-02-13')],
      },
      { name: 'Etapp 3', rows: ['Essunga', 'Götene', 'Lidköping', 'Vara'].map(third) },
    ]}
  />
)

export const trendOfTwoHalves = (ui: Ui) => (
  <TrendLine
    ui={ui}
    title="Redoläge i Hjo"
    points={Array.from({ length: 12 }, (_, week) => ({
      date: new Date(Date.UTC(2026, 8, 1 + week * 7)).toISOString().slice(0, 10),
      deliveries: Math.min(1, 0.2 + week * 0.045),
      preparations: week < 2 ? null : 0.1 + week * 0.06,
    }))}
  />
)

export const trendTooShort = (ui: Ui) => <TrendLine ui={ui} title="Redoläge i Vara" points={[]} />

export const agesOfQuestions = (ui: Ui) => (
  <AgesBars
    ui={ui}
    bands={['0–5 arbetsdagar', '6–10 arbetsdagar', '11–20 arbetsdagar', 'över 20 arbetsdagar']}
    rows={[
      { name: 'Programmet', href: '#programmet', counts: [6, 3, 2, 1] },
      { name: 'Styrgruppen', href: '#styrgruppen', counts: [0, 0, 1, 2] },
    ]}
  />
)
