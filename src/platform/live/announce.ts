import { sql } from 'drizzle-orm'
import type { Reader, Tx } from '../database/index.ts'

const pending = new WeakMap<Tx, Set<string>>()

/** Says that what `topic` (`programme:<id>`, `rollout:<id>` …) shows will have changed when the transaction commits. */
export function announce(tx: Tx, ...names: string[]): void {
  let set = pending.get(tx)
  if (!set) {
    set = new Set()
    pending.set(tx, set)
  }
  for (const name of names) set.add(name)
}

/**
 * Last statement of a transaction: counts the versions up and notifies listeners on commit. Last, because each row
 * counted up is locked until the commit; in one order, so that two transactions can't wait for each other.
 */
export async function publishAnnounced(tx: Tx): Promise<void> {
  const names = [...(pending.get(tx) ?? [])].sort()
  if (names.length === 0) return
  await tx.execute(sql`
    with counted as (
      insert into topics (topic, version)
      select name, 1 from unnest(${sql.param(names)}::text[]) as name order by name
      on conflict (topic) do update set version = topics.version + 1
      returning topic, version
    )
    select pg_notify('samtakt', topic || '@' || version) from counted`)
}

export async function topicVersions(db: Reader, names: readonly string[]): Promise<Map<string, number>> {
  const found = await db.execute<{ topic: string; version: number }>(
    sql`select topic, version from topics where topic = any(${sql.param([...names])}::text[])`,
  )
  const versions = new Map(names.map((name) => [name, 0]))
  for (const row of found.rows) versions.set(row.topic, row.version)
  return versions
}
