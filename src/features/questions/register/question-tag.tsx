import { Tag, type Tone, type Ui } from '#src/ui/index.ts'
import type { QuestionState } from '../question.tables.ts'

const looks: Record<QuestionState, { tone: Tone; sign: string }> = {
  asked: { tone: 'neutral', sign: '?' },
  acknowledged: { tone: 'info', sign: '◐' },
  answered: { tone: 'success', sign: '✓' },
  closed: { tone: 'neutral', sign: '–' },
}

/** A question's state in the glossary's words, told apart without colour. */
export const QuestionTag = ({ ui, state }: { ui: Ui; state: QuestionState }) =>
  Tag({ label: ui.t(`questions.state.${state}`), ...looks[state] })
