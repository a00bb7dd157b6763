import { sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import { translator } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { type FoundThing, numberIn, soughtIn, wordsOf } from '#src/platform/search/index.ts'
import { riskNumber, riskPath } from '../risk.ts'
import { riskMatching } from './risk-conditions.store.ts'
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

/** Risks that the words are found in, best first, at most `limit`: the one whose number is sought before all others. Joined and closed ones too. */
export async function searchRisks(
  db: Reader,
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'standing'>,
  words: string,
  limit: number,
): Promise<FoundThing[]> {
  if (programme.standing === 'observer' || wordsOf(words).length === 0) return []
  const { rows } = await db.execute<Row>(sql`
    select r.id, r.number, r.threat, r.vulnerability, r.consequence, lp.name as whose,
      case when r.number = ${numberIn(words, 'R')}::int then 100 else ts_rank(r.search, ${soughtIn(words)}) end as rank
    from risks r left join rollouts l on l.programme_id = r.programme_id and l.id = r.rollout_id left join parties lp on lp.id = l.party_id
    where r.programme_id = ${programme.id} and ${riskMatching(words)} and ${visibleRisks(actor, programme.standing)}
    order by rank desc, r.number limit ${limit}`)
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
