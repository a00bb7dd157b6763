import { sql } from 'drizzle-orm'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed, HistoryParams } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { type NoticeKind, usualWay } from './notice.ts'

export interface NewNotice {
  readonly kind: NoticeKind
  /** `risk.lifted`: the message that tells it is `notice.<code>`, in the messages of the slice that tells. */
  readonly code: string
  readonly params?: HistoryParams
  readonly programmeId: Id<'programme'> | null
  /** The page it leads to: a path within the product. */
  readonly href: string
  /** What makes it the same notice: told twice with the same key, a person has it once. */
  readonly once: string
}

/** Who is told: those who hold the functions (or seats) today, and people by name. */
export interface Recipients {
  readonly functionIds?: readonly Id<'function'>[]
  readonly personIds?: readonly Id<'person'>[]
}

export const personTopic = (id: Id<'person'>): string => `person:${id}`

/** Those who write mails from notices listen here. */
export const noticesToMail = 'mail'

/**
 * Tells people something, in the transaction of what happened: what is rolled back was never told. Each person once, whatever functions
 * they hold; never the one who did it. How it is mailed is what each has chosen now; the mail itself is written afterwards, elsewhere.
 */
export async function notify(tx: Tx, notice: NewNotice, to: Recipients, by: Deed): Promise<void> {
  const functionIds = sql.param([...(to.functionIds ?? [])])
  const personIds = sql.param([...(to.personIds ?? [])])
  const { rows } = await tx.execute<{ personId: Id<'person'>; way: string }>(sql`
    insert into notices (person_id, kind, code, params, programme_id, href, once, at, mail_way)
    select p.id, ${notice.kind}, ${notice.code}, ${JSON.stringify(notice.params ?? {})}::jsonb, ${notice.programmeId}::uuid, ${notice.href}, ${notice.once}, ${by.at}::timestamptz,
      coalesce((select c.way from notice_choices c where c.person_id = p.id and c.kind = ${notice.kind}), ${usualWay[notice.kind]})
    from people p
    where p.closed_at is null and p.id is distinct from ${by.personId}::uuid and (p.id = any(${personIds}::uuid[]) or exists (
      select from holdings h where h.function_id = any(${functionIds}::uuid[]) and h.person_id = p.id
        and h.valid_from <= ${by.today}::date and (h.valid_to is null or h.valid_to >= ${by.today}::date)))
    on conflict (person_id, once) do nothing
    returning person_id as "personId", mail_way as way`)
  announce(tx, ...rows.map(({ personId }) => personTopic(personId)))
  if (rows.some(({ way }) => way === 'at-once'))
    await tx.execute(sql`select pg_notify('samtakt', ${`${noticesToMail}@0`})`)
}
