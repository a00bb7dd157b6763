import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Actor, forumsOpenTo, type SeatKind } from '#src/platform/access/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { seesAllMatters } from './forum.policy.ts'
import { decides, ending, type ForumPlace, mayStandAbove, wayUp } from './forum.ts'

const id = (name: string) => name as Id<'forum'>
const among = (parents: Record<string, string | null>): Map<Id<'forum'>, ForumPlace> =>
  new Map(
    Object.entries(parents).map(([name, parent]) => [
      id(name),
      { id: id(name), name, isLocal: false, parentId: parent ? id(parent) : null },
    ]),
  )

test.each<[SeatKind, boolean]>([
  ['chair', true],
  ['member', true],
  ['substitute', false],
  ['secretary', false],
  ['presenter', false],
  ['co-opted', false],
])('a %s decides between meetings: %s', (kind, expected) => {
  expect(decides(kind)).toBe(expected)
})

test.each<[SeatKind, boolean]>([
  ['member', true],
  ['presenter', false],
  ['co-opted', false],
])('a supplier’s seat as %s opens all that waits for the forum: %s', (kind, expected) => {
  const seat = { id: 's', kind, forumId: id('top'), partyId: 'p', organisationId: 'p', programmeIds: [] }
  const actor = { personId: 'p', name: '', lang: 'sv', functions: [], seats: [seat] } as unknown as Actor
  expect(forumsOpenTo(actor, 'supplier').includes(id('top'))).toBe(expected)
  expect(forumsOpenTo(actor, 'insider')).toEqual(['top'])
  expect(seesAllMatters(actor, id('top'))).toBe(expected)
})

test('an escalation climbs from the local group to the top', () => {
  const forums = among({ local: 'tactical', tactical: 'top', top: null })
  expect(wayUp(forums, id('local')).map(({ name }) => name)).toEqual(['local', 'tactical', 'top'])
})

test.each([
  ['itself', 'top', 'top'],
  ['the one just below', 'top', 'tactical'],
  ['one further down', 'top', 'local'],
])('a forum can not lift to %s', (_what, forum, parent) => {
  expect(mayStandAbove(among({ local: 'tactical', tactical: 'top', top: null }), id(forum), id(parent))).toBe(false)
})

test('no sequence of allowed changes makes an escalation go round', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  const change = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names, null))
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const parents: Record<string, string | null> = Object.fromEntries(names.map((name) => [name, null]))
      for (const [forum, parent] of changes)
        if (parent === null || mayStandAbove(among(parents), id(forum), id(parent))) parents[forum] = parent
      for (const name of names) {
        const way = wayUp(among(parents), id(name))
        expect(way.at(-1)?.parentId).toBeNull()
      }
    }),
  )
})

const nothing = { waiting: 0, below: [], levels: [], otherwise: false }

test('a forum ends when nothing needs it', () => {
  expect(ending(null, nothing)).toEqual({ ok: true, value: undefined })
})

test.each([
  ['2026-01-01', nothing, { code: 'ended' }],
  [null, { ...nothing, waiting: 2 }, { code: 'waiting', count: 2 }],
  [null, { ...nothing, levels: ['hög, 15–25'] }, { code: 'decides-risks', levels: ['hög, 15–25'] }],
  [null, { ...nothing, below: ['Hjo'] }, { code: 'stands-above', names: ['Hjo'] }],
  [null, { ...nothing, otherwise: true }, { code: 'needed' }],
])('a forum does not end when it has (%s) or something needs it: %j', (endedOn, needed, refusal) => {
  expect(ending(endedOn, needed)).toEqual({ ok: false, refusal })
})
