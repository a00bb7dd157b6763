import { raw } from 'hono/html'
import { type ProgrammeView, programmeTabs, programmeTopic } from '#src/features/programmes/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import {
  ButtonLink,
  type Column,
  Day,
  daysBetween,
  Empty,
  escapeText,
  LateTag,
  Page,
  PageHead,
  Pagination,
  Table,
  TableLine,
  type Ui,
  withQuery,
} from '#src/ui/index.ts'
import { isOpen, isOverdue, questionPath, questionSettingsPath, questionsPath } from '../question.ts'
import type { ListedQuestion } from './listed.store.ts'
import { holdersInWords, placeInWords } from './owner.words.ts'
import { QUESTIONS_PER_PAGE, showsAnswers } from './question-filter.ts'
import { QuestionTag } from './question-tag.tsx'
import { CountedLine, type RegisterFilterProps, RegisterFilters, Views } from './register-filters.pages.tsx'

interface RegisterProps extends RegisterFilterProps {
  readonly frame: Frame
  readonly questions: readonly ListedQuestion[]
  readonly total: number
  readonly asks: boolean
  readonly leads: boolean
}

/** Everything asked in the programme: where it is, who has it, since when, by when, and what the answer was. */
export const RegisterPage = (props: RegisterProps) => {
  const { frame, ui, programme, wish, url, questions, total } = props
  const { t } = ui
  const here = questionsPath(programme.id)
  const title = t('question-list.title')
  const narrowed = url.includes('?')
  return (
    <Page
      {...frame}
      title={title}
      programme={programmeTabs(ui, programme, 'questions')}
      live={[`${programmeTopic(programme.id)}@${programme.liveVersion}`]}
      wide
    >
      <PageHead
        ui={ui}
        title={title}
        line={t('question-list.line')}
        seenBy={t(programme.standing === 'supplier' ? 'question-list.seen-by-supplier' : 'question-list.seen-by')}
        actions={
          <>
            {props.asks && (
              <ButtonLink href={`${here}/new`} kind="primary">
                {t('question-list.ask')}
              </ButtonLink>
            )}
            <ButtonLink href={`${here}/figures`}>{t('question-list.figures')}</ButtonLink>
            {props.leads && (
              <ButtonLink href={questionSettingsPath(programme.id)} kind="quiet">
                {t('question-list.settings')}
              </ButtonLink>
            )}
          </>
        }
      />
      <Views {...props} />
      <RegisterFilters {...props} />
      <CountedLine {...props} />
      {total === 0 ? (
        <Empty title={t(narrowed ? 'question-list.none-found' : 'question-list.none')}>
          {t(narrowed ? 'question-list.none-found-what' : 'question-list.none-what')}
        </Empty>
      ) : (
        <div>
          <TableLine
            ui={ui}
            count={total}
            exports={{
              xlsx: withQuery(url, { format: 'xlsx', page: null }),
              csv: withQuery(url, { format: 'csv', page: null }),
            }}
          />
          <Table
            ui={ui}
            caption={title}
            hideCaption
            cards
            rows={questions}
            columns={columnsOf(ui, programme, showsAnswers(wish.filter))}
            sort={{ by: wish.sort, url }}
          />
          <Pagination ui={ui} url={url} page={wish.page} pages={Math.ceil(total / QUESTIONS_PER_PAGE)} />
        </div>
      )}
    </Page>
  )
}

function columnsOf(ui: Ui, programme: ProgrammeView, answers: boolean): Column<ListedQuestion>[] {
  const { t } = ui
  return [
    {
      key: 'title',
      label: t('question-list.question'),
      sortable: true,
      cell: (row) => questionCell(row, programme, answers, ui),
    },
    { key: 'number', label: t('question-list.number'), sortable: true, number: true, cell: (row) => `F${row.number}` },
    {
      key: 'organisation',
      label: t('question-list.organisation'),
      sortable: true,
      cell: (row) => row.organisationName,
    },
    { key: 'place', label: t('question-list.place'), sortable: true, cell: (row) => whereCell(row, programme, ui) },
    ...(answers ? answeredColumn(ui) : dueColumns(ui)),
    { key: 'state', label: t('question-list.state'), sortable: true, cell: (row) => stateCell(row, ui) },
    {
      key: 'affected',
      label: t('question-list.affected'),
      sortable: true,
      number: true,
      cell: (row) => (row.affected > 0 ? row.affected : ''),
    },
  ]
}

const day = (date: string | null, ui: Ui) => (date ? Day({ ui, date, short: true }) : '')

const dueColumns = (ui: Ui): Column<ListedQuestion>[] => [
  {
    key: 'since',
    label: ui.t('question-list.since'),
    sortable: true,
    number: true,
    cell: (row) => day(row.sinceOn, ui),
  },
  {
    key: 'answer-by',
    label: ui.t('question-list.answer-by'),
    sortable: true,
    number: true,
    cell: (row) => (isOpen(row) ? day(row.answerBy, ui) : ''),
  },
]

/** Answers alone stand newest first. */
const answeredColumn = (ui: Ui): Column<ListedQuestion>[] => [
  { key: 'answered', label: ui.t('question-list.answered'), number: true, cell: (row) => day(row.answeredOn, ui) },
]

/** Beginning of an answer that stands in the list. */
const answerLength = 300

/** Built as text, since it stands in every row. */
function questionCell(row: ListedQuestion, programme: ProgrammeView, answers: boolean, ui: Ui) {
  const kind =
    row.kind === 'question' ? '' : ` <span class="quiet">${escapeText(ui.t(`questions.kind.${row.kind}`))}</span>`
  const said = row.answer.length > answerLength ? `${row.answer.slice(0, answerLength)} …` : row.answer
  const answer = answers && said ? `<p class="answer">${escapeText(said)}</p>` : ''
  return raw(`<a href="${questionPath(programme.id, row.id)}">${escapeText(row.title)}</a>${kind}${answer}`)
}

function whereCell(row: ListedQuestion, programme: ProgrammeView, ui: Ui) {
  const place = escapeText(placeInWords(row, ui))
  if (!isOpen(row)) return raw(place)
  const who = escapeText(holdersInWords(row.owners, programme.areas, ui))
  return raw(`<span>${place}<br><span class="quiet">${who}</span></span>`)
}

function stateCell(row: ListedQuestion, ui: Ui) {
  const outcome =
    row.outcome && row.outcome !== 'answered' && row.outcome !== 'moved'
      ? ` <span class="quiet">${escapeText(ui.t(`questions.outcome.${row.outcome}`))}</span>`
      : ''
  const late = isOverdue(row, ui.today) ? ` ${LateTag({ ui, days: daysBetween(row.answerBy, ui.today) })}` : ''
  const put =
    row.postponements > 0 && isOpen(row)
      ? ` <span class="quiet">${escapeText(ui.t('question-list.postponed', { count: row.postponements }))}</span>`
      : ''
  return raw(`<span>${QuestionTag({ ui, state: row.state })}${outcome}${late}${put}</span>`)
}
