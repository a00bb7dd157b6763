import { sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import { translator } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { type FoundThing, namedLike, nameRank } from '#src/platform/search/index.ts'
import type { PartyKind } from './party.tables.ts'

interface Row extends Record<string, unknown> {
  readonly id: Id<'party'>
  readonly name: string
  readonly code: string | null
  readonly kind: PartyKind
  readonly organisationName: string | null
  readonly rank: number
}

/** So many that fit are looked through for the best: a name that fits more ("enhet") has to be narrowed down. */
const mostLookedThrough = 2000

/** Parties by their name or code ("1484"). Everyone signed in reads the register. */
export async function searchParties(
  db: Reader,
  { lang }: Pick<Actor, 'lang'>,
  query: string,
  limit: number,
): Promise<FoundThing[]> {
  const { rows } = await db.execute<Row>(sql`
    select p.id, p.name, p.code, p.kind, case when o.id <> p.id then o.name end as "organisationName", p.rank
    from (
      select id, name, code, kind, organisation_id, case when code = ${query.trim()} then 4 else ${nameRank(query, sql`name`)} end as rank
      from parties where active and (code = ${query.trim()} or (${namedLike(query, sql`name`)})) limit ${mostLookedThrough}
    ) p join parties o on o.id = p.organisation_id
    order by p.rank desc, p.organisation_id = p.id desc, p.name, o.name limit ${limit}`)
  const t = translator(lang)
  return rows.map(({ id, name, code, kind, organisationName, rank }) => ({
    kind: 'party',
    id,
    title: name,
    href: `/parties/${id}`,
    about: [t(`parties.kind.${kind}`), organisationName, code].filter(Boolean).join(' · '),
    text: '',
    rank,
    programmeId: null,
  }))
}
