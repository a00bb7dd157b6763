import { sql } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { ForumPlace } from './forum.ts'

export interface PlaceAmong extends ForumPlace {
  readonly ended: boolean
  readonly programmeIds: readonly Id<'programme'>[]
}

/** Every forum, and where it stands among the others: hundreds at most. What of it may be shown is the caller's to say. */
export async function readPlaces(db: Reader, today: string): Promise<Map<Id<'forum'>, PlaceAmong>> {
  const { rows } = await db.execute<PlaceAmong & Record<string, unknown>>(sql`
    select f.id, f.name, f.is_local as "isLocal", f.parent_id as "parentId", (f.ended_on is not null and f.ended_on <= ${today}::date) as ended,
      coalesce((select json_agg(s.programme_id) from forum_programmes s where s.forum_id = f.id), '[]') as "programmeIds"
    from forums f order by f.name, f.id`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The forums above one, nearest first. */
export async function readWayUp(db: Reader, id: Id<'forum'>): Promise<Omit<PlaceAmong, 'ended'>[]> {
  const { rows } = await db.execute<PlaceAmong & Record<string, unknown>>(sql`
    with recursive way as (
      select f.parent_id as id, 1 as step from forums f where f.id = ${id}
      union select f.parent_id, way.step + 1 from way join forums f on f.id = way.id where way.step < 50)
    select f.id, f.name, f.is_local as "isLocal", f.parent_id as "parentId",
      coalesce((select json_agg(s.programme_id) from forum_programmes s where s.forum_id = f.id), '[]') as "programmeIds"
    from way join forums f on f.id = way.id order by way.step`)
  return rows
}
