import { functionName } from '#src/features/people/index.ts'
import { inLanguage, type TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Ui } from '#src/ui/index.ts'
import type { QuestionPlace } from '../question.tables.ts'
import type { QuestionOwner } from '../question.ts'

type Areas = readonly { readonly key: string; readonly name: TwoLanguages }[]

/** Where a question is: "Hjo", "Programmet", "Styrgruppen". */
export const placeInWords = (
  { place, organisationName, forumName }: { place: QuestionPlace; organisationName: string; forumName: string | null },
  ui: Ui,
): string =>
  place === 'organisation'
    ? organisationName
    : place === 'forum'
      ? (forumName ?? '')
      : ui.t('question-list.the-programme')

const dutyOf = ({ kind, title, areaKey }: QuestionOwner, areas: Areas, ui: Ui): string =>
  functionName(
    ui.t,
    { kind: kind as never, title, areaKey },
    Object.fromEntries(areas.map(({ key, name }) => [key, inLanguage(name, ui.lang)])),
  )

/** Who has it, in few words: those who hold the duty; the duty itself where nobody does. */
export function holdersInWords(owners: readonly QuestionOwner[], areas: Areas, ui: Ui): string {
  const vacant = ui.t('question-list.vacant')
  const held = owners.flatMap(({ holders }) => holders)
  if (held.length > 0) return [...new Set(held)].join(' · ')
  const [first] = owners
  return first ? `${dutyOf(first, areas, ui)}: ${vacant}` : vacant
}

/** Who has it, with duty and holders: "Införandeansvarig: Ada, Bo". */
export function ownersInWords(owners: readonly QuestionOwner[], areas: Areas, ui: Ui): string {
  const vacant = ui.t('question-list.vacant')
  if (owners.length === 0) return vacant
  return owners
    .map((owner) => `${dutyOf(owner, areas, ui)}: ${owner.holders.length > 0 ? owner.holders.join(', ') : vacant}`)
    .join(' · ')
}
