import { sql } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/index.ts'

interface ExamplePerson {
  readonly personId: string
  readonly name: string
}

/** Everyone who holds a function today, in the demo: anybody may become any of them. */
export async function listExamples(db: Reader, today: string): Promise<ExamplePerson[]> {
  const { rows } = await db.execute<ExamplePerson & Record<string, unknown>>(sql`
    select p.id as "personId", p.name from people p
    where p.closed_at is null and exists (select from holdings h where h.person_id = p.id
      and h.valid_from <= ${today} and (h.valid_to is null or h.valid_to >= ${today}))
    order by p.name, p.id`)
  return rows
}
