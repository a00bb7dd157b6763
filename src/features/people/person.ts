import type { FunctionKind } from '#src/platform/access/index.ts'
import type { Lang } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'

export interface Person {
  readonly id: Id<'person'>
  readonly name: string
  readonly email: string
  readonly lang: Lang
  readonly userId: string | null
  readonly closedAt: string | null
  /** Until when an invitation not yet taken is good. */
  readonly invitedUntil: string | null
  readonly version: number
}

export type AccountState = 'open' | 'invited' | 'none' | 'closed'
export const accountStates = ['open', 'invited', 'none', 'closed'] as const

/** Whether the person can sign in, is invited to, never was, or no longer may. `now` is an ISO moment. */
export function accountState(person: Pick<Person, 'userId' | 'closedAt' | 'invitedUntil'>, now: string): AccountState {
  if (person.closedAt) return 'closed'
  if (person.userId) return 'open'
  return person.invitedUntil && Temporal.Instant.compare(person.invitedUntil, now) > 0 ? 'invited' : 'none'
}

/** A function a person holds, held or will hold. */
export interface HeldByPerson {
  readonly holdingId: string
  readonly functionId: Id<'function'>
  readonly kind: FunctionKind | 'seat'
  /** Of a seat: which one, in which forum. */
  readonly title: string
  readonly partyName: string
  readonly areaKey: string | null
  readonly programmeId: Id<'programme'> | null
  readonly from: string
  readonly to: string | null
}

export type PersonRefusal =
  /** Someone else has the address already. */
  | { readonly code: 'email-taken' }
  | { readonly code: 'stale' }
  | { readonly code: 'closed' }
  | { readonly code: 'last-administrator' }
