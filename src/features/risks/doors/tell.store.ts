import { sql } from 'drizzle-orm'
import { type NewNotice, notify, type Recipients } from '#src/features/notices/index.ts'
import { programmeTopic } from '#src/features/programmes/index.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { type Deed, type HistoryEntry, type HistoryParams, record, selector } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { type Holder, riskNumber, riskPath, riskTopic } from '../risk.ts'
import type { LockedRisk } from './find.store.ts'
import type { InProgramme } from './ladder.store.ts'

type Told = Pick<
  LockedRisk,
  'id' | 'number' | 'threat' | 'rolloutId' | 'visibility' | 'organisationId' | 'visibleToForumId'
>

/** What history says of a risk: seen by those who see the risk. */
export const entryOf = (
  programme: Pick<InProgramme, 'id'>,
  risk: Told,
  code: string,
  params: HistoryParams = {},
): HistoryEntry => ({
  programmeId: programme.id,
  subjectKind: 'risk',
  subjectId: risk.id,
  rolloutId: risk.rolloutId,
  visibility: risk.visibility,
  organisationId: risk.organisationId,
  forumId: risk.visibleToForumId,
  code,
  params: { number: riskNumber(risk), threat: risk.threat, ...params },
})

/** Writes what happened to it, and tells the pages that show it. */
export async function tellRisk(
  tx: Tx,
  programme: Pick<InProgramme, 'id'>,
  risk: Told,
  code: string,
  params: HistoryParams,
  by: Deed,
): Promise<void> {
  await record(tx, entryOf(programme, risk, code, params), by)
  announce(tx, programmeTopic(programme.id), riskTopic(risk.id))
}

/** The notice that tells of it: number and threat go with every one, and each deed is told once. */
export const noticeOf = (
  programme: Pick<InProgramme, 'id'>,
  risk: Pick<LockedRisk, 'id' | 'number' | 'threat'>,
  code: string,
  params: HistoryParams,
  by: Deed,
): NewNotice => ({
  kind: 'risks',
  code,
  params: { number: riskNumber(risk), threat: risk.threat, ...params },
  programmeId: programme.id,
  href: riskPath(programme, risk),
  once: `${code}:${risk.id}:${by.at}`,
})

export const tellPeople = (
  tx: Tx,
  programme: Pick<InProgramme, 'id'>,
  risk: LockedRisk,
  code: string,
  params: HistoryParams,
  to: Recipients,
  by: Deed,
): Promise<void> => notify(tx, noticeOf(programme, risk, code, params, by), to, by)

/** The function that looks after it, and the one who registered it. */
export const itsOwn = (risk: Pick<LockedRisk, 'ownerFunctionId' | 'createdBy'>): Required<Recipients> => ({
  functionIds: risk.ownerFunctionId ? [risk.ownerFunctionId] : [],
  personIds: risk.createdBy ? [risk.createdBy] : [],
})

/** Who decides, for messages: a forum by its name; a function by its kind and its party's name. */
export async function holderParams(db: Reader, { kind, id }: Holder): Promise<{ holderKind: string; holder: string }> {
  const { rows } = await db.execute<{ kind: string; name: string }>(
    kind === 'forum'
      ? sql`select 'forum' as kind, name from forums where id = ${id}`
      : sql`select f.kind, p.name from functions f join parties p on p.id = f.party_id where f.id = ${id}`,
  )
  return { holderKind: selector(rows[0]?.kind ?? ''), holder: rows[0]?.name ?? '' }
}

/** Whether anybody can decide as that holder today: holds the function, or the chair or a member's seat of the forum. */
export async function isHeldToday(db: Reader, holder: Holder, today: string): Promise<boolean> {
  const held = (
    functionId: ReturnType<typeof sql>,
  ) => sql`exists (select from functions f join holdings h on h.function_id = f.id
    where f.id = ${functionId} and (f.ended_on is null or f.ended_on > ${today}::date)
      and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date))`
  const { rows } = await db.execute<{ held: boolean }>(
    holder.kind === 'function'
      ? sql`select ${held(sql`${holder.id}::uuid`)} as held`
      : sql`select exists (select from seats s where s.forum_id = ${holder.id} and s.kind in ('chair', 'member') and ${held(sql`s.id`)}) as held`,
  )
  return rows[0]?.held ?? false
}

/** The functions of programme lead here. */
export async function programmeLeads(db: Reader, programmeId: Id<'programme'>): Promise<Id<'function'>[]> {
  const { rows } = await db.execute<{ id: Id<'function'> }>(
    sql`select id from functions where kind = 'programme-lead' and programme_id = ${programmeId}`,
  )
  return rows.map(({ id }) => id)
}
