import type { Lang } from '../i18n/index.ts'
import type { Id } from '../ids.ts'
import type { Standing } from './visibility.ts'

/** What a duty is called in the code; product.md, "The people". */
export const functionKinds = [
  'programme-lead',
  'rollout-lead',
  'signatory',
  'change-lead',
  'area-lead',
  'staff',
  'supplier',
  'observer',
  'admin',
] as const
export type FunctionKind = (typeof functionKinds)[number]

/** Kinds of seat in a forum. The last three neither decide nor count; a substitute decides only when serving (product.md, "Forums"). */
export const seatKinds = ['chair', 'member', 'substitute', 'secretary', 'presenter', 'co-opted'] as const
export type SeatKind = (typeof seatKinds)[number]

/** A seat in a forum that the actor holds today: a function too, but one that gives a say in that forum alone. */
export interface HeldSeat {
  /** The function that the seat is. */
  readonly id: Id<'function'>
  readonly kind: SeatKind
  readonly forumId: Id<'forum'>
  /** The party it speaks for, and the organisation that is part of. */
  readonly partyId: Id<'party'>
  readonly organisationId: Id<'party'>
  /** The programmes that the forum serves. */
  readonly programmeIds: readonly Id<'programme'>[]
}

/** A function that the actor holds today, seats in forums aside. Without a programme it holds for all that its party takes part in. */
export interface HeldFunction {
  readonly id: Id<'function'>
  readonly kind: FunctionKind
  readonly partyId: Id<'party'>
  /** The organisation that the party is part of: itself, or the municipality of a department or unit. */
  readonly organisationId: Id<'party'>
  readonly programmeId: Id<'programme'> | null
  /** For an area lead: which area. */
  readonly areaKey: string | null
}

/** The person who asks, with every function held today. */
export interface Actor {
  readonly personId: Id<'person'>
  readonly name: string
  readonly lang: Lang
  readonly functions: readonly HeldFunction[]
  readonly seats: readonly HeldSeat[]
}

/** A programme where a function of the actor's stands or an organisation of theirs takes part, as it was when they were looked up. */
export interface ProgrammeNow {
  readonly id: Id<'programme'>
  /** How many times anything in it has changed. */
  readonly version: number
  /** As what their organisations take part. */
  readonly roles: readonly { readonly party: Id<'party'>; readonly role: string }[]
}

/** Whether what the actor holds today reaches into the programme: nobody else is told of it. As what they stand there is the programme's to say. */
export const isIn = (actor: Actor, { id, roles }: Pick<ProgrammeNow, 'id' | 'roles'>): boolean =>
  isAdmin(actor) ||
  actor.seats.some(({ programmeIds }) => programmeIds.includes(id)) ||
  actor.functions.some(({ programmeId, organisationId }) =>
    programmeId === null ? roles.some(({ party }) => party === organisationId) : programmeId === id,
  )

export const isAdmin = (actor: Actor): boolean => actor.functions.some((held) => held.kind === 'admin')

export const holds = (
  actor: Actor,
  kind: FunctionKind,
  where: Partial<Pick<HeldFunction, 'partyId' | 'organisationId'>> & { programmeId?: Id<'programme'> } = {},
): HeldFunction | undefined =>
  actor.functions.find(
    (held) =>
      held.kind === kind &&
      (where.programmeId === undefined || held.programmeId === null || held.programmeId === where.programmeId) &&
      (where.partyId === undefined || held.partyId === where.partyId) &&
      (where.organisationId === undefined || held.organisationId === where.organisationId),
  )

export const organisationsOf = (actor: Actor): Id<'party'>[] => [
  ...new Set([...actor.functions, ...actor.seats].map((held) => held.organisationId)),
]

/** The forums in which the actor has a seat of any kind: sees what waits there. */
export const forumsOf = (actor: Actor): Id<'forum'>[] => [...new Set(actor.seats.map((seat) => seat.forumId))]

/**
 * The forums whose matters a seat opens, whatever the matters' own visibility. A supplier's seat does so only if it decides: one who presents or is
 * co-opted hears at the meeting what it concerns, and nothing internal (product.md, "The people").
 */
export const forumsOpenTo = (actor: Actor, standing: Standing): Id<'forum'>[] =>
  standing === 'supplier'
    ? forumsOf({ ...actor, seats: actor.seats.filter(({ kind }) => kind === 'chair' || kind === 'member') })
    : forumsOf(actor)

/** The functions and seats that the actor holds: what a thing may be handed out to. */
export const functionIdsOf = (actor: Actor): Id<'function'>[] =>
  [...actor.functions, ...actor.seats].map((held) => held.id)
