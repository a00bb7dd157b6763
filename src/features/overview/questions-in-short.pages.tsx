import type { ProgrammeView } from '#src/features/programmes/index.ts'
import { type QuestionSummary, questionPath, questionsPath } from '#src/features/questions/index.ts'
import { longDate, Section, type Ui, withQuery } from '#src/ui/index.ts'

/** How it stands with what has been asked: open and late, how long an answer takes, and what has waited the longest. */
export const QuestionsInShort = ({
  ui,
  programme,
  summary: { open, late, median, oldest },
}: {
  ui: Ui
  programme: ProgrammeView
  summary: QuestionSummary
}) => {
  const { t, lang } = ui
  if (open === 0 && median === null) return null
  const all = questionsPath(programme.id)
  return (
    <Section title={t('overview.questions')} actions={<a href={`${all}/figures`}>{t('overview.question-figures')}</a>}>
      <p>
        <a href={all}>{t('overview.questions-open', { count: open })}</a>
        {late > 0 && (
          <>
            {', '}
            <a href={withQuery(all, { view: 'late' })}>{t('overview.questions-late', { count: late })}</a>
          </>
        )}
        {'. '}
        {median !== null && `${t('overview.questions-median', { days: median })} `}
        {oldest && (
          <>
            {t('overview.questions-oldest')}{' '}
            <a href={questionPath(programme.id, oldest.id)}>
              F{oldest.number} {oldest.title}
            </a>{' '}
            <span class="quiet">{t('overview.questions-asked', { day: longDate(oldest.askedOn, lang) })}</span>
          </>
        )}
      </p>
    </Section>
  )
}
