import type { Lang } from '../i18n/index.ts'
import type { Id } from '../ids.ts'

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

/** A function that the actor holds today. Without a programme it holds for all that its party takes part in. */
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
}

/** A programme where a function of the actor's stands or an organisation of theirs takes part, as it was when they were looked up. */
export interface ProgrammeNow {
  readonly id: Id<'programme'>
  /** How many times anything in it has changed. */
  readonly version: number
  /** As what their organisations take part. */
  readonly roles: readonly { readonly party: Id<'party'>; readonly role: string }[]
}

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
  ...new Set(actor.functions.map((held) => held.organisationId)),
]
