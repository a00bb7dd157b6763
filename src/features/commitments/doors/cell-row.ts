import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Id } from '#src/platform/ids.ts'
import type { DueRule } from '../rules/due.ts'
import type { ReceiptState } from '../rules/receipt.ts'
import type { Half } from '../rules/roll-up.ts'
import type { UnitsSum } from '../rules/units.ts'

/** A rollout's area: what is counted together. */
export interface Cell {
  readonly rolloutId: Id<'rollout'>
  readonly areaKey: string
}

export const cellKey = ({ rolloutId, areaKey }: Cell): string => `${rolloutId}/${areaKey}`

/** A receipt as it is counted. */
export interface CellRow {
  readonly id: Id<'receipt'>
  readonly commitmentId: Id<'commitment'>
  readonly rolloutId: Id<'rollout'>
  readonly unitId: Id<'party'> | null
  readonly units: number
  readonly areaKey: string
  readonly half: Half
  readonly critical: boolean
  readonly state: ReceiptState
  readonly nominal: IsoDate | null
  readonly due: IsoDate | null
  readonly extended: IsoDate | null
  readonly notBefore: IsoDate | null
  readonly firstDeliveredOn: IsoDate | null
  readonly deliveredOn: IsoDate | null
  readonly deliveryNumber: number
  readonly reviewDueOn: IsoDate | null
  readonly acceptedOn: IsoDate | null
  readonly expiresOn: IsoDate | null
  readonly lateAfter: IsoDate | null
  readonly excusedAfter: IsoDate | null
  readonly breachAfter: IsoDate | null
  readonly beforeSamtakt: boolean
  /** Owner and receiver are the same party, so that nobody was promised it: unless another who owed it before broke that promise. */
  readonly own: boolean
  readonly rule: DueRule
  readonly minimumDays: number
  readonly forecast: IsoDate | null
  /** It waits for something. */
  readonly needs: boolean
}

/** A row that sums up units, as it will stand. */
export interface SummedRow extends UnitsSum {
  readonly id: Id<'receipt'>
  readonly key: string
  readonly count: number
  readonly deliveryNumber: number
}

export const keyOf = (row: { readonly commitmentId: string; readonly rolloutId: string }): string =>
  `${row.commitmentId}/${row.rolloutId}`
