import { sql } from 'drizzle-orm'
import { type Actor, isAdmin, organisationsOf } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'

export interface FoundParty {
  readonly id: Id<'party'>
  readonly name: string
  readonly kind: string
  readonly organisationName: string | null
}

const pattern = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

/** Parties by part of their name, those that begin with it first. Everyone signed in reads the register. */
export async function searchParties(db: Reader, text: string, limit: number): Promise<FoundParty[]> {
  const { rows } = await db.execute<FoundParty & Record<string, unknown>>(sql`
    select p.id, p.name, p.kind, case when o.id <> p.id then o.name end as "organisationName"
    from parties p join parties o on o.id = p.organisation_id
    where p.active and p.name ilike ${pattern(text)}
    order by p.name ilike ${pattern(text).slice(1)} desc, p.name limit ${limit}`)
  return rows
}

/** Programmes that the actor may have to do with; `findProgramme` says whether, and how. */
export async function listMyProgrammes(db: Reader, actor: Actor): Promise<{ id: Id<'programme'>; name: string }[]> {
  const direct = actor.functions.flatMap(({ programmeId }) => (programmeId ? [programmeId] : []))
  const { rows } = await db.execute<{ id: Id<'programme'>; name: string }>(sql`
    select p.id, p.name from programmes p
    where ${isAdmin(actor)} or p.id = any(${sql.param(direct)}::uuid[]) or exists (
      select from participants r join parties q on q.id = r.party_id
      where r.programme_id = p.id and q.organisation_id = any(${sql.param(organisationsOf(actor))}::uuid[]))
    order by p.name`)
  return rows
}
