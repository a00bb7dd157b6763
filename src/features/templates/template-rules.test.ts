import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dependenceCircle } from './dependence.ts'
import { changedFields, difference, isNoDifference } from './difference.ts'
import { checkPublishing, keyFor, MOST_ITEMS, putArea, putItem, removeArea, removeItem } from './draft.ts'
import { itemRefusals } from './item-rules.ts'
import type { TemplateArea, TemplateItem, VersionContent } from './template.ts'

/** An area and an item as a draft has them, for rules that need no more. */
const anArea = (key: string): TemplateArea => ({ key, name: { sv: key, en: '' }, about: { sv: '', en: '' } })

const anItem = (key: string, changes: Partial<TemplateItem> = {}): TemplateItem => ({
  key,
  areaKey: 'training',
  title: { sv: `Punkt ${key}`, en: '' },
  why: { sv: 'Därför', en: '' },
  evidence: { sv: '', en: '' },
  owner: 'programme',
  receiver: 'receiver',
  scope: 'rollout',
  dueRule: { kind: 'lead', duration: 'P3M', side: 'before' },
  notBefore: null,
  validity: null,
  minimumDays: 5,
  dependsOn: [],
  critical: false,
  mandatory: false,
  approver: null,
  ...changes,
})

const contentOf = (...items: TemplateItem[]): VersionContent => ({
  areas: [anArea('training'), anArea('technology')],
  items,
})

const codes = (item: TemplateItem, ...others: TemplateItem[]) =>
  itemRefusals(item, contentOf(item, ...others)).map(({ field, code }) => `${field}: ${code}`)

describe('an item', () => {
  test.each<[string, Partial<TemplateItem>, string[]]>([
    ['is whole', {}, []],
    ['may be due on a day', { dueRule: { kind: 'fixed', on: '2027-03-01' } }, []],
    ['may be due at go-live, however early it opens', { dueRule: { kind: 'at-go-live' }, notBefore: 'P1D' }, []],
    ['needs a title in Swedish', { title: { sv: ' ', en: 'Title' } }, ['title: title-missing']],
    ['stands in an area of the version', { areaKey: 'gone' }, ['area: area-unknown']],
    ['is not due on 31 February', { dueRule: { kind: 'fixed', on: '2027-02-31' } }, ['due: due-invalid']],
    ['is not due hours ahead', { dueRule: { kind: 'lead', duration: 'PT4H', side: 'before' } }, ['due: due-invalid']],
    ['opens before it is due', { notBefore: 'P3M' }, ['notBefore: opens-after-due']],
    [
      'does not open 12 weeks ahead when it is due 3 months ahead',
      { notBefore: 'P12W' },
      ['notBefore: opens-after-due'],
    ],
    ['does not hold for no time', { validity: 'P0D' }, ['validity: duration-invalid']],
    ['takes whole days', { minimumDays: 2.5 }, ['minimumDays: minimum-days-invalid']],
    ['takes no more days than a year has', { minimumDays: 251 }, ['minimumDays: minimum-days-invalid']],
    [
      "of the receiver's own is done in each rollout",
      { owner: 'receiver', scope: 'wave' },
      ['scope: scope-of-receiver'],
    ],
    ['is asked of units only where they do it themselves', { scope: 'unit' }, ['scope: scope-of-unit']],
    ['goes to the programme from receivers only', { receiver: 'programme' }, ['receiver: programme-receives']],
    ["is not approved by a function when it is another's", { approver: 'signatory' }, ['approver: approver-not-own']],
    ['does not wait for itself', { dependsOn: ['a'] }, ['dependsOn: depends-on-itself']],
    ['does not wait for what is not there', { dependsOn: ['gone'] }, ['dependsOn: depends-on-unknown']],
  ])('%s', (_, changes, expected) => {
    expect(codes(anItem('a', changes))).toEqual(expected)
  })

  test('tells the circle it would close', () => {
    const [b, c] = [anItem('b', { dependsOn: ['c'] }), anItem('c', { dependsOn: ['a'] })]
    const [refusal] = itemRefusals(anItem('a', { dependsOn: ['b'] }), contentOf(anItem('a'), b, c))
    expect(refusal).toEqual({ field: 'dependsOn', code: 'depends-in-circle', circle: ['a', 'b', 'c'] })
  })
})

/** Items that wait for others, each by number; any graph. */
const graphs = fc
  .array(fc.array(fc.nat(7), { maxLength: 3 }), { minLength: 1, maxLength: 8 })
  .map((edges) => edges.map((to, index) => anItem(`i${index}`, { dependsOn: to.map((one) => `i${one}`) })))

test('a circle found leads from the item back to it; none is found where following leads nowhere back', () => {
  fc.assert(
    fc.property(graphs, (items) => {
      const needs = new Map(items.map((item) => [item.key, item.dependsOn]))
      const reach = new Set(needs.get('i0'))
      for (const key of reach) for (const next of needs.get(key) ?? []) reach.add(next)
      const circle = dependenceCircle(items, 'i0')
      expect(circle !== null).toBe(reach.has('i0'))
      for (const [index, key] of (circle ?? []).entries()) expect(needs.get(key)).toContain(circle?.[index + 1] ?? 'i0')
    }),
  )
})

describe('a draft', () => {
  const keys = (content: { readonly items: readonly TemplateItem[] }) => content.items.map((item) => item.key)
  const put = (item: TemplateItem, after: string | null) => {
    const done = putItem(contentOf(anItem('a'), anItem('b'), anItem('t', { areaKey: 'technology' })), item, after)
    return done.ok ? keys(done.value) : done.refusal
  }

  test('puts an item first, after another, or last when the other is gone, always among its own area', () => {
    expect(put(anItem('x'), null)).toEqual(['x', 'a', 'b', 't'])
    expect(put(anItem('x'), 'a')).toEqual(['a', 'x', 'b', 't'])
    expect(put(anItem('x'), 'gone')).toEqual(['a', 'b', 'x', 't'])
    expect(put(anItem('a', { areaKey: 'technology' }), 't')).toEqual(['b', 't', 'a'])
    expect(put(anItem('a', { areaKey: 'technology' }), null)).toEqual(['b', 'a', 't'])
  })

  test('has an end', () => {
    const full = contentOf(...Array.from({ length: MOST_ITEMS }, (_, index) => anItem(`i${index}`)))
    expect(putItem(full, anItem('one-more'), null)).toEqual({
      ok: false,
      refusal: { code: 'too-many-items', most: MOST_ITEMS },
    })
    expect(putItem(full, anItem('i3'), null).ok).toBe(true)
  })

  test('lets nobody wait for an item that is taken out', () => {
    const left = removeItem(contentOf(anItem('a'), anItem('b', { dependsOn: ['a'] })), 'a')
    expect(left.items).toMatchObject([{ key: 'b', dependsOn: [] }])
  })

  test('moves an area with its items, and keeps one that has any', () => {
    const content = contentOf(anItem('a'), anItem('t', { areaKey: 'technology' }))
    expect(keys(putArea(content, anArea('technology'), null))).toEqual(['t', 'a'])
    expect(removeArea(content, 'training')).toEqual({ ok: false, refusal: { code: 'area-not-empty', items: 1 } })
  })

  test.each([
    ['Utbildning för skolan', 'utbildning-for-skolan'],
    ['Å, ä & ö!', 'a-a-o'],
    ['🎉', 'punkt'],
    ['New', 'new-2'],
    ['Taken', 'taken-2'],
  ])('makes of the title %s the key %s', (title, key) => {
    expect(keyFor(title, new Set(['taken']))).toBe(key)
  })
})

describe('publishing', () => {
  test.each([
    ['a draft without items', contentOf(), 'no-items'],
    ['the same key twice', contentOf(anItem('a'), anItem('a')), 'keys-not-unique'],
    ['an area without items', contentOf(anItem('a')), 'areas-empty'],
    ['a faulty item', contentOf(anItem('a', { minimumDays: -1 })), 'items-faulty'],
  ])('refuses %s', (_, content, code) => {
    expect(checkPublishing(content)).toMatchObject({ ok: false, refusal: { code } })
  })

  test('takes a whole draft', () => {
    expect(checkPublishing(contentOf(anItem('a'), anItem('t', { areaKey: 'technology' }))).ok).toBe(true)
  })
})

describe('two versions', () => {
  test('differ by what is added, changed field by field, and removed', () => {
    const before = contentOf(anItem('a'), anItem('b', { dependsOn: ['a', 'c'] }), anItem('c'))
    const after = contentOf(
      anItem('d'),
      anItem('b', { dependsOn: ['c', 'a'] }),
      anItem('c', { critical: true, minimumDays: 9 }),
    )
    const told = difference(before, { ...after, areas: [anArea('training'), { ...anArea('support') }] })
    expect(told.added.map(({ key }) => key)).toEqual(['d'])
    expect(told.removed.map(({ key }) => key)).toEqual(['a'])
    expect(told.changed.map(({ after: { key }, fields }) => [key, fields])).toEqual([
      ['c', ['minimumDays', 'critical']],
    ])
    expect([told.areas.added, told.areas.removed].map((areas) => areas.map(({ key }) => key))).toEqual([
      ['support'],
      ['technology'],
    ])
  })

  test('are alike however the database orders what it keeps', () => {
    const stored = anItem('a', {
      dueRule: { side: 'before', duration: 'P3M', kind: 'lead' },
      title: { en: '', sv: 'Punkt a' },
    })
    expect(changedFields(anItem('a'), stored)).toEqual([])
    expect(isNoDifference(difference(contentOf(anItem('a')), contentOf(stored)))).toBe(true)
  })
})
