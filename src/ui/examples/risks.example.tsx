import { ScoreTag } from '../risk-level.ts'
import { RiskMatrix } from '../risk-matrix.tsx'
import { ScoreLine } from '../score-line.tsx'
import type { Ui } from '../ui.ts'
import { threeLevels } from './three-levels.ts'

export const matrixOfSixRisks = (ui: Ui) => (
  <RiskMatrix
    ui={ui}
    caption="Öppna risker"
    levels={threeLevels}
    cells={[
      { probability: 4, impact: 5, count: 1, href: '#4-5' },
      { probability: 3, impact: 4, count: 3, href: '#3-4' },
      { probability: 1, impact: 2, count: 2, href: '#1-2' },
      { probability: 2, impact: 2, count: 0, href: '#2-2' },
    ]}
  />
)

export const scoreThatRoseAndFell = (ui: Ui) => (
  <ScoreLine
    ui={ui}
    title="R3, riskvärde över tid"
    levels={threeLevels}
    until="2026-11-21T09:00:00Z"
    points={[
      { at: '2026-05-04T08:00:00Z', probability: 2, impact: 4, by: 'Programledare', reason: 'Ny risk' },
      { at: '2026-08-20T08:00:00Z', probability: 4, impact: 5, by: 'Programledare', reason: 'Leveransen är försenad' },
      { at: '2026-10-30T08:00:00Z', probability: 3, impact: 4, by: null, reason: '' },
    ]}
  />
)

export const scoreOfToday = (ui: Ui) => (
  <ScoreLine
    ui={ui}
    title="R4, riskvärde över tid"
    levels={threeLevels}
    until="2026-11-21T09:00:00Z"
    points={[{ at: '2026-11-21T09:00:00Z', probability: 1, impact: 1 }]}
  />
)

export const scoreTags = () => (
  <p>
    {[1, 9, 25].map((score) => (
      <ScoreTag levels={threeLevels} score={score} />
    ))}
  </p>
)
