import type { Id } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import type { PartyKind, RelationKind } from './party.tables.ts'

export const partyKinds = [
  'region',
  'association',
  'municipality',
  'department',
  'unit',
  'private-provider',
  'supplier',
  'shared-it',
] as const satisfies readonly PartyKind[]

export const relationKinds = [
  'part-of',
  'member-of',
  'represents',
  'runs-for',
  'delivers-to',
] as const satisfies readonly RelationKind[]

/** A department or a unit: always part of something else. All others stand by themselves. */
export const isPart = (kind: PartyKind): boolean => kind === 'department' || kind === 'unit'

/** Says in what it holds: "represents" and "delivers-to". */
export const hasSubject = (kind: RelationKind): boolean => kind === 'represents' || kind === 'delivers-to'

/** A relation that holds from–to, both days included; `to` null: until further notice. */
export interface Relation {
  readonly kind: RelationKind
  readonly fromId: Id<'party'>
  readonly toId: Id<'party'>
  readonly subject: string
  readonly validFrom: string
  readonly validTo: string | null
}

interface Related {
  readonly id: Id<'party'>
  readonly kind: PartyKind
}

export type RelationRefusal =
  | { readonly code: 'to-itself' }
  | { readonly code: 'ends-before-it-begins' }
  | { readonly code: 'already-related' }
  | { readonly code: 'only-departments-and-units' }
  | { readonly code: 'not-an-association' }
  | { readonly code: 'circular' }
  | { readonly code: 'not-yet' }
  | { readonly code: 'subject-missing' }
  | { readonly code: 'before-the-present-one'; readonly from: string }

export interface Surroundings {
  /** Relations of the party that have not ended. */
  readonly present: readonly Relation[]
  /** Everything that the other party is part of, itself included, up to the organisation. */
  readonly wholes: readonly Id<'party'>[]
  readonly today: string
}

const lastDay = '9999-12-31'
const overlap = (a: Relation, b: Relation) =>
  a.validFrom <= (b.validTo ?? lastDay) && b.validFrom <= (a.validTo ?? lastDay)

/**
 * Relates one party to another. A department or unit is part of exactly one whole at a time: a new one takes over from the day
 * it begins, which can't be ahead (who belongs where decides who sees what, today). Refuses circles, the same relation twice on
 * the same days, members of what is no association. Source: product.md, "The model".
 */
export function relate(
  from: Related,
  to: Related,
  wish: Relation,
  around: Surroundings,
): Result<Relation, RelationRefusal> {
  if (from.id === to.id) return refuse({ code: 'to-itself' })
  if (wish.validTo !== null && wish.validTo < wish.validFrom) return refuse({ code: 'ends-before-it-begins' })
  if (hasSubject(wish.kind) && wish.subject === '') return refuse({ code: 'subject-missing' })
  if (wish.kind === 'member-of' && to.kind !== 'association') return refuse({ code: 'not-an-association' })
  const same = around.present.filter((one) => one.kind === wish.kind)
  if (wish.kind === 'part-of') return partOf(from, wish, same, around)
  const twice = same.some((one) => one.toId === to.id && one.subject === wish.subject && overlap(one, wish))
  return twice ? refuse({ code: 'already-related' }) : ok(wish)
}

function partOf(
  from: Related,
  wish: Relation,
  present: readonly Relation[],
  { wholes, today }: Surroundings,
): Result<Relation, RelationRefusal> {
  if (!isPart(from.kind)) return refuse({ code: 'only-departments-and-units' })
  if (wholes.includes(from.id)) return refuse({ code: 'circular' })
  if (wish.validFrom > today) return refuse({ code: 'not-yet' })
  const [whole] = present
  if (whole?.toId === wish.toId) return refuse({ code: 'already-related' })
  if (whole && wish.validFrom <= whole.validFrom)
    return refuse({ code: 'before-the-present-one', from: whole.validFrom })
  // What it is part of has no end of its own: it lasts until another takes over.
  return ok({ ...wish, validTo: null })
}

export type PartyRefusal =
  | { readonly code: 'code-taken' }
  | { readonly code: 'stale' }
  | { readonly code: 'kind-has-parts' }

/** One name a line: empty lines and names given twice (whatever their case) count once. */
export function namesIn(text: string): string[] {
  const names = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim())
  const seen = new Set<string>()
  return names.filter((name) => {
    const key = name.toLocaleLowerCase('sv')
    return name !== '' && !seen.has(key) && seen.add(key)
  })
}
