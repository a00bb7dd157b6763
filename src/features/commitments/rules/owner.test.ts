import { expect, test } from 'vitest'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Id } from '#src/platform/ids.ts'
import { changeOwner, hasBrokenIt, type NewOwner, type OwnedItem } from './owner.ts'

const party = (name: string) => name as Id<'party'>
const item = (over: Partial<OwnedItem> = {}): OwnedItem => ({
  ownerId: party('region'),
  withdrawn: false,
  visibility: 'programme',
  organisationId: party('region'),
  states: ['not-started', 'accepted'],
  ...over,
})
const supplier: NewOwner = { id: party('supplier'), organisationId: party('supplier'), standing: 'supplier' }
const hjo: NewOwner = { id: party('hjo'), organisationId: party('hjo'), standing: 'insider' }

test.each<[string, Partial<OwnedItem>, NewOwner, string | null]>([
  ['what is still to come', {}, supplier, null],
  ['what was returned or is under review', { states: ['returned', 'delivered'] }, supplier, null],
  ['what concerns no receiver yet', { states: [] }, supplier, null],
  ['what was taken out of the plan', { withdrawn: true }, supplier, 'withdrawn'],
  ['what it owes already', { ownerId: supplier.id }, supplier, 'same-owner'],
  ['what every receiver has accepted', { states: ['accepted'] }, supplier, 'accepted-everywhere'],
  ['what the rest need not', { states: ['accepted', 'not-applicable'] }, supplier, 'accepted-everywhere'],
  ['what another keeps to itself', { visibility: 'own' }, hjo, 'owner-may-not-see'],
  ['its own, kept to itself', { visibility: 'own', organisationId: hjo.organisationId }, hjo, null],
  ['what is kept from suppliers', { visibility: 'all-but-suppliers' }, supplier, 'owner-may-not-see'],
  ['what is kept from suppliers only', { visibility: 'all-but-suppliers' }, hjo, null],
])('another takes over %s, or is told why not', (_, over, to, refused) => {
  const outcome = changeOwner(item(over), to)
  expect(outcome.ok ? null : outcome.refusal.code).toBe(refused)
})

const day = (text: string) => text as IsoDate
const today = day('2026-11-22')
const delivery = (over: Partial<Parameters<typeof hasBrokenIt>[0]> = {}): Parameters<typeof hasBrokenIt>[0] => ({
  state: 'not-started',
  rule: { kind: 'lead', duration: 'P3M', side: 'before' } as never,
  goLive: day('2027-02-01'),
  promisedBy: day('2026-11-01'),
  due: day('2026-10-30'),
  forecast: null,
  deliveredOn: null,
  waitsForLate: false,
  movedNearer: null,
  beforeSamtakt: false,
  ...over,
})

test.each<[string, Partial<Parameters<typeof hasBrokenIt>[0]>, boolean]>([
  ['the promised day has passed', {}, true],
  ['it came after the promised day', { deliveredOn: day('2026-11-10'), state: 'delivered' }, true],
  ['it came in time', { deliveredOn: day('2026-10-20'), state: 'delivered' }, false],
  ['only its forecast says too late', { promisedBy: day('2026-12-01'), forecast: day('2027-01-15') }, false],
  ['it waited for something late', { waitsForLate: true }, false],
  [
    'a decision moved go-live nearer',
    { movedNearer: { decidedOn: day('2026-11-10'), promisedBefore: day('2027-03-01') } },
    false,
  ],
  ['nobody was promised it', { promisedBy: null }, false],
  ['it was done before Samtakt', { beforeSamtakt: true }, false],
])('the old owner answers for a broken lead time when %s: %s', (_, over, expected) => {
  expect(hasBrokenIt(delivery(over), today)).toBe(expected)
})
