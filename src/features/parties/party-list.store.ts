import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { PartyKind } from './party.tables.ts'

export const partySorts = ['name', 'kind', 'code', 'organisation'] as const

export interface PartyFilter {
  readonly kind: PartyKind | null
  /** Members of this association. */
  readonly association: Id<'party'> | null
  readonly text: string
}

export interface PartyRow {
  readonly id: Id<'party'>
  readonly kind: PartyKind
  readonly code: string | null
  readonly name: string
  /** Null when it is its own. */
  readonly organisationName: string | null
  /** Associations it is a member of. */
  readonly associations: string
  /** Departments and units within it. */
  readonly parts: number
}

export const partiesAPage = 100

const orders: Record<string, SQL> = {
  name: sql`p.name`,
  kind: sql`p.kind`,
  code: sql`p.code`,
  organisation: sql`o.name`,
}

const where = ({ kind, association, text }: PartyFilter, today: string) => sql`
  p.active
  ${kind ? sql`and p.kind = ${kind}` : sql``}
  ${text ? sql`and (p.name ilike ${`%${text.replaceAll(/[\\%_]/g, '\\$&')}%`} or p.code = ${text})` : sql``}
  ${
    association
      ? sql`and exists (select 1 from party_relations m where m.from_id = p.id and m.kind = 'member-of' and m.to_id = ${association}
          and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to >= ${today}))`
      : sql``
  }`

/** A page of parties in Swedish order; `page` null: all of them, for an export. */
export async function listParties(
  db: Reader,
  filter: PartyFilter,
  sort: { readonly key: string; readonly descending: boolean },
  page: number | null,
  today: string,
): Promise<{ readonly rows: PartyRow[]; readonly total: number }> {
  const direction = sort.descending ? sql`desc` : sql`asc`
  const limit = page === null ? sql`` : sql`limit ${partiesAPage} offset ${(page - 1) * partiesAPage}`
  const { rows } = await db.execute(sql`
    select p.id, p.kind, p.code, p.name, case when o.id <> p.id then o.name end as "organisationName",
      coalesce((select string_agg(a.name, ', ' order by a.name) from party_relations m join parties a on a.id = m.to_id
        where m.from_id = p.id and m.kind = 'member-of' and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to >= ${today})), '') as associations,
      (select count(*) from parties u where u.organisation_id = p.id and u.id <> p.id and u.active) as parts
    from parties p join parties o on o.id = p.organisation_id
    where ${where(filter, today)}
    order by ${orders[sort.key] ?? sql`p.name`} ${direction} nulls last, p.name, p.id ${limit}`)
  const counted = await db.execute<{ total: number }>(
    sql`select count(*) as total from parties p where ${where(filter, today)}`,
  )
  return { rows: rows as unknown as PartyRow[], total: counted.rows[0]?.total ?? 0 }
}
