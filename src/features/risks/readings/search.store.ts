import { sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import { translator } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { type FoundThing, namedLike, numberIn, soughtIn, wordsOf } from '#src/platform/search/index.ts'
import { riskNumber, riskPath } from '../risk.ts'
import { visibleRisks } from './visible.store.ts'

interface Row extends Record<string, unknown> {
  readonly id: Id<'risk'>
  readonly number: number
  readonly threat: string
  readonly vulnerability: string
  readonly consequence: string
  readonly whose: string | null
  readonly rank: number
}

/** The best of so many that fit are told: a word that stands in more says little. */
const mostRanked = 600

/** Risks that the words are found in, best first, at most `limit`: the one whose number is sought before all others. Joined and closed ones too. */
export async function searchRisks(
  db: Reader,
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'standing'>,
  words: string,
  limit: number,
): Promise<FoundThing[]> {
  if (programme.standing === 'observer' || wordsOf(words).length === 0) return []
  const seen = sql`r.programme_id = ${programme.id} and ${visibleRisks(actor, programme.standing)}`
  // Each way by an index of its own, and the query made once: asked together, every risk was read (8 ms of 2,000).
  const { rows } = await db.execute<Row>(sql`
    with sought as materialized (select ${soughtIn(words)} as words),
    fitting as (
      (select r.id, ts_rank(r.search, (select words from sought)) as rank
        from risks r where r.search @@ (select words from sought) and ${seen} limit ${mostRanked})
      union all (select r.id, 0 from risks r where ${namedLike(words, sql`r.threat`)} and ${seen} limit ${mostRanked})
      union all select r.id, 100 from risks r where r.number = ${numberIn(words, 'R')}::int and ${seen}
    ),
    best as (select id, max(rank) as rank from fitting group by id order by 2 desc, id limit ${limit})
    select r.id, r.number, r.threat, r.vulnerability, r.consequence, lp.name as whose, best.rank
    from best join risks r on r.programme_id = ${programme.id} and r.id = best.id
      left join rollouts l on l.programme_id = r.programme_id and l.id = r.rollout_id left join parties lp on lp.id = l.party_id
    order by best.rank desc, r.number`)
  const t = translator(actor.lang)
  return rows.map((row) => ({
    kind: 'risk',
    id: row.id,
    title: row.threat,
    href: riskPath(programme, row),
    about: `${riskNumber(row)} · ${row.whose ?? t('risk-register.programme')}`,
    text: [row.vulnerability, row.consequence].filter(Boolean).join(' '),
    rank: row.rank,
    programmeId: programme.id,
  }))
}
