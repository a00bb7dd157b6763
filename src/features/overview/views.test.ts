import { expect, test } from 'vitest'
import type { AreaRollUp, OpenEntry } from '#src/features/commitments/index.ts'
import type { RolloutRow } from '#src/features/programmes/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Id } from '#src/platform/ids.ts'
import { type BrokenReceipt, breachesByCause, breachesOf } from './breaches.ts'
import { daysLeft, matrixOf, wholeMatrix } from './matrix.ts'
import { countUrgent, urgencyOf } from './my-page.ts'
import { countLive, nextWave } from './programme-overview.ts'
import { foldAlike } from './timeline-rows.ts'

const today = '2026-11-22' as IsoDate
const day = (iso: string) => iso as IsoDate

/** A rollout in wave 1, going live on 1 February 2027, unless said otherwise. */
function rollout(name: string, over: Partial<RolloutRow> & { decidedOn?: string | null; actualOn?: string } = {}) {
  const { decidedOn = '2027-02-01', actualOn = null, ...rest } = over
  const goLive = {
    id: `${name} go-live`,
    scope: '',
    isMain: true,
    originalOn: decidedOn,
    decidedOn,
    forecastOn: null,
    forecastReason: '',
    actualOn,
    version: 1,
  }
  const row = {
    id: name,
    partyId: name,
    partyName: name,
    organisationId: name,
    waveId: 'one',
    waveNumber: 1,
    waveName: 'Etapp 1',
    isTemplate: false,
    state: 'preparing',
    comment: '',
    commentAt: null,
    commentByName: null,
    guideDoneAt: null,
    units: 0,
    version: 1,
    goLives: [goLive],
  }
  return { ...row, ...rest } as unknown as RolloutRow
}

const open = (over: Partial<OpenEntry> = {}): OpenEntry => ({
  due: day('2026-11-01'),
  excusedAfter: null,
  breachAfter: null,
  weight: 1,
  critical: true,
  notStarted: true,
  forecastLate: false,
  ...over,
})

const rollUp = (
  rolloutId: string,
  areaKey: string,
  half: AreaRollUp['half'],
  over: Partial<AreaRollUp> = {},
): AreaRollUp => ({
  rolloutId: rolloutId as Id<'rollout'>,
  areaKey,
  half,
  applicable: 4,
  accepted: 1,
  total: 4,
  firstDue: day('2026-10-01'),
  returnedCritical: 0,
  open: [],
  ...over,
})

const material = (rollouts: readonly RolloutRow[], rollUps: readonly AreaRollUp[]) => ({
  rollouts,
  areas: [{ key: 'technology' }, { key: 'training' }],
  rollUps,
  members: null,
  today,
})

test('the matrix keeps the halves apart, leaves templates and the withdrawn out, and shows no cell where there is nothing', () => {
  const rollouts = [rollout('Hjo'), rollout('Mall', { isTemplate: true }), rollout('Vara', { state: 'withdrawn' })]
  const rollUps = [
    rollUp('Hjo', 'technology', 'deliveries', { open: [open()] }),
    rollUp('Hjo', 'technology', 'preparations'),
    rollUp('Mall', 'training', 'deliveries'),
  ]
  const { parts, totals, shown } = matrixOf(material(rollouts, rollUps), wholeMatrix)
  const [line] = parts[0]?.lines ?? []
  expect([shown, line?.cells[0]?.deliveries.light, line?.cells[0]?.preparations.light, line?.cells[1]]).toEqual([
    1,
    'red',
    'green',
    null,
  ])
  expect(totals.map(({ deliveries }) => deliveries.share)).toEqual([0.25, null])
})

test('the matrix is narrowed and ordered as asked', () => {
  const rollouts = [
    rollout('Åmål'),
    rollout('Alvesta', { decidedOn: null }),
    rollout('Hjo', { decidedOn: '2026-12-01', waveId: 'two' as Id<'wave'> }),
  ]
  const rollUps = [
    rollUp('Åmål', 'technology', 'deliveries', { open: [open()] }),
    rollUp('Hjo', 'training', 'preparations', { returnedCritical: 1 }),
  ]
  const names = (wish: Partial<typeof wholeMatrix>) =>
    matrixOf(material(rollouts, rollUps), { ...wholeMatrix, ...wish }).parts.map(({ lines }) =>
      lines.map((line) => line.rollout.partyName),
    )
  expect(names({})).toEqual([['Åmål', 'Alvesta'], ['Hjo']])
  expect(names({ sort: 'name' })).toEqual([['Alvesta', 'Hjo', 'Åmål']])
  expect(names({ sort: 'days' })).toEqual([['Hjo', 'Åmål', 'Alvesta']])
  expect(names({ sort: 'worst' })).toEqual([['Åmål', 'Hjo', 'Alvesta']])
  expect(names({ light: 'red' })).toEqual([['Åmål']])
  expect(names({ light: 'red', half: 'preparations' })).toEqual([])
  expect(names({ wave: 'two' as Id<'wave'> })).toEqual([['Hjo']])
})

test('days left count to the next go-live that has not happened', () => {
  expect(daysLeft(rollout('Hjo'), today)).toBe(71)
  expect(daysLeft(rollout('Hjo', { decidedOn: '2026-11-20' }), today)).toBe(-2)
  expect(daysLeft(rollout('Hjo', { actualOn: '2026-11-20' }), today)).toBeNull()
})

test('the next wave is the one that goes live first, and says whose the lateness is', () => {
  const rollouts = [
    rollout('Skara', { state: 'live', actualOn: '2026-09-14' }),
    rollout('Hjo', { waveId: 'two' as Id<'wave'>, waveName: 'Etapp 2' }),
  ]
  const line = { rolloutId: 'Hjo' as Id<'rollout'>, half: 'deliveries', applicable: 3, accepted: 1 } as const
  const owners = [
    { ...line, ownerId: 'it' as Id<'party'>, ownerName: 'Göliska IT', late: 1 },
    { ...line, ownerId: 'lead' as Id<'party'>, ownerName: 'Programmet', late: 2 },
    { ...line, rolloutId: 'Skara' as Id<'rollout'>, ownerId: 'lead' as Id<'party'>, ownerName: 'Programmet', late: 9 },
  ]
  const next = nextWave(rollouts, [], owners, today)
  expect(next).toMatchObject({
    name: 'Etapp 2',
    goLive: '2027-02-01',
    deliveries: { applicable: 6, accepted: 2, late: 3 },
  })
  expect(next?.deliveries.lateBy.map(({ ownerName, late }) => [ownerName, late])).toEqual([
    ['Programmet', 2],
    ['Göliska IT', 1],
  ])
  expect(countLive(rollouts)).toEqual({ live: 1, all: 2 })
})

const broken = (over: Partial<BrokenReceipt> = {}): BrokenReceipt =>
  ({
    rolloutId: 'Hjo',
    waveId: 'one',
    commitmentId: 'list',
    title: { sv: 'Utrustningslista', en: 'Equipment list' },
    receiver: 'Hjo',
    ownerId: 'lead',
    ownerName: 'Programmet',
    brokenById: 'lead',
    brokenByName: 'Programmet',
    areaKey: 'technology',
    state: 'not-started',
    rule: { kind: 'lead', duration: 'P3M', side: 'before' },
    nominal: '2026-11-01',
    due: '2026-10-30',
    forecast: null,
    deliveredOn: null,
    goLive: '2027-02-01',
    brokenByDecisionOn: null,
    promisedBefore: null,
    excusedAfter: null,
    waitsForOwners: [],
    ...over,
  }) as BrokenReceipt

test('a broken lead time counts against the late owner, what it waits for, or the decision that moved go-live nearer', () => {
  const moved = { brokenByDecisionOn: day('2026-11-10'), promisedBefore: day('2027-03-01') }
  const waiting = { excusedAfter: day('2026-10-01'), waitsForOwners: ['Systemleverantören'] }
  const counted = breachesOf(
    [
      broken(),
      broken({ rolloutId: 'Skara' as Id<'rollout'> }),
      broken(waiting),
      broken(moved),
      broken({ forecast: null, nominal: day('2026-12-01'), due: day('2026-12-01') }),
    ],
    today,
  )
  expect(
    breachesByCause(counted).map(({ cause, party, count, receivers }) => [cause, party, count, receivers]),
  ).toEqual([
    ['owner', 'Programmet', 2, 2],
    ['prerequisite', 'Systemleverantören', 1, 1],
    ['decision', null, 1, 1],
  ])
  expect(counted[0]).toMatchObject({ leftDays: 71, shortDays: 21 })
})

test('urgent is what is late or due within fourteen days', () => {
  const by = ['2026-11-21', '2026-11-22', '2026-11-29', '2026-11-30', '2026-12-06', '2026-12-07', null].map((one) => ({
    by: one as IsoDate | null,
    late: one === '2026-11-21',
  }))
  expect(by.map((one) => urgencyOf(one, today))).toEqual([
    'late',
    'this-week',
    'this-week',
    'later',
    'later',
    'later',
    'later',
  ])
  expect(countUrgent(by, today)).toBe(5)
})

test('what was delivered in time and came back is asked for now, but late for nobody', () => {
  expect(urgencyOf({ by: '2026-10-30' as IsoDate, late: false }, today)).toBe('this-week')
})

test('rollouts with the same dates share a row of the timeline', () => {
  const row = (name: string, decided: string) => ({ name, decided, href: `/${name}` })
  const words = { some: (first: string, more: number) => `${first} +${more}`, all: (count: number) => `Alla ${count}` }
  const folded = foldAlike(
    [
      { name: 'Etapp 1', rows: [row('Hjo', '1'), row('Vara', '1')] },
      { name: 'Etapp 2', rows: [row('Skara', '1'), row('Tibro', '2'), row('Essunga', '2')] },
    ],
    words,
  )
  expect(folded.map(({ rows }) => rows.map(({ name }) => name))).toEqual([['Alla 2'], ['Skara', 'Tibro +1']])
})
