import { Tag, type Ui } from '#src/ui/index.ts'
import { type FunctionInPlace, isVacant } from './function.ts'
import { namesOf } from './function-name.ts'

/**
 * Who holds a function, linked to it; "ej utsedd" when nobody does. Accessibility: a vacancy is said in words, not by an empty cell.
 */
export const FunctionHolder = ({ ui, of }: { ui: Ui; of: Pick<FunctionInPlace, 'id' | 'holders'> | undefined }) => {
  if (!of) return <Vacant ui={ui} />
  return <a href={`/functions/${of.id}`}>{isVacant(of) ? <Vacant ui={ui} /> : namesOf(ui.lang, of.holders)}</a>
}

export const Vacant = ({ ui }: { ui: Ui }) => <Tag label={ui.t('people.vacant')} tone="warning" sign="!" />
