import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Actor, functionKinds, isIn, seatKinds } from '#src/platform/access/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { ParticipantRole } from './programme.tables.ts'
import { standingIn } from './standing.ts'

const programme = fc.constantFrom('here' as Id<'programme'>, 'elsewhere' as Id<'programme'>)
const party = fc.constantFrom('hjo' as Id<'party'>, 'supplier' as Id<'party'>, 'outside' as Id<'party'>)
const held = fc.record({
  id: fc.constant('duty' as Id<'function'>),
  kind: fc.constantFrom(...functionKinds),
  partyId: party,
  organisationId: party,
  programmeId: fc.option(programme),
  areaKey: fc.constant(null),
})
const seat = fc.record({
  id: fc.constant('seat' as Id<'function'>),
  kind: fc.constantFrom(...seatKinds),
  forumId: fc.constant('forum' as Id<'forum'>),
  partyId: party,
  organisationId: party,
  programmeIds: fc.uniqueArray(programme),
})
const actor: fc.Arbitrary<Actor> = fc.record({
  personId: fc.constant('ada' as Id<'person'>),
  name: fc.constant('Ada'),
  lang: fc.constantFrom('sv', 'en'),
  functions: fc.array(held, { maxLength: 3 }),
  seats: fc.array(seat, { maxLength: 2 }),
})
const taking = fc.uniqueArray(fc.record({ party, role: fc.constantFrom<ParticipantRole>('receiver', 'supplier') }), {
  selector: ({ party, role }) => `${party} ${role}`,
})

test('who is in a programme has a standing there, and nobody else has', () => {
  const here = 'here' as Id<'programme'>
  fc.assert(
    fc.property(actor, taking, (reader, roles) => {
      const rolesOf = new Map(
        [...Map.groupBy(roles, (one) => one.party)].map(([id, own]) => [id, own.map(({ role }) => role)]),
      )
      expect(isIn(reader, { id: here, roles })).toBe(standingIn(reader, here, rolesOf) !== null)
    }),
  )
})
