import { sql } from 'drizzle-orm'
import {
  deliver,
  giveBack,
  markDoneBefore,
  type Plan,
  readPlan,
  saveSnapshots,
  start,
} from '#src/features/commitments/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { BenchPlan } from './plan.ts'

interface Row extends Record<string, unknown> {
  readonly id: Id<'receipt'>
  readonly commitmentId: Id<'commitment'>
  readonly partyId: Id<'party'>
  readonly wave: number
  readonly due: string | null
  readonly state: string
  readonly own: boolean
}

/** A delivered receipt that its receiver can accept: whose it is, and where. */
export interface Acceptable {
  readonly receiptId: Id<'receipt'>
  readonly commitmentId: Id<'commitment'>
  readonly version: number
  readonly partyId: Id<'party'>
}

/**
 * A plan under way: what was due more than two weeks ago is done, most of what is due soon has begun, some was returned. Then enough deliveries that wait
 * for their receivers' answers: `toAccept` of them.
 */
export async function makeProgress(tx: Tx, bench: BenchPlan, toAccept: number, deed: Deed): Promise<void> {
  const plan = await readPlan(tx, bench.id)
  const leaves = await readLeaves(tx, bench.id)
  const day = (days: number) => Temporal.PlainDate.from(deed.today).add({ days }).toString()
  const due = (row: Row, before: string) => row.due !== null && row.due < before
  const done = leaves.filter((row, at) => row.wave === 1 || (due(row, day(-14)) && at % 12 !== 0))
  await markDoneBefore(tx, plan, ids(done), null, deed)
  const open = leaves.filter((row) => !done.includes(row))
  await start(tx, plan, ids(open.filter((row, at) => due(row, day(60)) && at % 3 !== 0)), deed)
  const delivered = await deliverSome(
    tx,
    plan,
    open.filter(({ own }) => !own),
    toAccept,
    deed,
  )
  await giveBack(tx, plan, delivered.slice(0, Math.ceil(delivered.length / 40)), 'Uppgifter saknas', deed)
  await makeTrend(tx, bench, deed)
}

/** Everything that deeds are done on: single receipts and those of units. */
async function readLeaves(tx: Tx, programmeId: Id<'programme'>): Promise<Row[]> {
  const { rows } = await tx.execute<Row>(sql`
    select r.id, r.commitment_id as "commitmentId", o.party_id as "partyId", w.number as wave, r.due_on as due, r.state, c.owner_id = r.receiver_id as own
    from receipts r join commitments c on c.programme_id = r.programme_id and c.id = r.commitment_id
    join rollouts o on o.programme_id = r.programme_id and o.id = r.rollout_id join waves w on w.programme_id = o.programme_id and w.id = o.wave_id
    where r.programme_id = ${programmeId} and r.units = 0 order by r.due_on nulls last, r.commitment_id, r.id`)
  return rows
}

const ids = (rows: readonly Row[]): Id<'receipt'>[] => rows.map(({ id }) => id)

async function deliverSome(
  tx: Tx,
  plan: Plan,
  rows: readonly Row[],
  wanted: number,
  deed: Deed,
): Promise<Id<'receipt'>[]> {
  const delivered: Id<'receipt'>[] = []
  for (const [commitmentId, these] of Map.groupBy(rows, (row) => row.commitmentId)) {
    if (delivered.length >= wanted) break
    const only = ids(these)
    const outcome = await deliver(tx, plan, commitmentId, { label: '1.0', only }, deed)
    if (outcome.ok) delivered.push(...outcome.value.done)
  }
  return delivered
}

const days = 120

/** A snapshot a day of each rollout's halves: the past that trends are drawn from. */
async function makeTrend(tx: Tx, { id, rollouts }: BenchPlan, deed: Deed): Promise<void> {
  for (let back = days; back > 0; back--) {
    const on = Temporal.PlainDate.from(deed.today).subtract({ days: back }).toString()
    const rows = rollouts.flatMap(({ id: rolloutId }, at) =>
      (['deliveries', 'preparations'] as const).map((half) => ({
        ...{ rolloutId, half, on, applicable: 30, overdue: at % 3 },
        accepted: Math.floor(((days - back) / days) * 20),
        light: at % 3 === 0 ? ('green' as const) : ('yellow' as const),
      })),
    )
    await saveSnapshots(tx, id, rows)
  }
}

/** Deliveries that wait for an answer, wave by wave in turn, so that their areas differ. */
export async function readAcceptable(tx: Tx, programmeId: Id<'programme'>): Promise<Acceptable[]> {
  const { rows } = await tx.execute<Acceptable & Record<string, unknown>>(sql`
    select r.id as "receiptId", r.commitment_id as "commitmentId", r.version, o.party_id as "partyId"
    from receipts r join commitments c on c.programme_id = r.programme_id and c.id = r.commitment_id
    join rollouts o on o.programme_id = r.programme_id and o.id = r.rollout_id
    where r.programme_id = ${programmeId} and r.units = 0 and r.state = 'delivered' and c.owner_id <> r.receiver_id
    order by md5(r.id::text)`)
  return rows
}
