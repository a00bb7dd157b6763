import { type SQL, sql } from 'drizzle-orm'
import type { QuestionSort } from './question-filter.ts'

interface Order {
  readonly by: SQL
  /** Stands before that, whichever the direction. */
  readonly first?: SQL
  /** What must be joined only to sort by it. */
  readonly needs?: SQL
}

const isDone = sql`q.state in ('answered', 'closed')`
const states = sql`array['asked','acknowledged','answered','closed']`
const places = sql`array['organisation','programme','forum']`

/** In the order of their names. A few names are sorted in Swedish once, not thousands of rows by them (20 ms of 5,000). */
const organisations = sql`join (select id, row_number() over (order by name) as nth from parties where organisation_id = id) op on op.id = q.organisation_id`

const orders: Record<QuestionSort, Order> = {
  'answer-by': {
    first: sql`${isDone}, case when ${isDone} then q.answered_at end desc nulls last,`,
    by: sql`q.answer_by`,
  },
  number: { by: sql`q.number` },
  title: { by: sql`q.title collate "sv-x-icu"` },
  asked: { by: sql`q.asked_at` },
  organisation: { by: sql`op.nth`, needs: organisations },
  place: {
    by: sql`array_position(${places}, q.place) * 1000000 + case q.place when 'organisation' then op.nth when 'forum' then of.nth else 0 end`,
    needs: sql`${organisations} left join (select id, row_number() over (order by name) as nth from forums) of on of.id = q.forum_id`,
  },
  since: { by: sql`q.since` },
  state: { by: sql`array_position(${states}, q.state)` },
  affected: { by: sql`q.affected` },
}

/** What is joined to sort the list, and what it is sorted by: over `questions q`. */
export function orderingOf(sort: QuestionSort, descending: boolean): { readonly needs: SQL; readonly by: SQL } {
  const { first = sql``, by, needs = sql`` } = orders[sort]
  return { needs, by: sql`${first} ${by} ${descending ? sql`desc` : sql`asc`}, q.number` }
}
