import { describe, expect, test } from 'vitest'
import { newId } from '#src/platform/ids.ts'
import { countOutcomes, inOrder, type KnownParty, planImport, type SheetRow } from './party-import.ts'

const row = (number: number, over: Partial<SheetRow>): SheetRow => ({
  number,
  code: '',
  kind: 'kommun',
  name: '',
  association: '',
  partOf: '',
  ...over,
})
const known = (over: Partial<KnownParty>): KnownParty => ({
  id: newId<'party'>(),
  kind: 'municipality',
  code: null,
  name: '',
  associationId: null,
  wholeId: null,
  ...over,
})

const skaraborg = known({ kind: 'association', code: 'SK', name: 'Skaraborgs kommunalförbund' })
const hjo = known({ code: '1497', name: 'Hjo', associationId: skaraborg.id })

const verdicts = (rows: SheetRow[], there: KnownParty[] = []) =>
  planImport(rows, there).map((one) => (one.outcome === 'refuse' ? one.refusal.code : one.outcome))

describe('a row', () => {
  test('is added, changed, or left as it is', () => {
    const rows = [
      row(2, { code: '1495', name: 'Skara', association: 'SK' }),
      row(3, { code: '1497', name: 'Hjo kommun', association: 'SK' }),
      row(4, { code: 'SK', kind: 'kommunalförbund', name: 'Skaraborgs kommunalförbund' }),
    ]
    expect(verdicts(rows, [skaraborg, hjo])).toEqual(['add', 'change', 'same'])
  })

  test('may point to an association further down in the file', () => {
    const rows = [
      row(2, { code: '1480', name: 'Göteborg', association: 'GR' }),
      row(3, { code: 'GR', kind: 'association', name: 'Göteborgsregionen' }),
    ]
    expect(verdicts(rows)).toEqual(['add', 'add'])
    expect(inOrder(planImport(rows, [])).map((one) => one.number)).toEqual([3, 2])
  })

  test.each([
    ['name-missing', row(2, {})],
    ['kind-missing', row(2, { kind: '', name: 'Hjo' })],
    ['kind-unknown', row(2, { kind: 'landsting', name: 'Hjo' })],
    ['too-long', row(2, { name: 'x'.repeat(201) })],
    ['unknown-party', row(2, { name: 'Skara', association: 'XX' })],
    ['not-an-association', row(2, { name: 'Skara', association: '1497' })],
    ['kind-differs', row(2, { code: '1497', kind: 'region', name: 'Hjo' })],
    ['part-of-missing', row(2, { kind: 'enhet', name: 'Hemtjänst' })],
    ['part-of-not-for-organisations', row(2, { name: 'Skara', partOf: 'Hjo' })],
  ] as const)('is refused: %s', (code, one) => {
    expect(verdicts([one], [skaraborg, hjo])).toEqual([code])
  })

  test('with a code or a name that an earlier row has is refused', () => {
    expect(verdicts([row(2, { code: '1', name: 'A' }), row(3, { code: '1', name: 'B' })])).toEqual([
      'add',
      'code-twice',
    ])
    expect(verdicts([row(2, { name: 'A' }), row(3, { name: 'a' })])).toEqual(['add', 'name-twice'])
  })

  test('that points to a refused row is refused too, and so is a circle of parts', () => {
    const dangling = [
      row(2, { kind: 'landsting', name: 'Bort' }),
      row(3, { kind: 'enhet', name: 'Kvar', partOf: 'Bort' }),
    ]
    expect(verdicts(dangling)).toEqual(['kind-unknown', 'refused-above'])
    const circle = [
      row(2, { kind: 'enhet', name: 'A', partOf: 'B' }),
      row(3, { kind: 'enhet', name: 'B', partOf: 'A' }),
    ]
    expect(verdicts(circle)).toEqual(['refused-above', 'refused-above'])
  })
})

test('a unit of the same name in two municipalities is two units, told apart by what they are part of', () => {
  const skara = known({ code: '1495', name: 'Skara' })
  const theirs = known({ kind: 'unit', name: 'Hemtjänst', wholeId: hjo.id })
  const rows = [
    row(2, { kind: 'enhet', name: 'Hemtjänst', partOf: 'Hjo' }),
    row(3, { kind: 'enhet', name: 'Hemtjänst', partOf: 'Skara' }),
  ]
  expect(verdicts(rows, [hjo, skara, theirs])).toEqual(['same', 'add'])
})

test('50,000 rows, each part of the one before, are planned without running out of stack or time', () => {
  const rows = Array.from({ length: 50_000 }, (_, at) =>
    at === 0
      ? row(2, { code: 'c0', name: 'Kommunen' })
      : row(at + 2, { code: `c${at}`, kind: 'enhet', name: `Enhet ${at}`, partOf: `c${at - 1}` }),
  )
  const begun = performance.now()
  expect(countOutcomes(planImport(rows.toReversed(), []))).toEqual({ add: 50_000, change: 0, same: 0, refuse: 0 })
  expect(performance.now() - begun).toBeLessThan(5000)
})
