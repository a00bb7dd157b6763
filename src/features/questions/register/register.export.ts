import type { ProgrammeFacts } from '#src/features/programmes/index.ts'
import type { ExportTable } from '#src/platform/spreadsheet/index.ts'
import type { Ui } from '#src/ui/index.ts'
import { isOpen } from '../question.ts'
import type { ListedQuestion } from './listed.store.ts'
import { ownersInWords, placeInWords } from './owner.words.ts'

/** The list as a file: the rows shown, on all pages, with their answers. */
export function questionsSheet(
  programme: Pick<ProgrammeFacts, 'name' | 'areas'>,
  questions: readonly ListedQuestion[],
  ui: Ui,
): ExportTable {
  const { t } = ui
  const text = (key: string, width?: number) => ({
    header: t(`question-list.${key}`),
    type: 'text' as const,
    ...(width && { width }),
  })
  const date = (key: string) => ({ header: t(`question-list.${key}`), type: 'date' as const })
  const number = (key: string) => ({ header: t(`question-list.${key}`), type: 'number' as const })
  return {
    name: `${programme.name} ${t('question-list.title')}`,
    columns: [
      text('number'),
      text('question', 50),
      text('kind'),
      text('organisation'),
      date('asked'),
      text('place'),
      text('who-has', 30),
      date('since'),
      date('answer-by'),
      text('state'),
      number('affected'),
      text('outcome'),
      date('answered'),
      text('answer', 50),
      number('postponements'),
    ],
    rows: questions.map((row) => [
      `F${row.number}`,
      row.title,
      t(`questions.kind.${row.kind}`),
      row.organisationName,
      row.askedOn,
      placeInWords(row, ui),
      isOpen(row) ? ownersInWords(row.owners, programme.areas, ui) : '',
      row.sinceOn,
      row.answerBy,
      t(`questions.state.${row.state}`),
      row.affected,
      row.outcome ? t(`questions.outcome.${row.outcome}`) : '',
      row.answeredOn,
      row.answer,
      row.postponements,
    ]),
  }
}
