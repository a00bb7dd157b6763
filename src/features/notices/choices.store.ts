import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { noticeChoices, notices } from './notice.tables.ts'
import { type MailWay, type NoticeKind, usualWay } from './notice.ts'

export type Choices = Readonly<Record<NoticeKind, MailWay>>

/** How a person wants each kind mailed: as they have chosen, else the usual way. */
export async function readChoices(db: Reader, personId: Id<'person'>): Promise<Choices> {
  const chosen = await db
    .select({ kind: noticeChoices.kind, way: noticeChoices.way })
    .from(noticeChoices)
    .where(eq(noticeChoices.personId, personId))
  return { ...usualWay, ...Object.fromEntries(chosen.map(({ kind, way }) => [kind, way])) }
}

/** Writes a person's choices. What waits to be mailed of a kind that is now not mailed at all is not mailed either. */
export async function saveChoices(tx: Tx, personId: Id<'person'>, choices: Partial<Choices>): Promise<void> {
  const rows = Object.entries(choices).map(([kind, way]) => ({ personId, kind: kind as NoticeKind, way }))
  if (rows.length === 0) return
  await tx
    .insert(noticeChoices)
    .values(rows)
    .onConflictDoUpdate({ target: [noticeChoices.personId, noticeChoices.kind], set: { way: sql`excluded.way` } })
  const stopped = rows.filter(({ way }) => way === 'none').map(({ kind }) => kind)
  await tx
    .update(notices)
    .set({ mailWay: 'none' })
    .where(
      and(
        eq(notices.personId, personId),
        isNull(notices.mailedAt),
        sql`${notices.mailWay} <> 'none' and ${notices.kind} = any(${sql.param(stopped)}::text[])`,
      ),
    )
}
