import { type SQL, sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor, Standing } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import { inLanguage, type TwoLanguages, translator } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { type FoundThing, namedLike, soughtIn } from '#src/platform/search/index.ts'
import { commitmentPath } from '../commitment.ts'
import { visibleCommitments } from './visible.store.ts'

type SoughtProgramme = Pick<ProgrammeView, 'id' | 'standing' | 'areas'>

interface Row extends Record<string, unknown> {
  readonly programmeId: Id<'programme'>
  readonly id: Id<'commitment'>
  readonly title: TwoLanguages
  readonly why: TwoLanguages
  readonly areaKey: string
  readonly ownerName: string
  /** Whose it is when it is one rollout's, or one wave's: several items may be called the same. */
  readonly receiverName: string | null
  readonly rank: number
}

/** The best of so many that fit are shown. A word that stands in more says little, and must cost no more than a rare one. */
const mostRanked = 600

const standings: readonly Standing[] = ['insider', 'supplier']

/** What the actor sees of the programmes' items, over `commitments c`: all those programmes in one statement. */
function seenIn(actor: Actor, programmes: readonly SoughtProgramme[]): SQL {
  const each = standings.flatMap((standing) => {
    const ids = programmes.filter((one) => one.standing === standing).map(({ id }) => id)
    return ids.length === 0
      ? []
      : [sql`(c.programme_id = any(${sql.param(ids)}::uuid[]) and ${visibleCommitments(actor, standing)})`]
  })
  return each.length === 0 ? sql`false` : sql`c.withdrawn_at is null and (${sql.join(each, sql` or `)})`
}

/** Items that the actor sees with all the words, by their stems or somewhere in the title; best first. Observers see none. */
export async function searchItems(
  db: Reader,
  actor: Actor,
  programmes: readonly SoughtProgramme[],
  query: string,
  limit: number,
): Promise<FoundThing[]> {
  if (programmes.every(({ standing }) => standing === 'observer')) return []
  const seen = seenIn(actor, programmes)
  const title = [sql`(c.title->>'sv')`, sql`(c.title->>'en')`]
  const { rows } = await db.execute<Row>(sql`
    with sought as materialized (select ${soughtIn(query)} as words),
    fitting as (
      (select c.programme_id, c.id, ts_rank(c.search, (select words from sought)) as rank
        from commitments c where c.search @@ (select words from sought) and ${seen} limit ${mostRanked})
      union all (select c.programme_id, c.id, 0 from commitments c where ${namedLike(query, ...title)} and ${seen} limit ${mostRanked})
    ),
    best as (select programme_id, id, max(rank) as rank from fitting group by 1, 2 order by 3 desc, 2 limit ${limit})
    select c.programme_id as "programmeId", c.id, c.title, c.why, c.area_key as "areaKey", o.name as "ownerName", coalesce(rp.name, w.name) as "receiverName", best.rank
    from best join commitments c on c.programme_id = best.programme_id and c.id = best.id join parties o on o.id = c.owner_id
      left join rollouts r on r.programme_id = c.programme_id and r.id = c.rollout_id left join parties rp on rp.id = r.party_id
      left join waves w on w.programme_id = c.programme_id and w.id = c.wave_id
    order by best.rank desc, c.id`)
  return rows.map((row) => told(row, actor, programmes))
}

function told(row: Row, { lang }: Actor, programmes: readonly SoughtProgramme[]): FoundThing {
  const areas = programmes.find(({ id }) => id === row.programmeId)?.areas ?? []
  const area = areas.find(({ key }) => key === row.areaKey)
  const [owner, receiver] = [row.ownerName, row.receiverName]
  const owed =
    receiver && receiver !== owner
      ? translator(lang)('search.owner-to', { owner, receiver })
      : translator(lang)('search.owner', { owner })
  return {
    kind: 'item',
    id: row.id,
    title: inLanguage(row.title, lang),
    href: commitmentPath(row.programmeId, row.id),
    about: `${area ? inLanguage(area.name, lang) : row.areaKey} · ${owed}`,
    text: inLanguage(row.why, lang),
    rank: row.rank,
    programmeId: row.programmeId,
  }
}
