import { sql } from 'drizzle-orm'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed, HistoryParams } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { wakeMail } from '#src/platform/mail/index.ts'
import { type MailWay, mostTold, type NoticeKind, usualWay } from './notice.ts'

/** Who is told: those who hold the functions (or seats) today, and people by name. */
export interface Recipients {
  readonly functionIds?: readonly Id<'function'>[]
  readonly personIds?: readonly Id<'person'>[]
}

interface About {
  readonly kind: NoticeKind
  /** `risk.lifted`: the message that tells it is `notice.<code>`, in the messages of the slice that tells. */
  readonly code: string
  readonly programmeId: Id<'programme'> | null
}

interface OneOfMany {
  readonly params?: HistoryParams
  /** The page it leads to: a path within the product. */
  readonly href: string
  /** What makes it the same notice: told twice with the same key, a person has it once. */
  readonly once: string
}

export type NewNotice = About & OneOfMany

/** The same thing told of many: of each, who is told. */
export interface NewNotices extends About {
  readonly each: readonly (OneOfMany & { readonly to: Recipients })[]
  /** What is told instead to one who would get more than {@link mostTold} of them: its message has their number as `{count}`. */
  readonly collected: OneOfMany & { readonly code: string }
}

export const personTopic = (id: Id<'person'>): string => `person:${id}`

/**
 * Tells people something, in the transaction of what happened: what is rolled back was never told. Each person once, whatever functions
 * they hold; never the one who did it, and nobody of a quiet deed. How it is mailed is what each has chosen now; the mail itself is
 * written afterwards, elsewhere.
 */
export const notify = (tx: Tx, notice: NewNotice, to: Recipients, by: Deed): Promise<void> =>
  notifyMany(tx, { ...notice, each: [{ ...notice, to }], collected: notice }, by)

/** Tells people of many things in one statement, however many: see {@link notify}. */
export async function notifyMany(tx: Tx, notices: NewNotices, by: Deed): Promise<void> {
  const { kind, programmeId, each, collected } = notices
  if (by.quiet || each.length === 0) return
  const things = each.map(({ params = {}, href, once }, nr) => ({ nr, params, href, once }))
  const functions = each.flatMap(({ to }, nr) => (to.functionIds ?? []).map((id) => ({ nr, id })))
  const people = each.flatMap(({ to }, nr) => (to.personIds ?? []).map((id) => ({ nr, id })))
  const { rows } = await tx.execute<{ personId: Id<'person'>; way: MailWay }>(sql`
    with things as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(things)}::jsonb) as o(nr int, params jsonb, href text, once text)
    ), reached as (
      select t.nr, h.person_id from jsonb_to_recordset(${JSON.stringify(functions)}::jsonb) as t(nr int, id uuid)
      join functions f on f.id = t.id and (f.ended_on is null or f.ended_on > ${by.today}::date)
      join holdings h on h.function_id = f.id and h.valid_from <= ${by.today}::date and (h.valid_to is null or h.valid_to >= ${by.today}::date)
      union
      select t.nr, t.id from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as t(nr int, id uuid)
    ), told as (
      select r.nr, p.id, coalesce(c.way, ${usualWay[kind]}) as way, count(*) over (partition by p.id) as many
      from reached r join people p on p.id = r.person_id and p.closed_at is null and p.id is distinct from ${by.personId}::uuid
      left join notice_choices c on c.person_id = p.id and c.kind = ${kind}
    ), written as (
      insert into notices (person_id, kind, code, params, programme_id, href, once, at, mail_way)
      select t.id, ${kind}::text, ${notices.code}::text, o.params, ${programmeId}::uuid, o.href, o.once, ${by.at}::timestamptz, t.way
      from told t join things o on o.nr = t.nr where t.many <= ${mostTold}
      union all
      select id, ${kind}, ${collected.code}, ${JSON.stringify(collected.params ?? {})}::jsonb || jsonb_build_object('count', max(many)), ${programmeId},
        ${collected.href}, ${collected.once}, ${by.at}, way
      from told where many > ${mostTold} group by id, way
      on conflict (person_id, once) do nothing
      returning person_id, mail_way
    )
    select distinct person_id as "personId", mail_way as way from written`)
  announce(tx, ...rows.map(({ personId }) => personTopic(personId)))
  if (rows.some(({ way }) => way === 'at-once')) await wakeMail(tx)
}
