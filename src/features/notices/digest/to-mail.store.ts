import { sql } from 'drizzle-orm'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import type { HistoryParams } from '#src/platform/history/index.ts'
import type { Lang } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { NoticeKind } from '../notice.ts'
import { lastDigest } from './digest-time.ts'

/** A notice to be mailed, and to whom. */
export interface ToMail {
  readonly id: Id<'notice'>
  readonly personId: Id<'person'>
  readonly name: string
  readonly email: string
  readonly lang: Lang
  readonly kind: NoticeKind
  readonly code: string
  readonly params: HistoryParams
  readonly programmeName: string | null
  readonly href: string
}

/** Which notices: those that are mailed at once, or those of people who have waited for a daily mail since `until`. */
export type Which = { readonly way: 'at-once' } | { readonly way: 'daily'; readonly until: string }

const waiting = (which: Which) => sql`n.mail_way = ${which.way} and n.mailed_at is null and n.read_at is null
  ${which.way === 'daily' ? sql`and n.at <= ${which.until}::timestamptz` : sql``}`

/** Is there a mail to write: one that goes at once, or a daily one that should have gone already? */
export const lettersAreDue = async (db: Reader, now: string): Promise<boolean> =>
  (await isAwaited(db, { way: 'at-once' })) || (await isAwaited(db, { way: 'daily', until: lastDigest(now) }))

async function isAwaited(db: Reader, which: Which): Promise<boolean> {
  const { rows } = await db.execute(sql`select from notices n where ${waiting(which)} limit 1`)
  return rows.length > 0
}

/**
 * What so many people are to be mailed, oldest first, marked as mailed: the caller writes the mails in the same transaction. What is not mailed
 * after all is settled with it: what concerns a programme that the person is no longer in, and what belongs to a closed account. Empty when nobody
 * waits. It names the tables of people, forums and programmes in SQL (and imports none), as `findActor` does: who is in a programme is as `isIn` says.
 */
export async function takeToMail(
  tx: Tx,
  which: Which,
  { most, now, today }: { readonly most: number; readonly now: string; readonly today: string },
): Promise<{ readonly people: number; readonly toMail: ToMail[] }> {
  const { rows } = await tx.execute<ToMail & { told: boolean } & Record<string, unknown>>(sql`
    with awaiting as materialized (
      select distinct n.person_id from notices n where ${waiting(which)} order by n.person_id limit ${most}
    ), held as materialized (
      select h.person_id, f.programme_id, o.organisation_id, s.forum_id
      from awaiting a join holdings h on h.person_id = a.person_id and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date)
      join functions f on f.id = h.function_id and (f.ended_on is null or f.ended_on > ${today}::date)
      join parties o on o.id = f.party_id left join seats s on s.id = f.id
    ), within as materialized (
      select person_id, programme_id from held where programme_id is not null
      union select h.person_id, fp.programme_id from held h join forum_programmes fp on fp.forum_id = h.forum_id
      union select h.person_id, r.programme_id
        from held h join parties q on q.organisation_id = h.organisation_id join participants r on r.party_id = q.id
        where h.programme_id is null and h.forum_id is null
    ), taken as (
      select n.id, p.closed_at is null and (n.programme_id is null or exists (
          select from within w where w.person_id = n.person_id and w.programme_id = n.programme_id)) as told
      from awaiting a join people p on p.id = a.person_id
      join notices n on n.person_id = a.person_id and n.mail_way = ${which.way} and n.mailed_at is null and n.read_at is null
    ), settled as (
      update notices n set mailed_at = case when t.told then ${now}::timestamptz end, mail_way = case when t.told then n.mail_way else 'none' end
      from taken t where n.id = t.id and n.mail_way = ${which.way} and n.mailed_at is null and n.read_at is null
      returning n.*, t.told
    )
    select n.id, n.person_id as "personId", p.name, p.email, p.lang, n.kind, n.code, n.params, g.name as "programmeName", n.href, n.told
    from settled n join people p on p.id = n.person_id left join programmes g on g.id = n.programme_id
    order by n.person_id, n.at, n.id`)
  return {
    people: new Set(rows.map(({ personId }) => personId)).size,
    toMail: rows.filter(({ told }) => told),
  }
}
