import {
  type AreaRollUp,
  type Half,
  type Light,
  light,
  overdue,
  type Reason,
  type RollUp,
  share,
} from '#src/features/commitments/index.ts'
import { earliest, type IsoDate } from '#src/platform/calendar/date.ts'

/** How one half stands: the light, what it is made of, and how far it has come (0–1; null: nothing is applicable). */
export interface HalfState {
  readonly light: Light
  readonly because: readonly Reason[]
  readonly share: number | null
  readonly total: number
  readonly overdue: number
  /** Earliest due date of what is still open, today or later. */
  readonly nextDue: IsoDate | null
}

/** The two halves side by side, never mixed (product.md, "Readiness"). */
export type BothHalves = Readonly<Record<Half, HalfState>>

export function halfState(rollUps: readonly RollUp[], today: IsoDate): HalfState {
  let total = 0
  let nextDue: IsoDate | null = null
  for (const rollUp of rollUps) {
    total += rollUp.total
    for (const { due } of rollUp.open) if (due !== null && due >= today) nextDue = earliest(nextDue, due)
  }
  return { ...light(rollUps, today), share: share(rollUps), total, overdue: overdue(rollUps, today).count, nextDue }
}

/** The state of any set of roll-ups, each half by itself. */
export const bothHalves = (rollUps: readonly AreaRollUp[], today: IsoDate): BothHalves => ({
  deliveries: halfState(
    rollUps.filter(({ half }) => half === 'deliveries'),
    today,
  ),
  preparations: halfState(
    rollUps.filter(({ half }) => half === 'preparations'),
    today,
  ),
})

/** Whether there is anything at all to be ready with. */
export const isEmpty = ({ deliveries, preparations }: BothHalves): boolean =>
  deliveries.total === 0 && preparations.total === 0

/** What the components draw: the lights alone. */
export const lightsOf = ({ deliveries, preparations }: BothHalves): Readonly<Record<Half, Light>> => ({
  deliveries: deliveries.light,
  preparations: preparations.light,
})

const weight: Record<Light, number> = { red: 1000, yellow: 10, grey: 0, green: 0 }

/** For "worst first": more red before more yellow, whatever half. */
export const trouble = ({ deliveries, preparations }: BothHalves): number =>
  weight[deliveries.light] + weight[preparations.light]
