import { sql } from 'drizzle-orm'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { CommitmentScope } from '../commitment.ts'
import { isOutstanding } from '../rules/lateness.ts'
import type { ReceiptState } from '../rules/receipt.ts'
import type { Prerequisite, Plan as Waiting } from '../rules/waiting.ts'
import type { CellRow } from './cell-row.ts'
import { keyOf, type SummedRow } from './cell-row.ts'

/** What some receipts wait for, directly and through others. Its ids are `commitment/rollout`. */
export interface WaitingChain {
  readonly plan: Waiting
  needsOf(row: Pick<CellRow, 'commitmentId' | 'rolloutId'>): readonly string[]
  /** The day it last came, if it has. */
  deliveredOn(id: string): IsoDate | null
}

const nothing: WaitingChain = { plan: new Map(), needsOf: () => [], deliveredOn: () => null }

interface LinkRow {
  readonly commitmentId: Id<'commitment'>
  readonly dependsOnId: Id<'commitment'>
}

interface NeededRow {
  readonly commitmentId: Id<'commitment'>
  readonly rolloutId: Id<'rollout'>
  readonly scope: CommitmentScope
  readonly state: ReceiptState
  readonly due: IsoDate | null
  readonly forecast: IsoDate | null
  readonly deliveredOn: IsoDate | null
}

/**
 * Reads the chain. What one rollout waits for is its own receipt of the needed commitment; where it has none, a commitment of
 * another single rollout is waited for there, and one meant for others (a wave it is not in) holds it up not at all.
 */
export async function readWaiting(
  db: Reader,
  programmeId: Id<'programme'>,
  rows: readonly CellRow[],
  fresh: ReadonlyMap<string, SummedRow>,
): Promise<WaitingChain> {
  const waiting = [...new Set(rows.filter((row) => row.needs).map((row) => row.commitmentId))]
  if (waiting.length === 0) return nothing
  const rollouts = [...new Set(rows.map((row) => row.rolloutId))]
  const { rows: links } = await db.execute<LinkRow & Record<string, unknown>>(sql`
    with recursive chain(commitment_id, depends_on_id) as (
      select commitment_id, depends_on_id from commitment_dependencies
      where programme_id = ${programmeId} and commitment_id = any(${sql.param(waiting)}::uuid[])
      union
      select d.commitment_id, d.depends_on_id from commitment_dependencies d join chain on d.commitment_id = chain.depends_on_id
      where d.programme_id = ${programmeId}
    ) select commitment_id as "commitmentId", depends_on_id as "dependsOnId" from chain`)
  const ids = [...new Set(links.map((link) => link.dependsOnId))]
  const { rows: needed } = await db.execute<NeededRow & Record<string, unknown>>(sql`
    select r.commitment_id as "commitmentId", r.rollout_id as "rolloutId", c.scope, r.state, r.due_on as due, c.forecast_on as forecast,
      r.delivered_on as "deliveredOn"
    from receipts r join commitments c on c.programme_id = r.programme_id and c.id = r.commitment_id
    where r.programme_id = ${programmeId} and r.commitment_id = any(${sql.param(ids)}::uuid[]) and r.unit_id is null and c.withdrawn_at is null
      and (r.rollout_id = any(${sql.param(rollouts)}::uuid[]) or c.scope in ('rollout', 'unit'))`)
  return chainOf(links, needed, fresh)
}

export function chainOf(
  links: readonly LinkRow[],
  needed: readonly NeededRow[],
  fresh: ReadonlyMap<string, Pick<SummedRow, 'state' | 'due' | 'deliveredOn'>>,
): WaitingChain {
  const dependsOn = Map.groupBy(links, (link) => link.commitmentId)
  const rowOf = new Map(needed.map((row) => [keyOf(row), { ...row, ...fresh.get(keyOf(row)) }]))
  const alone = new Map(
    needed.filter(({ scope }) => scope === 'rollout' || scope === 'unit').map((row) => [row.commitmentId, keyOf(row)]),
  )
  const needsOf = (row: { readonly commitmentId: Id<'commitment'>; readonly rolloutId: Id<'rollout'> }): string[] =>
    (dependsOn.get(row.commitmentId) ?? []).flatMap(({ dependsOnId }) => {
      const here = `${dependsOnId}/${row.rolloutId}`
      const there = rowOf.has(here) ? here : alone.get(dependsOnId)
      return there ? [there] : []
    })
  const plan = new Map<string, Prerequisite>()
  for (const [id, row] of rowOf)
    plan.set(id, { id, state: row.state, due: row.due, forecast: row.forecast, needs: needsOf(row) })
  return {
    plan,
    needsOf,
    deliveredOn: (id) => {
      const row = rowOf.get(id)
      return row && !isOutstanding(row.state) ? row.deliveredOn : null
    },
  }
}
