import { sql } from 'drizzle-orm'
import type { ForumDeps, MatterSource, MatterSources } from '#src/features/forums/index.ts'
import { notify } from '#src/features/notices/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { inLanguage, type TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { visibleRisks } from '../readings/visible.store.ts'
import { riskNumber, riskPath, risksPath } from '../risk.ts'
import { lockLadders } from './ladder.store.ts'
import { programmeLeads } from './tell.store.ts'

/** The levels that forums decide about, for their pages. */
export const riskMandates: ForumDeps['riskMandates'] = async (db, forumIds, ui) => {
  const { rows } = await db.execute<{
    forumId: Id<'forum'>
    programmeId: Id<'programme'>
    programmeName: string
    level: TwoLanguages
    fromScore: number
    toScore: number
  }>(sql`
    select l.holder_forum_id as "forumId", l.programme_id as "programmeId", p.name as "programmeName", l.name as level, l.from_score as "fromScore", l.to_score as "toScore"
    from risk_levels l join programmes p on p.id = l.programme_id where l.holder_forum_id = any(${sql.param([...forumIds])}::uuid[]) order by p.name, l.number`)
  return rows.map((row) => ({ ...row, level: inLanguage(row.level, ui.lang) }))
}

/** Whoever changes risks or their levels in these programmes waits until the transaction ends; programmes in one order, as everybody takes them. */
export const holdLadders: NonNullable<ForumDeps['holdLadders']> = async (tx, programmeIds) => {
  for (const id of programmeIds.toSorted()) await lockLadders(tx, id, 'alone')
}

/** The risks on a forum's list "att ta upp", as far as the reader sees them. */
const risksOnList: MatterSource = async (db, actor, programme, _forumId, subjectIds, ui) => {
  const { rows } = await db.execute<{
    id: Id<'risk'>
    number: number
    threat: string
    score: number
    whose: string | null
    by: string
  }>(sql`
    select r.id, r.number, r.threat, r.score, p.name as whose, r.next_review_on as by
    from risks r left join rollouts o on o.programme_id = r.programme_id and o.id = r.rollout_id left join parties p on p.id = o.party_id
    where r.programme_id = ${programme.id} and r.id = any(${sql.param([...subjectIds])}::uuid[]) and ${visibleRisks(actor, programme.standing)}`)
  return new Map(
    rows.map(({ id, threat, score, whose, by, number }) => [
      id,
      {
        title: `${riskNumber({ number })} · ${threat}`,
        href: riskPath(programme, { id }),
        about: ui.t('risks.matter.about', { whose: whose ?? programme.name, score }),
        by,
      },
    ]),
  )
}

/** How a forum tells what it knows only as a reference of kind `risk`. */
export const riskMatters: MatterSources = { risk: risksOnList }

/**
 * Tells the programme leads of risks that nobody can decide about, because who decides has fallen vacant. Once a month for each
 * programme as long as it is so; part of the daily work.
 */
export async function tellOfVacancies(tx: Tx, by: Deed): Promise<void> {
  const held = sql`exists (select from holdings h where h.function_id = f.id and h.valid_from <= ${by.today}::date and (h.valid_to is null or h.valid_to >= ${by.today}::date))`
  const stands = sql`(f.ended_on is null or f.ended_on > ${by.today}::date)`
  const { rows } = await tx.execute<{ programmeId: Id<'programme'>; count: number }>(sql`
    select r.programme_id as "programmeId", count(*)::int as count from risks r where r.state in ('open', 'accepted') and not case when r.holder_forum_id is null
      then exists (select from functions f where f.id = r.holder_function_id and ${stands} and ${held})
      else exists (select from seats s join functions f on f.id = s.id where s.forum_id = r.holder_forum_id and s.kind in ('chair', 'member') and ${stands} and ${held}) end
    group by r.programme_id order by r.programme_id`)
  for (const { programmeId, count } of rows) {
    const once = `risk.vacancies:${programmeId}:${by.today.slice(0, 7)}`
    const notice = { kind: 'risks', code: 'risk.vacancies', params: { count }, programmeId, once } as const
    const functionIds = await programmeLeads(tx, programmeId)
    await notify(tx, { ...notice, href: risksPath({ id: programmeId }) }, { functionIds }, by)
  }
}
