import type { FunctionKind } from '#src/platform/access/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Holding } from './holding.ts'

/** What a function is: a duty of a party, most often in a programme, for an area lead in one area. */
export interface Duty {
  /** `seat`: in a forum; what it is called stands in `title`. */
  readonly kind: FunctionKind | 'seat'
  readonly partyId: Id<'party'>
  readonly programmeId: Id<'programme'> | null
  readonly areaKey: string | null
}

export interface Holder extends Holding {
  readonly name: string
}

export interface FunctionInPlace extends Duty {
  readonly id: Id<'function'>
  /** Of a seat: which one, in which forum. Empty for what its kind names. */
  readonly title: string
  readonly partyName: string
  readonly organisationId: Id<'party'>
  readonly endedOn: string | null
  /** In `listFunctions` those of today; none is a vacancy. In `findFunction` all there have been. */
  readonly holders: readonly Holder[]
}

/** Nobody holds it: shown as "ej utsedd". */
export const isVacant = (duty: Pick<FunctionInPlace, 'holders'>): boolean => duty.holders.length === 0
