import { sql } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/index.ts'

interface ExamplePerson {
  readonly personId: string
  readonly name: string
  readonly first: boolean
}

/** Everyone who holds a function today, in the demo: anybody may become any of them. The first of each function in each programme is marked. */
export async function listExamples(db: Reader, today: string): Promise<ExamplePerson[]> {
  const { rows } = await db.execute<ExamplePerson & Record<string, unknown>>(sql`
    select id as "personId", name, bool_or(rank = 1) as first
    from (
      select p.id, p.name, row_number() over (partition by f.kind, f.programme_id order by h.valid_from, p.name, h.id) as rank
      from holdings h join functions f on f.id = h.function_id join people p on p.id = h.person_id
      where h.valid_from <= ${today} and (h.valid_to is null or h.valid_to >= ${today}) and p.closed_at is null) as held
    group by id, name order by name, id`)
  return rows
}
