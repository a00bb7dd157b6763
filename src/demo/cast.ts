import { appoint, createPerson } from '#src/features/people/index.ts'
import type { Actor, FunctionKind } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { type Days, numberOf } from './days.ts'

/** Somebody in a function: in the examples people are called by what they are. */
export interface Member {
  readonly personId: Id<'person'>
  readonly name: string
  readonly kind: FunctionKind
  readonly partyId: Id<'party'>
  readonly functionId: Id<'function'>
}

export interface Role {
  /** "Införandeansvarig, Skara". Whoever has the same name is the same person: one may hold many functions. */
  readonly name: string
  readonly kind: FunctionKind
  readonly partyId: Id<'party'>
  readonly programmeId?: Id<'programme'> | null
  readonly areaKey?: string | null
  /** The last day of one who has left: since then nobody holds it. */
  readonly leftOn?: string
}

/** Whoever does something, in a function or a seat. */
export type Doer = Pick<Member, 'personId' | 'name' | 'partyId'> & { readonly kind: string }

/** Days back that people are still told of: older notices would only be in the way. */
const stillTold = 14

/** Does a thing in a function on a day: in the morning or the afternoon, always at the same time for the same words. Nobody is told of what is long past. */
export const deedOf = ({ day: dayFrom }: Pick<Days, 'day'>, member: Doer | null, day: string, words = ''): Deed => ({
  personId: member?.personId ?? null,
  functionKind: member?.kind ?? null,
  partyId: member?.partyId ?? null,
  at: `${day}T${timeOf(numberOf(`${day} ${member?.name ?? ''} ${words}`))}Z`,
  today: day,
  quiet: day < dayFrom(-stillTold),
})

/** Between 7.00 and 14.59 UTC: an office day in Sweden, summer and winter. */
const timeOf = (number: number): string =>
  [7 + (number % 8), (number >>> 3) % 60, (number >>> 9) % 60].map((part) => String(part).padStart(2, '0')).join(':')

export interface Cast {
  /** Gives people their functions from a day on, making those who are new. */
  take(tx: Tx, roles: readonly Role[], from: string, by: Deed): Promise<void>
  /** Who does things for a party: its lead, the supplier's contact … @throws when nobody does. */
  speakerOf(partyId: Id<'party'>, programmeId: Id<'programme'> | null): Member
  /** Whoever is called that: "Införandeansvarig, Hjo". Made, without a function, when nobody is. */
  person(tx: Tx, name: string, by: Deed): Promise<Id<'person'>>
  /** Whoever is called that, in the function they have in the programme. @throws when nobody is. */
  called(name: string, programmeId: Id<'programme'>): Member
  /** The one who gives the organisation's word, or its lead where nobody does yet. */
  signatoryOf(partyId: Id<'party'>, programmeId: Id<'programme'>): Member
}

/** Everybody in the examples. */
export function castOfExamples(): Cast {
  const people = new Map<string, Id<'person'>>()
  const holders = new Map<string, Member>()
  const named = new Map<string, Member>()
  const key = (kind: FunctionKind, partyId: string, programmeId: string | null) =>
    `${kind} ${partyId} ${programmeId ?? ''}`

  async function personCalled(tx: Tx, name: string, by: Deed): Promise<Id<'person'>> {
    const known = people.get(name)
    if (known) return known
    const made = await createPerson(tx, { name, email: addressOf(name) }, by)
    if (!made.ok) throw new Error(`${name}: ${made.refusal.code}`)
    people.set(name, made.value)
    return made.value
  }

  async function takeOne(tx: Tx, role: Role, from: string, by: Deed): Promise<void> {
    const { name, kind, partyId, programmeId = null, areaKey = null, leftOn = null } = role
    const personId = await personCalled(tx, name, by)
    const appointed = await appoint(tx, { kind, partyId, programmeId, areaKey, personId, from, to: leftOn }, by)
    if (!appointed.ok) throw new Error(`${name}: ${appointed.refusal.code}`)
    const member = { personId, name, kind, partyId, functionId: appointed.value }
    named.set(`${name} ${programmeId}`, member)
    const held = key(kind, partyId, programmeId)
    if (leftOn === null && !holders.has(held)) holders.set(held, member)
  }

  const firstOf = (
    kinds: readonly FunctionKind[],
    partyId: Id<'party'>,
    programmeId: Id<'programme'> | null,
  ): Member => {
    for (const kind of kinds) {
      const found = holders.get(key(kind, partyId, programmeId))
      if (found) return found
    }
    throw new Error(`Nobody in the examples speaks for ${partyId}.`)
  }

  return {
    async take(tx, roles, from, by) {
      for (const role of roles) await takeOne(tx, role, from, by)
    },
    person: personCalled,
    called: (name, programmeId) => {
      const found = named.get(`${name} ${programmeId}`)
      if (!found) throw new Error(`Nobody in the examples is called ${name}.`)
      return found
    },
    speakerOf: (partyId, programmeId) => firstOf(['programme-lead', 'rollout-lead', 'supplier'], partyId, programmeId),
    signatoryOf: (partyId, programmeId) => firstOf(['signatory', 'rollout-lead'], partyId, programmeId),
  }
}

/** An address in the reserved domain: mail to it goes nowhere. */
export const addressOf = (name: string): string =>
  `${name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '.')
    .replaceAll(/^\.+|\.+$/g, '')}@samtakt.example`

/** A member as the actor that doors which read ask for; in a programme where the member leads, as its lead. */
export const speaksAs = (
  { personId, name, kind, partyId }: Member,
  leading?: { readonly functionId: Id<'function'>; readonly programmeId: Id<'programme'> },
): Actor => ({
  personId,
  name,
  lang: 'sv',
  functions: leading
    ? [
        {
          id: leading.functionId,
          kind,
          partyId,
          organisationId: partyId,
          programmeId: leading.programmeId,
          areaKey: null,
        },
      ]
    : [],
  seats: [],
})
