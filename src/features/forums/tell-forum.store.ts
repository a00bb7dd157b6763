import { sql } from 'drizzle-orm'
import { programmeTopic } from '#src/features/programmes/index.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { type Deed, type HistoryParams, record } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { forumTopic } from './topic.ts'

/** A forum as those who change it need it: what it is called and which programmes it serves. */
export interface Told {
  readonly id: Id<'forum'>
  readonly name: string
  readonly programmeIds: readonly Id<'programme'>[]
}

export async function readTold(db: Reader, id: Id<'forum'>): Promise<Told> {
  const { rows } = await db.execute<Told & Record<string, unknown>>(sql`
    select f.id, f.name, coalesce((select json_agg(s.programme_id) from forum_programmes s where s.forum_id = f.id), '[]') as "programmeIds"
    from forums f where f.id = ${id}`)
  if (!rows[0]) throw new Error(`There is no forum ${id}.`)
  return rows[0]
}

/** The programme that it is all about: the only one that the forum serves. */
export const soleProgramme = ({ programmeIds }: Told): Id<'programme'> | null =>
  programmeIds.length === 1 ? (programmeIds[0] ?? null) : null

/** Writes what happened to a forum, in the programme it concerns if it is one, and tells the pages that show it. */
export async function tellForum(
  tx: Tx,
  forum: Told,
  code: string,
  params: HistoryParams,
  by: Deed,
  about: { readonly programmeId?: Id<'programme'>; readonly validFrom?: string } = {},
): Promise<void> {
  const { programmeId = soleProgramme(forum), ...when } = about
  await record(tx, { programmeId, subjectKind: 'forum', subjectId: forum.id, code, params, ...when }, by)
  announce(tx, forumTopic(forum.id), ...forum.programmeIds.map(programmeTopic))
}
