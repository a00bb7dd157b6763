import { sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Entry, ShownQuestion } from '../question.ts'
import { chairHeld, inUtc, ownersOf } from './owners.store.ts'
import { visibleQuestions } from './visible.store.ts'

type InProgramme = Pick<ProgrammeView, 'id' | 'leadPartyId' | 'standing'>

/** Everything that the page of one question shows, when the actor may see it; null otherwise. Two statements, whatever has been said. */
export async function findQuestion(
  db: Reader,
  actor: Actor,
  programme: InProgramme,
  id: Id<'question'> | null,
  today: string,
): Promise<ShownQuestion | null> {
  if (!id) return null
  const found = await readQuestion(db, actor, programme, id, today)
  return found && { ...found, entries: await readEntries(db, programme.id, id) }
}

type QuestionRow = Omit<ShownQuestion, 'entries'>

async function readQuestion(
  db: Reader,
  actor: Actor,
  programme: InProgramme,
  id: Id<'question'>,
  today: string,
): Promise<QuestionRow | null> {
  const { rows } = await db.execute<QuestionRow & Record<string, unknown>>(sql`
    select w.programme_id as "programmeId", w.id, w.number, w.kind, w.title, w.text, w.from_path as "fromPath", w.from_title as "fromTitle",
      w.organisation_id as "organisationId", w.rollout_id as "rolloutId", w.asked_by as "askedBy", ${inUtc(sql`w.asked_at`)} as "askedAt", w.state, w.place,
      w.forum_id as "forumId", w.forum_id is not null and ${chairHeld(sql`w.forum_id`, today)} as "chairHeld", w.owner_function_id as "ownerFunctionId",
      ${inUtc(sql`w.since`)} as since, w.answer_by as "answerBy", ${inUtc(sql`w.forwarded_at`)} as "forwardedAt", w.outcome, w.answer, w.moved_to as "movedTo",
      ${inUtc(sql`w.answered_at`)} as "answeredAt", w.answered_by as "answeredBy", w.postponements, w.reopenings, ${inUtc(sql`w.closed_at`)} as "closedAt", w.affected,
      w.visibility, w.visible_to_forum_id as "visibleToForumId", w.version, wo.name as "organisationName", wa.name as "askerName", wn.name as "answererName",
      wf.name as "forumName", wv.name as "visibleToForumName", ${ownersOf(today)} as owners, ${stays} as stays, ${affectedBy} as "affectedBy"
    from (select q.*, ${programme.leadPartyId}::uuid as lead_party_id from questions q
      where q.programme_id = ${programme.id} and q.id = ${id} and ${visibleQuestions(actor, programme)}) w
    join parties wo on wo.id = w.organisation_id join people wa on wa.id = w.asked_by left join people wn on wn.id = w.answered_by
    left join forums wf on wf.id = w.forum_id left join forums wv on wv.id = w.visible_to_forum_id`)
  return rows[0] ?? null
}

/** The places where the question `w` has been, in order. */
const stays = sql`coalesce((
  select json_agg(json_build_object('place', s.place, 'forumId', s.forum_id, 'forumName', f.name, 'startedAt', ${inUtc(sql`s.started_at`)},
    'startedOn', s.started_on, 'promisedBy', s.promised_by, 'answerBy', s.answer_by, 'postponements', s.postponements, 'endedAt', ${inUtc(sql`s.ended_at`)},
    'endedHow', s.ended_how, 'workingDays', s.working_days) order by s.started_at, s.id)
  from question_stays s left join forums f on f.id = s.forum_id where s.programme_id = w.programme_id and s.question_id = w.id), '[]')`

/** The organisations that have the same question as `w`. */
const affectedBy = sql`coalesce((
  select json_agg(json_build_object('organisationId', a.organisation_id, 'organisationName', p.name, 'personName', n.name, 'at', ${inUtc(sql`a.at`)}) order by p.name)
  from question_affected a join parties p on p.id = a.organisation_id join people n on n.id = a.person_id
  where a.programme_id = w.programme_id and a.question_id = w.id), '[]')`

async function readEntries(db: Reader, programmeId: Id<'programme'>, id: Id<'question'>): Promise<Entry[]> {
  const { rows } = await db.execute<Entry & Record<string, unknown>>(sql`
    select e.id, e.kind, e.text, e.outcome, e.moved_to as "movedTo", coalesce(nullif(e.said_by, ''), n.name, '') as by, e.said_by <> '' as "byLink",
      e.person_id as "personId", e.function_kind as "functionKind", p.name as "partyName", ${inUtc(sql`e.at`)} as at
    from question_entries e left join people n on n.id = e.person_id left join parties p on p.id = e.party_id
    where e.programme_id = ${programmeId} and e.question_id = ${id} order by e.at, e.id`)
  return rows
}
