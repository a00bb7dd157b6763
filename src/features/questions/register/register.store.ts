import { type SQL, sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import { canSeeQuestion, type Seen } from '../question.policy.ts'
import { sightOf } from '../readings/visible.store.ts'
import { questionConditions } from './conditions.store.ts'
import { type ListedQuestion, readListed } from './listed.store.ts'
import { orderingOf } from './order.store.ts'
import type { QuestionFilter } from './question-filter.ts'
import type { QuestionsWish } from './wish.ts'

type InProgramme = Pick<ProgrammeView, 'id' | 'leadPartyId' | 'standing' | 'calendar' | 'liveVersion'>
type Wish = Pick<QuestionsWish, 'filter' | 'sort'>

interface KeptOrder {
  readonly ids: readonly Id<'question'>[]
  /** Of those, what not every insider sees, and what says who does. */
  readonly guarded: ReadonlyMap<Id<'question'>, Seen>
}

/** Sixty thousand ids: some four megabytes. */
const orders = versionedCache<KeptOrder>(60_000, ({ ids }) => ids.length)

/** These are of the reader's own. */
const isPersonal = ({ view }: QuestionFilter): boolean => view === 'mine' || view === 'own' || view === 'waiting'

/**
 * One page of the list with how many there are in all. In which order they stand is kept until the programme changes, and shared by all insiders: what
 * not all of them see is taken out for the others (`canSeeQuestion`).
 */
export async function listQuestionPage(
  db: Reader,
  actor: Actor,
  programme: InProgramme,
  wish: Wish,
  { limit, offset }: { readonly limit: number; readonly offset: number },
  today: string,
): Promise<{ readonly questions: ListedQuestion[]; readonly total: number }> {
  const shared = programme.standing === 'insider' && !isPersonal(wish.filter)
  const key = `${shared ? `${programme.id} insider` : sightOf(actor, programme)} ${today} ${JSON.stringify([wish.filter, wish.sort])}`
  const { ids, guarded } = await orders.get(key, programme.liveVersion, () =>
    readOrder(db, actor, programme, wish, today, shared),
  )
  const seen =
    guarded.size === 0
      ? ids
      : ids.filter((id) => {
          const guard = guarded.get(id)
          return guard === undefined || canSeeQuestion(actor, programme, guard)
        })
  return { questions: await readListed(db, programme, seen.slice(offset, offset + limit), today), total: seen.length }
}

/** All the questions that the list shows, always fresh: for a file. */
export async function listAllQuestions(
  db: Reader,
  actor: Actor,
  programme: InProgramme,
  wish: Wish,
  today: string,
): Promise<ListedQuestion[]> {
  const { ids } = await readOrder(db, actor, programme, wish, today, false)
  return readListed(db, programme, ids, today)
}

const guard: SQL = sql`json_build_object('id', q.id, 'visibility', q.visibility, 'organisationId', q.organisation_id, 'visibleToForumId', q.visible_to_forum_id,
  'askedBy', q.asked_by, 'ownerFunctionId', q.owner_function_id, 'place', q.place, 'forumId', q.forum_id)`

async function readOrder(
  db: Reader,
  actor: Actor,
  programme: InProgramme,
  { filter, sort }: Wish,
  today: string,
  shared: boolean,
): Promise<KeptOrder> {
  const { needs, by } = orderingOf(sort.key, sort.descending)
  const conditions = questionConditions(actor, programme, filter, today, shared ? sql`true` : undefined)
  // As one text: five thousand rows cost more to hand over than to find.
  const { rows } = await db.execute<{ ids: string | null; guards: ({ id: Id<'question'> } & Seen)[] | null }>(sql`
    select string_agg(id::text, ' ') as ids, ${shared ? sql`json_agg(${guard}) filter (where visibility in ('own', 'forum'))` : sql`null`} as guards
    from (select q.id, q.visibility, q.organisation_id, q.visible_to_forum_id, q.asked_by, q.owner_function_id, q.place, q.forum_id from questions q ${needs} where ${conditions} order by ${by}) q`)
  const [found] = rows
  return {
    ids: (found?.ids?.split(' ') ?? []) as Id<'question'>[],
    guarded: new Map(found?.guards?.map(({ id, ...seen }) => [id, seen])),
  }
}
