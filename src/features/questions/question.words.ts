import { functionName } from '#src/features/people/index.ts'
import { longDate, moment, type Ui, visibilityInWords } from '#src/ui/index.ts'
import type { QuestionPlace } from './question.tables.ts'
import type { QuestionOwner, ShownQuestion } from './question.ts'
import type { QuestionRefusal } from './rules/step.ts'

/** "Hjo", "programmet", "Styrgruppen". */
export const placeInWords = (
  { place, organisationName, forumName }: { place: QuestionPlace; organisationName: string; forumName: string | null },
  ui: Pick<Ui, 't'>,
): string => {
  if (place === 'organisation') return organisationName
  return place === 'forum' ? (forumName ?? ui.t('questions.place.forum')) : ui.t('questions.place.programme')
}

/** "Införandeansvarig, Hjo". */
export const ownerInWords = (owner: QuestionOwner, ui: Pick<Ui, 't'>, areas: Readonly<Record<string, string>> = {}) =>
  `${functionName(ui.t, owner as Parameters<typeof functionName>[1], areas)}, ${owner.partyName}`

/** Our names of who sees a record, as the page's component calls them. */
const visibilityNames = {
  own: 'own-organisation',
  'all-but-suppliers': 'all-but-suppliers',
  programme: 'all-in-programme',
  forum: 'named-forum',
} as const

export const seenByInWords = (
  question: Pick<ShownQuestion, 'visibility' | 'organisationName' | 'visibleToForumName'>,
  ui: Ui,
): string =>
  visibilityInWords(visibilityNames[question.visibility], ui, {
    organisation: question.organisationName,
    forum: question.visibleToForumName ?? undefined,
  })

/** Why a deed was refused, and what to do instead. */
export function refusalInWords({ code }: QuestionRefusal, question: ShownQuestion, ui: Ui): string {
  const at = question.answeredAt ? moment(question.answeredAt, ui.lang) : ''
  const by = question.answererName ?? ''
  if (code === 'closed')
    return ui.t(`questions.refusal.closed-${question.answeredAt ? 'answered' : 'withdrawn'}`, { by, at })
  return ui.t(`questions.refusal.${code}`, { by, at, day: longDate(question.answerBy, ui.lang) })
}
