import { describe, expect, test } from 'vitest'
import type { Id } from '#src/platform/ids.ts'
import { newAreaKeys } from './area-keys.ts'
import { planColumns } from './columns.ts'
import { type KnownItem, planDifferences } from './difference.ts'
import { directoryOf, type KnownRollout } from './directory.ts'
import { overdueAtOnce } from './overdue.ts'
import type { SheetRow } from './row.ts'

const id = <Kind extends string>(text: string) => text as Id<Kind>
const today = '2026-11-22'

const aRollout = (name: string, wave: string, more: Partial<KnownRollout> = {}): KnownRollout => ({
  id: id(`rollout-${name}`),
  partyId: id(name),
  partyName: name,
  waveId: id(wave),
  isTemplate: false,
  withdrawn: false,
  decidedOn: '2027-09-01',
  ...more,
})

const names = directoryOf({
  leadPartyId: id('Regionen'),
  parties: [
    { id: id('Regionen'), code: '14', name: 'Regionen', roles: ['lead'] },
    { id: id('Hjo'), code: '1497', name: 'Hjo', roles: ['receiver'] },
    { id: id('Skara'), code: '1495', name: 'Skara', roles: ['receiver'] },
    { id: id('Mallen'), code: null, name: 'Mallen', roles: ['receiver'] },
    { id: id('Leverantör AB'), code: null, name: 'Leverantör AB', roles: ['supplier'] },
    { id: id('Soc 1'), code: null, name: 'Socialförvaltningen', roles: [] },
    { id: id('Soc 2'), code: null, name: 'Socialförvaltningen', roles: [] },
  ],
  rollouts: [
    aRollout('Hjo', 'wave-1'),
    aRollout('Skara', 'wave-2'),
    aRollout('Mallen', 'wave-1', { isTemplate: true }),
  ],
  waves: [
    { id: id('wave-1'), number: 1, name: 'Våren' },
    { id: id('wave-2'), number: 2, name: 'Hösten' },
  ],
  areas: [{ key: 'technology', names: ['Teknik', 'Technology'] }],
  duties: [
    { id: id('it-in-hjo'), kind: 'area-lead', partyId: id('Hjo'), areaKey: 'technology', holders: ['Åsa Öberg'] },
    { id: id('lead-in-hjo'), kind: 'rollout-lead', partyId: id('Hjo'), areaKey: null, holders: [] },
  ],
})

let number = 1
const aRow = (cells: Partial<SheetRow['cells']>): SheetRow => {
  const empty = Object.fromEntries(planColumns.map(({ key }) => [key, ''])) as SheetRow['cells']
  return { number: ++number, cells: { ...empty, title: 'Nät', area: 'Teknik', owner: 'Programmet', ...cells } }
}

const anItem = (more: Partial<KnownItem> = {}): KnownItem => ({
  id: id('known'),
  importKey: null,
  areaKey: 'technology',
  titleSv: 'Nät',
  titleEn: 'Network',
  whySv: '',
  ownerId: id('Regionen'),
  scope: 'programme',
  waveId: null,
  rolloutId: null,
  rolloutIds: [id('rollout-Hjo'), id('rollout-Skara')],
  dueRule: { kind: 'at-go-live' },
  forecastOn: null,
  critical: false,
  mandatory: false,
  ownerFunctionId: null,
  states: { 'not-started': 2 },
  comments: [],
  version: 1,
  ...more,
})

const differences = (rows: readonly SheetRow[], known: readonly KnownItem[] = []) =>
  planDifferences(rows, names, known, today)
const only = (cells: Partial<SheetRow['cells']>, known: readonly KnownItem[] = []) =>
  differences([aRow(cells)], known).rows

describe('who owes whom', () => {
  const whom = (cells: Partial<SheetRow['cells']>) =>
    only(cells).map((row) =>
      row.outcome === 'refuse'
        ? row.problems.map(({ code }) => code)
        : [row.entry.owner.id, row.entry.scope, row.entry.receiver, row.entry.concerned.map(({ partyId }) => partyId)],
    )

  test.each<[string, Partial<SheetRow['cells']>, unknown]>([
    ['everyone, when no receiver is named', {}, [['Regionen', 'programme', 'receiver', ['Hjo', 'Skara']]]],
    ['itself, when a receiver owes and names nobody', { owner: '1497' }, [['Hjo', 'rollout', 'receiver', ['Hjo']]]],
    ['a wave by its name', { receivers: 'hösten' }, [['Regionen', 'wave', 'receiver', ['Skara']]]],
    ['a wave by its number', { receivers: 'Etapp 1' }, [['Regionen', 'wave', 'receiver', ['Hjo']]]],
    [
      'those named, by name or code',
      { receivers: 'Hjo; 1495' },
      [['Regionen', 'programme', 'receiver', ['Hjo', 'Skara']]],
    ],
    [
      'the supplier by its role',
      { owner: 'Leverantören', receivers: 'Hjo' },
      [['Leverantör AB', 'rollout', 'receiver', ['Hjo']]],
    ],
    [
      'the programme receives from a rollout',
      { owner: 'Hjo', receivers: 'programmet' },
      [['Hjo', 'rollout', 'programme', ['Hjo']]],
    ],
    [
      'each for itself',
      { owner: 'Mottagaren' },
      [
        ['Hjo', 'rollout', 'receiver', ['Hjo']],
        ['Skara', 'rollout', 'receiver', ['Skara']],
      ],
    ],
    [
      'each to the programme',
      { owner: 'varje kommun', receivers: 'Regionen' },
      [
        ['Hjo', 'rollout', 'programme', ['Hjo']],
        ['Skara', 'rollout', 'programme', ['Skara']],
      ],
    ],
    ['nobody of that name', { owner: 'Falun' }, [['party-unknown']]],
    ['several of that name', { owner: 'Socialförvaltningen' }, [['party-ambiguous']]],
    ['one without a rollout', { receivers: 'Leverantör AB' }, [['not-a-receiver']]],
    ['the programme owes itself nothing that a receiver waits for', { receivers: 'Regionen' }, [['not-a-receiver']]],
  ])('%s', (_name, cells, expected) => expect(whom(cells)).toEqual(expected))
})

describe('an item is recognised', () => {
  test.each<[string, Partial<SheetRow['cells']>, Partial<KnownItem>, string]>([
    ['by its own key, whatever it is called', { key: 'A1', title: 'Ett annat namn' }, { importKey: 'A1' }, 'change'],
    ['by area, title and owner', {}, {}, 'same'],
    ['by its title in the other language', { title: 'Network' }, {}, 'same'],
    [
      'not when it is for somebody else',
      { receivers: 'Hjo' },
      { scope: 'rollout', rolloutId: id('rollout-Skara'), rolloutIds: [id('rollout-Skara')] },
      'add',
    ],
    ['not by its title when the keys are two', { key: 'A2' }, { importKey: 'A1' }, 'add'],
    ['by its title when it was read in without a key', { key: 'A2' }, { importKey: '=made' }, 'same'],
    [
      'also when receivers have come since',
      {},
      { rolloutIds: [id('rollout-Hjo'), id('rollout-Skara'), id('rollout-Vara')] },
      'same',
    ],
  ])('%s', (_name, cells, known, outcome) => expect(only(cells, [anItem(known)])[0]?.outcome).toBe(outcome))

  test('with its key, but owed by or to another, it is refused: that is another promise', () => {
    const problems = (cells: Partial<SheetRow['cells']>) =>
      only({ key: 'A1', ...cells }, [anItem({ importKey: 'A1' })]).flatMap((row) =>
        row.outcome === 'refuse' ? row.problems.map(({ code }) => code) : [],
      )
    expect(problems({ owner: 'Leverantören' })).toEqual(['owner-differs'])
    expect(problems({ receivers: 'Etapp 1' })).toEqual(['receivers-differ'])
  })

  test('once: two rows never change the same', () => {
    expect(differences([aRow({}), aRow({})], [anItem()]).rows.map(({ outcome }) => outcome)).toEqual(['same', 'refuse'])
  })
})

describe('what has come further in Samtakt is not taken back', () => {
  test.each<[string, string, KnownItem['states'], boolean]>([
    ['Pågår', 'begun', { 'not-started': 1 }, true],
    ['Pågår', 'accepted', { accepted: 2 }, false],
    ['Levererad', 'returned', { returned: 1, accepted: 1 }, false],
    ['Klar', 'waiting for review', { delivered: 2 }, true],
    ['Klar', 'accepted', { accepted: 2 }, false],
    ['Ej aktuell', 'delivered', { delivered: 1 }, false],
    ['Ej påbörjad', 'begun', { 'in-progress': 1 }, false],
  ])('%s in the file, %s here', (state, _here, states, changes) => {
    expect(only({ state }, [anItem({ states })])[0]?.outcome).toBe(changes ? 'change' : 'same')
  })
})

test('what the file leaves empty stays', () => {
  const known = anItem({
    critical: true,
    mandatory: true,
    whySv: 'Viktigt',
    forecastOn: '2027-01-01',
    dueRule: { kind: 'fixed', on: '2027-01-01' },
  })
  expect(only({}, [known])[0]?.outcome).toBe('same')
})

test('the one responsible is found by name or function at the owner, the area’s own lead first', () => {
  const responsible = (text: string) =>
    only({ owner: 'Hjo', responsible: text }).map(
      (row) => row.outcome === 'add' && [row.entry.ownerFunctionId, row.entry.remarks.map(({ code }) => code)],
    )
  expect(responsible('åsa öberg')).toEqual([['it-in-hjo', []]])
  expect(responsible('Införandeansvarig')).toEqual([['lead-in-hjo', []]])
  expect(responsible('Någon Annan')).toEqual([[null, ['responsible-unknown']]])
})

test('items from an earlier import that the file lacks are named, others are not', () => {
  const known = [anItem({ importKey: 'A1' }), anItem({ id: id('local'), titleSv: 'Eget', titleEn: 'Eget' })]
  expect(differences([aRow({ title: 'Något annat' })], known).missing.map((item) => item.id)).toEqual(['known'])
})

test('a state that contradicts the dates is refused', () => {
  const codes = (cells: Partial<SheetRow['cells']>) =>
    only(cells).flatMap((row) => (row.outcome === 'refuse' ? row.problems.map(({ code }) => code) : []))
  expect(codes({ state: 'Pågår', delivered: '2026-10-01' })).toEqual(['state-against-dates'])
  expect(codes({ state: 'Ej aktuell', accepted: '2026-10-01' })).toEqual(['state-against-dates'])
  expect(codes({ delivered: '2026-10-02', accepted: '2026-10-01' })).toEqual(['accepted-before-delivered'])
})

test('overdue at once are those that nobody calls delivered or done, for the receivers whose day has passed', () => {
  const dueFor = (rule: { kind: string; on?: string }, decidedOn: string | null) =>
    rule.kind === 'fixed' ? (rule.on ?? null) : decidedOn
  const late = (cells: Partial<SheetRow['cells']>, known: readonly KnownItem[] = []) =>
    overdueAtOnce(only(cells, known), dueFor, today).map(({ rollouts }) => rollouts.length)
  expect(late({ due: '2026-10-01' })).toEqual([2])
  expect(late({ due: '2026-11-22' })).toEqual([])
  expect(late({ due: '2026-10-01', state: 'Levererad' })).toEqual([])
  expect(late({ due: '2026-10-01', state: 'Klar' })).toEqual([])
  expect(late({ due: '2026-10-01', state: 'Tillbaka' })).toEqual([2])
  // One that is here already was answered for when it came, unless the file moves its day.
  expect(late({ critical: 'ja' }, [anItem({ dueRule: { kind: 'fixed', on: '2026-10-01' } })])).toEqual([])
  expect(late({ due: '2026-10-02' }, [anItem({ dueRule: { kind: 'fixed', on: '2027-10-01' } })])).toEqual([2])
})

test('new areas get keys of their own', () => {
  expect(newAreaKeys(['Teknik & drift', 'Teknik – drift', '你好'], ['teknik-drift'])).toEqual([
    { key: 'teknik-drift-2', name: 'Teknik & drift' },
    { key: 'teknik-drift-3', name: 'Teknik – drift' },
    { key: 'omrade', name: '你好' },
  ])
})
