import { describe, expect, test } from 'vitest'
import { newId } from '#src/platform/ids.ts'
import type { PartyKind } from './party.tables.ts'
import { namesIn, type Relation, relate, type Surroundings } from './party.ts'

const a = (kind: PartyKind) => ({ id: newId<'party'>(), kind })
const today = '2026-11-22'
const free: Surroundings = { present: [], wholes: [], today }
const wish = (
  kind: Relation['kind'],
  from: { id: Relation['fromId'] },
  to: { id: Relation['toId'] },
  over: Partial<Relation> = {},
): Relation => ({
  kind,
  fromId: from.id,
  toId: to.id,
  subject: '',
  validFrom: '2026-01-01',
  validTo: null,
  ...over,
})

describe('part of', () => {
  const [unit, school, hjo, skara] = [a('unit'), a('department'), a('municipality'), a('municipality')]

  test('a unit is part of one whole at a time: the new one takes over later than the present one began', () => {
    const present = [wish('part-of', unit, hjo, { validFrom: '2026-01-01' })]
    expect(
      relate(unit, skara, wish('part-of', unit, skara, { validFrom: '2026-11-01' }), { ...free, present }).ok,
    ).toBe(true)
    expect(
      relate(unit, skara, wish('part-of', unit, skara, { validFrom: '2026-01-01' }), { ...free, present }),
    ).toMatchObject({
      refusal: { code: 'before-the-present-one' },
    })
    expect(
      relate(unit, hjo, wish('part-of', unit, hjo, { validFrom: '2026-11-01' }), { ...free, present }),
    ).toMatchObject({ refusal: { code: 'already-related' } })
  })

  test.each([
    ['a municipality as part of anything', hjo, skara, {}, free, 'only-departments-and-units'],
    ['a circle', school, unit, {}, { ...free, wholes: [unit.id, school.id] }, 'circular'],
    ['what lies ahead', unit, hjo, { validFrom: '2026-11-23' }, free, 'not-yet'],
    ['itself', unit, unit, {}, free, 'to-itself'],
  ])('refuses %s', (_, from, to, over, around, code) => {
    expect(relate(from, to, wish('part-of', from, to, over), around)).toMatchObject({ ok: false, refusal: { code } })
  })
})

describe('other relations', () => {
  const [hjo, skaraborg, supplier] = [a('municipality'), a('association'), a('supplier')]

  test('only an association has members', () => {
    expect(relate(hjo, skaraborg, wish('member-of', hjo, skaraborg), free).ok).toBe(true)
    expect(relate(hjo, supplier, wish('member-of', hjo, supplier), free)).toMatchObject({
      refusal: { code: 'not-an-association' },
    })
  })

  test('a supplier delivers something', () => {
    expect(relate(supplier, hjo, wish('delivers-to', supplier, hjo), free)).toMatchObject({
      refusal: { code: 'subject-missing' },
    })
  })

  test('the same relation on the same days is refused, later ones are not', () => {
    const present = [wish('member-of', hjo, skaraborg, { validTo: '2026-12-31' })]
    expect(relate(hjo, skaraborg, wish('member-of', hjo, skaraborg), { ...free, present })).toMatchObject({
      refusal: { code: 'already-related' },
    })
    expect(
      relate(hjo, skaraborg, wish('member-of', hjo, skaraborg, { validFrom: '2027-01-01' }), { ...free, present }).ok,
    ).toBe(true)
  })

  test('ends no earlier than it begins', () => {
    expect(relate(hjo, skaraborg, wish('member-of', hjo, skaraborg, { validTo: '2025-12-31' }), free)).toMatchObject({
      refusal: { code: 'ends-before-it-begins' },
    })
  })
})

test('names are one a line, each once', () => {
  expect(namesIn('  Hemtjänst  norr\n\nSkolan\nhemtjänst norr\n')).toEqual(['Hemtjänst norr', 'Skolan'])
})
