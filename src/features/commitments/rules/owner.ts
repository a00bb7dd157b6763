import type { Standing, Visibility } from '#src/platform/access/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import { type Breach, breachOf } from './breach.ts'
import type { ReceiptState } from './receipt.ts'

/** A commitment that somebody else is to owe. */
export interface OwnedItem {
  readonly ownerId: Id<'party'>
  readonly withdrawn: boolean
  readonly visibility: Visibility
  /** The organisation that `own` means. */
  readonly organisationId: Id<'party'>
  /** How it stands for each receiver. */
  readonly states: readonly ReceiptState[]
}

/** The party that is to owe it, which takes part in the programme. */
export interface NewOwner {
  readonly id: Id<'party'>
  readonly organisationId: Id<'party'>
  /** How its people stand to the programme. */
  readonly standing: Exclude<Standing, 'observer'>
}

export type OwnerRefusal =
  | { readonly code: 'withdrawn' }
  | { readonly code: 'same-owner' }
  | { readonly code: 'accepted-everywhere' }
  /** The new owner could not see what it owes. */
  | { readonly code: 'owner-may-not-see' }

const settled = (state: ReceiptState): boolean => state === 'accepted' || state === 'not-applicable'

/**
 * Another party owes it from now on. Refuses what is withdrawn, what every receiver has accepted (or that concerns none of them: nothing is
 * left to deliver), the owner it has, and a party that may not see it.
 */
export function changeOwner(item: OwnedItem, to: NewOwner): Result<Id<'party'>, OwnerRefusal> {
  if (item.withdrawn) return refuse({ code: 'withdrawn' })
  if (item.ownerId === to.id) return refuse({ code: 'same-owner' })
  if (item.states.length > 0 && item.states.every(settled)) return refuse({ code: 'accepted-everywhere' })
  const isTheirs = item.organisationId === to.organisationId
  const isKept = item.visibility === 'own' || (item.visibility === 'all-but-suppliers' && to.standing === 'supplier')
  return isKept && !isTheirs ? refuse({ code: 'owner-may-not-see' }) : ok(to.id)
}

/**
 * The one who owed it broke the lead time, and so answers for that breach whoever takes it over. Asked on the day of the change, without the
 * forecast, which was theirs: the new owner may do better than that, but cannot bring back days that have passed.
 */
export const hasBrokenIt = (
  delivery: Parameters<typeof breachOf>[0] & { readonly beforeSamtakt: boolean },
  today: IsoDate,
): boolean => {
  if (delivery.beforeSamtakt) return false
  const breach: Breach | null = breachOf({ ...delivery, forecast: null }, today)
  return breach?.causedBy === 'owner'
}
