import { canAppoint } from '#src/features/people/index.ts'
import type { Actor, FunctionKind } from '#src/platform/access/index.ts'
import type { Id } from '#src/platform/ids.ts'

/** Functions that are added as they are needed. The others come with a programme, a receiver, a supplier or an area. */
export const addedFunctions = [
  'change-lead',
  'staff',
  'signatory',
  'rollout-lead',
  'observer',
] as const satisfies readonly FunctionKind[]
export type AddedFunction = (typeof addedFunctions)[number]

interface Organised {
  readonly organisationId: Id<'party'>
}

/** The kinds that the actor may add for a party: those it may also fill, a rollout lead only within its own organisation. */
export const kindsToAdd = (actor: Actor, programmeId: Id<'programme'>, party: Organised): AddedFunction[] =>
  addedFunctions.filter((kind) => canAppoint(actor, { kind, organisationId: party.organisationId, programmeId }))

/** Insight is given to anyone; every other function makes its holder one of those within, so its organisation must take part. */
export const fitsIn = (kind: AddedFunction, party: Organised, partaking: ReadonlySet<Id<'party'>>): boolean =>
  kind === 'observer' || partaking.has(party.organisationId)
