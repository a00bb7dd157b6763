import { sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { QuestionKind, QuestionOutcome, QuestionPlace, QuestionState } from '../question.tables.ts'
import type { QuestionOwner } from '../question.ts'
import { dayOf, ownersOf } from '../readings/owners.store.ts'

/** One row of the list. */
export interface ListedQuestion {
  readonly id: Id<'question'>
  readonly number: number
  readonly kind: QuestionKind
  readonly title: string
  readonly askedOn: IsoDate
  readonly organisationName: string
  readonly state: QuestionState
  readonly place: QuestionPlace
  readonly forumName: string | null
  readonly sinceOn: IsoDate
  readonly answerBy: IsoDate
  readonly outcome: QuestionOutcome | null
  readonly answer: string
  readonly answeredOn: IsoDate | null
  readonly postponements: number
  readonly affected: number
  /** Who has it while it is open. */
  readonly owners: readonly QuestionOwner[]
}

/** What rows say of questions, in the order of their ids. Who has them is found once for each place, since many are at the same. */
export async function readListed(
  db: Reader,
  programme: Pick<ProgrammeView, 'id' | 'leadPartyId'>,
  ids: readonly Id<'question'>[],
  today: string,
): Promise<ListedQuestion[]> {
  if (ids.length === 0) return []
  const { rows } = await db.execute<
    Omit<ListedQuestion, 'owners'> & { whose: string | null } & Record<string, unknown>
  >(sql`
    select q.id, q.number, q.kind, q.title, ${dayOf(sql`q.asked_at`)} as "askedOn", p.name as "organisationName", q.state, q.place, f.name as "forumName",
      ${dayOf(sql`q.since`)} as "sinceOn", q.answer_by as "answerBy", q.outcome, q.answer, ${dayOf(sql`q.answered_at`)} as "answeredOn", q.postponements, q.affected, ${whose} as whose
    from unnest(${sql.param([...ids])}::uuid[]) with ordinality as these(id, at)
    join questions q on q.programme_id = ${programme.id} and q.id = these.id
    join parties p on p.id = q.organisation_id left join forums f on f.id = q.forum_id
    order by these.at`)
  const owners = await readOwners(db, programme, [...new Set(rows.flatMap((row) => row.whose ?? []))], today)
  return rows.map(({ whose: key, ...row }) => ({ ...row, owners: (key && owners.get(key)) || [] }))
}

/** Who has it, as a key: questions at one place, handed out to nobody, are with the same people. */
const whose = sql`case when q.state in ('answered', 'closed') then null when q.owner_function_id is not null then 'function ' || q.owner_function_id
  when q.place = 'organisation' then 'organisation ' || q.organisation_id when q.place = 'forum' then 'forum ' || q.forum_id else 'programme' end`

async function readOwners(
  db: Reader,
  programme: Pick<ProgrammeView, 'id' | 'leadPartyId'>,
  keys: readonly string[],
  today: string,
): Promise<Map<string, readonly QuestionOwner[]>> {
  if (keys.length === 0) return new Map()
  const places = keys.map((key) => {
    const [kind = '', id = null] = key.split(' ')
    return {
      key,
      place: kind,
      programme_id: programme.id,
      lead_party_id: programme.leadPartyId,
      owner_function_id: kind === 'function' ? id : null,
      organisation_id: kind === 'organisation' ? id : null,
      forum_id: kind === 'forum' ? id : null,
    }
  })
  const { rows } = await db.execute<{ key: string; owners: QuestionOwner[] }>(sql`
    select w.key, ${ownersOf(today)} as owners from jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
      as w(key text, place text, programme_id uuid, lead_party_id uuid, owner_function_id uuid, organisation_id uuid, forum_id uuid)`)
  return new Map(rows.map(({ key, owners }) => [key, owners]))
}
