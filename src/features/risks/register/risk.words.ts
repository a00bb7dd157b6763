import { functionName } from '#src/features/people/index.ts'
import type { ProgrammeFacts } from '#src/features/programmes/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import type { ShownLevel, Ui } from '#src/ui/index.ts'
import type { NamedFunction, NamedHolder, RiskLevel } from '../risk.ts'

type Areas = Pick<ProgrammeFacts, 'areas'>

/** "Programledare, Skaraborgs kommunalförbund". A seat's title says whose it is by itself. */
export function functionInWords(duty: NamedFunction, { areas }: Areas, ui: Ui): string {
  const names = duty.areaKey ? Object.fromEntries(areas.map(({ key, name }) => [key, inLanguage(name, ui.lang)])) : {}
  return `${functionName(ui.t, duty as never, names)}, ${duty.partyName}`
}

/** Who decides: a forum's name, or a function with its party. */
export const holderInWords = (holder: NamedHolder, programme: Areas, ui: Ui): string =>
  holder.kind === 'forum' ? holder.name : functionInWords(holder.function, programme, ui)

/** Nobody can decide as that holder today: "ej utsedd". */
export const isUnheld = (holder: NamedHolder): boolean =>
  holder.kind === 'forum' ? !holder.held : holder.function.holders.length === 0

/** The programme's levels as pictures and tags show them, in the reader's language. */
export const shownLevels = (levels: readonly RiskLevel[], { lang }: Pick<Ui, 'lang'>): ShownLevel[] =>
  levels.map(({ name, fromScore, toScore }) => ({ name: inLanguage(name, lang), fromScore, toScore }))
