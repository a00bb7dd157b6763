import { sql } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { AccountState } from './person.ts'

export interface PersonRow {
  readonly id: Id<'person'>
  readonly name: string
  readonly email: string
  readonly state: AccountState
  /** How many functions they hold today. */
  readonly functions: number
}

export interface PersonFilter {
  /** Part of the name or the address. */
  readonly text: string
  readonly state: AccountState | null
  readonly sort: { readonly key: PersonSort; readonly descending: boolean }
  readonly most: number
  readonly skip: number
}

export const personSorts = ['name', 'email', 'state', 'functions'] as const
export type PersonSort = (typeof personSorts)[number]

const order: Record<PersonSort, string> = { name: 'name', email: 'email', state: 'state', functions: 'functions' }
const literally = (text: string) => text.replaceAll(/[\\%_]/g, '\\$&')

/** Everyone, for the administrator. */
export async function listPeople(
  db: Reader,
  where: PersonFilter,
  at: { now: string; today: string },
): Promise<{ rows: PersonRow[]; total: number }> {
  const direction = sql.raw(where.sort.descending ? 'desc' : 'asc')
  const like = `%${literally(where.text)}%`
  const { rows } = await db.execute<PersonRow & { total: number } & Record<string, unknown>>(sql`
    with listed as (
      select p.id, p.name, p.email,
        case when p.closed_at is not null then 'closed' when p.user_id is not null then 'open'
          when exists (select 1 from one_time_links l where l.person_id = p.id and l.purpose = 'invitation'
            and l.spent_at is null and l.expires_at > ${at.now}::timestamptz) then 'invited' else 'none' end as state,
        (select count(*) from holdings h where h.person_id = p.id and h.valid_from <= ${at.today}::date
          and (h.valid_to is null or h.valid_to >= ${at.today}::date)) as functions
      from people p where p.name ilike ${like} or p.email ilike ${like})
    select *, count(*) over () as total from listed
    where ${where.state}::text is null or state = ${where.state}
    order by ${sql.identifier(order[where.sort.key])} ${direction}, name, id limit ${where.most} offset ${where.skip}`)
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 }
}
