import { functionName } from '#src/features/people/index.ts'
import { inLanguage, type TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Ui } from '#src/ui/index.ts'
import type { QuestionPlace } from '../question.tables.ts'
import type { QuestionOwner } from '../question.ts'

type Areas = readonly { readonly key: string; readonly name: TwoLanguages }[]

/** Where a question is: "Hjo", "programmet", "Styrgruppen". */
export const placeInWords = (
  { place, organisationName, forumName }: { place: QuestionPlace; organisationName: string; forumName: string | null },
  ui: Ui,
): string =>
  place === 'organisation' ? organisationName : place === 'forum' ? (forumName ?? '') : ui.t('question-list.programme')

/** Who has it: "Införandeansvarig: Ada och Bo", or that nobody is appointed. */
export function ownersInWords(owners: readonly QuestionOwner[], areas: Areas, ui: Ui): string {
  if (owners.length === 0) return ui.t('question-list.vacant')
  const names = Object.fromEntries(areas.map(({ key, name }) => [key, inLanguage(name, ui.lang)]))
  return owners
    .map(({ kind, title, areaKey, holders }) => {
      const duty = functionName(ui.t, { kind: kind as never, title, areaKey }, names)
      return `${duty}: ${holders.length > 0 ? holders.join(', ') : ui.t('question-list.vacant')}`
    })
    .join(' · ')
}
