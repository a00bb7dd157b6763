import { and, eq, isNotNull, isNull, lt, lte, type SQL, sql } from 'drizzle-orm'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import type { HistoryParams } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { notices } from './notice.tables.ts'
import type { NoticeKind } from './notice.ts'
import { personTopic } from './notify.store.ts'

export interface ListedNotice {
  readonly id: Id<'notice'>
  readonly kind: NoticeKind
  readonly code: string
  readonly params: HistoryParams
  readonly programmeId: Id<'programme'> | null
  readonly programmeName: string | null
  readonly at: string
  /** The day that was, in Sweden. */
  readonly on: string
  readonly isRead: boolean
}

/** What of one's notices is asked for; `kind` null: all kinds. */
export interface NoticeWish {
  readonly kind: NoticeKind | null
  readonly unread: boolean
}

const asked = (personId: Id<'person'>, { kind, unread }: NoticeWish): SQL =>
  sql`n.person_id = ${personId} ${kind ? sql`and n.kind = ${kind}` : sql``} ${unread ? sql`and n.read_at is null` : sql``}`

/** A person's own notices, newest first. The programme's name is read in SQL: programmes lie above notices. */
export async function listNotices(
  db: Reader,
  personId: Id<'person'>,
  wish: NoticeWish,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<ListedNotice[]> {
  const { rows } = await db.execute<ListedNotice & Record<string, unknown>>(sql`
    select n.id, n.kind, n.code, n.params, n.programme_id as "programmeId", p.name as "programmeName", n.at,
      (n.at at time zone 'Europe/Stockholm')::date::text as "on", n.read_at is not null as "isRead"
    from (select * from notices n where ${asked(personId, wish)} order by n.at desc, n.id desc limit ${limit} offset ${offset}) n
    left join programmes p on p.id = n.programme_id
    order by n.at desc, n.id desc`)
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }))
}

/** How many there are, counted no further than `most`. */
export async function countNotices(
  db: Reader,
  personId: Id<'person'>,
  wish: NoticeWish,
  most: number,
): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from (select from notices n where ${asked(personId, wish)} limit ${most}) counted`)
  return rows[0]?.count ?? 0
}

/** Marks one of a person's own notices as read. @returns where it leads, or null when it is not theirs. */
export async function readNotice(
  tx: Tx,
  personId: Id<'person'>,
  id: Id<'notice'>,
  now: string,
): Promise<{ readonly href: string; readonly programmeId: Id<'programme'> | null } | null> {
  const [found] = await tx
    .update(notices)
    .set({ readAt: sql`coalesce(${notices.readAt}, ${now}::timestamptz)` })
    .where(and(eq(notices.id, id), eq(notices.personId, personId)))
    .returning({ href: notices.href, programmeId: notices.programmeId })
  if (found) announce(tx, personTopic(personId))
  return found ?? null
}

/** Marks as read what a person had been told, of a kind or of all, when the list was shown (`until`): what has come since stays unread. */
export async function readAll(
  tx: Tx,
  personId: Id<'person'>,
  { kind, until }: { readonly kind: NoticeKind | null; readonly until: string },
  now: string,
): Promise<void> {
  await tx
    .update(notices)
    .set({ readAt: now })
    .where(
      and(
        eq(notices.personId, personId),
        isNull(notices.readAt),
        lte(notices.at, until),
        kind ? eq(notices.kind, kind) : undefined,
      ),
    )
  announce(tx, personTopic(personId))
}

/** What was read and is older than `before` is cleared away; history has what happened. */
export const clearOldNotices = (db: Reader, before: string) =>
  db.delete(notices).where(and(lt(notices.at, before), isNotNull(notices.readAt)))
