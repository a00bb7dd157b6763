import { sql } from 'drizzle-orm'
import { orNotFound } from '#src/platform/access/index.ts'
import type { QuietPeriod, WorkCalendar } from '#src/platform/calendar/working-days.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'

/** What the rules need to know of the programme. `ProgrammeFacts` is one. */
export interface Plan {
  readonly id: Id<'programme'>
  readonly leadPartyId: Id<'party'>
  readonly calendar: WorkCalendar
  readonly reviewDays: number
  readonly consentDays: number
}

/** The programme as it stands in this transaction (its quiet periods may just have changed). */
export async function readPlan(db: Reader, id: Id<'programme'>): Promise<Plan> {
  const { rows } = await db.execute<Omit<Plan, 'calendar'> & { quiet: QuietPeriod[] } & Record<string, unknown>>(sql`
    select id, lead_party_id as "leadPartyId", review_days as "reviewDays", consent_days as "consentDays",
      coalesce((select json_agg(json_build_object('from', q."from", 'to', q."to") order by q."from")
        from quiet_periods q where q.programme_id = p.id), '[]') as quiet
    from programmes p where id = ${id}`)
  const { quiet, ...plan } = orNotFound(rows[0])
  return { ...plan, calendar: { quietPeriods: quiet } }
}

/**
 * Whoever changes receipts of a programme does so alone, until the transaction ends. One receipt moves others (what waits for
 * it, the roll-ups of its area), in an order that differs from deed to deed: with a lock for each row two deeds could wait for
 * each other, and a roll-up counted from what the other has not committed yet would stay wrong. A deed takes a few milliseconds,
 * and readers never wait.
 */
export async function lockPlan(tx: Tx, programmeId: Id<'programme'>): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${programmeId}, 0))`)
}
