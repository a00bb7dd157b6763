import { sql } from 'drizzle-orm'
import type { Db } from '../database/index.ts'

export interface Allowance {
  /** What is counted: an address tried from somewhere, a network address. */
  readonly key: string
  readonly most: number
}

/** The window of a count, in minutes, from its first try. */
export const windowMinutes = 15

/**
 * Counts a try against each allowance, in one statement that processes can't slip past each other in. Returns false as soon
 * as one of them is used up; a try that is refused counts as well, so guessing on gains nothing.
 */
export async function withinAllowance(db: Db, allowances: readonly Allowance[], now: string): Promise<boolean> {
  const at = Temporal.Instant.from(now).epochMilliseconds
  const began = at - windowMinutes * 60_000
  const keys = [...allowances].sort((a, b) => (a.key < b.key ? -1 : 1))
  const counted = await db.execute<{ key: string; count: number }>(sql`
    insert into rate_limit as r (key, count, last_request)
    select key, 1, ${at}::bigint from unnest(${sql.param(keys.map((one) => one.key))}::text[]) as key
    on conflict (key) do update set
      count = case when r.last_request <= ${began}::bigint then 1 else r.count + 1 end,
      last_request = case when r.last_request <= ${began}::bigint then ${at}::bigint else r.last_request end
    returning key, count`)
  const counts = new Map(counted.rows.map((row) => [row.key, row.count]))
  return allowances.every((one) => (counts.get(one.key) ?? 1) <= one.most)
}

/** A success gives back what the tries before it took. */
export const forgetTries = (db: Db, key: string) => db.execute(sql`delete from rate_limit where key = ${key}`)
