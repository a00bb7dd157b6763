import type { ForumPlace } from '#src/features/forums/index.ts'
import type { RecordVisibility } from '#src/platform/access/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import type { Question } from '../question.ts'
import { isOverdue } from '../question.ts'
import type { Ground, When } from './clock.ts'
import { arrive, endStay, type Place, type QuestionRefusal, type Step, settledAs } from './step.ts'

/** The forums that serve the programme today, and how an overdue question climbs among them. */
export interface Ladder {
  readonly forums: ReadonlyMap<Id<'forum'>, ForumPlace>
  /** A rollout's own local group. */
  readonly localForums: ReadonlyMap<Id<'rollout'>, Id<'forum'>>
  /** Where what the programme has not answered in time goes. */
  readonly firstForumId: Id<'forum'> | null
}

const programmePlace: Place = { place: 'programme', forumId: null }
const forumPlace = (forumId: Id<'forum'>): Place => ({ place: 'forum', forumId })

/**
 * The place above (product.md: "Overdue ones climb to the forum above"): from the own organisation its rollout's local group, else the
 * programme; from the programme its first forum; from a forum its parent. A local group with nothing above it leads on to the programme,
 * once. Null: this is the top. Only forums that serve the programme are climbed to; from one that has ceased to, the programme takes over.
 */
export function above(question: Question, ladder: Ladder): Place | null {
  const serving = (id: Id<'forum'> | null | undefined): Place | null =>
    id && ladder.forums.has(id) ? forumPlace(id) : null
  if (question.place === 'organisation')
    return serving(question.rolloutId && ladder.localForums.get(question.rolloutId)) ?? programmePlace
  if (question.place === 'programme') return serving(ladder.firstForumId)
  const here = question.forumId && ladder.forums.get(question.forumId)
  if (!here) return programmePlace
  return serving(here.parentId) ?? (here.isLocal && question.forwardedAt === null ? programmePlace : null)
}

/** At a forum that no longer serves the programme: nobody there can answer it. */
export const isStranded = (question: Question, ladder: Pick<Ladder, 'forums'>): boolean =>
  question.place === 'forum' && !(question.forumId && ladder.forums.has(question.forumId))

/** Not answered in time, it climbs a step; at the top it stays, shown as late. Null: it stays. */
export function climb(question: Question, ladder: Ladder, when: When, ground: Ground): Step | null {
  if (settledAs(question)) return null
  if (!isOverdue(question, when.today) && !isStranded(question, ladder)) return null
  const to = above(question, ladder)
  if (!to) return null
  return {
    before: question,
    after: arrive(question, to, when, ground),
    ends: endStay(question, 'climbed', when, ground.calendar),
    begins: true,
  }
}

export interface Forwarding {
  readonly to: Place
  /** Who shall see it from now on; asked when only the own organisation has. Left out: as before. */
  readonly visibility?: RecordVisibility
}

/**
 * Hands it on: from the own organisation to the programme; from the programme to a forum that serves it, or back; from a forum to the
 * programme, or back to the own organisation. The new place's clock starts. Refuses a place that it can't go to from where it is:
 * what the programme's own organisation asked has no other home.
 */
export function forward(
  question: Question,
  { to, visibility = question.visibility }: Forwarding,
  ladder: Pick<Ladder, 'forums'>,
  leadPartyId: Id<'party'>,
  when: When,
  ground: Ground,
): Result<Step, QuestionRefusal> {
  const settled = settledAs(question)
  if (settled) return refuse(settled)
  if (!mayGo(question, to, ladder, leadPartyId)) return refuse({ code: 'not-there' })
  return ok({
    before: question,
    after: { ...arrive(question, to, when, ground), visibility },
    ends: endStay(question, 'forwarded', when, ground.calendar),
    begins: true,
  })
}

export function mayGo(
  question: Pick<Question, 'place' | 'forumId' | 'organisationId'>,
  to: Place,
  ladder: Pick<Ladder, 'forums'>,
  leadPartyId: Id<'party'>,
): boolean {
  if (to.place === 'programme') return question.place !== 'programme'
  if (to.place === 'organisation') return question.place !== 'organisation' && question.organisationId !== leadPartyId
  return question.place === 'programme' && to.forumId !== null && ladder.forums.has(to.forumId)
}
