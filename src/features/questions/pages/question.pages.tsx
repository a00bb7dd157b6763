import { programmeTabs, programmeTopic } from '#src/features/programmes/index.ts'
import { Columns, HistoryList, Moment, Notice, Page, PageHead, Section } from '#src/ui/index.ts'
import { questionsPath } from '../question.ts'
import { seenByInWords } from '../question.words.ts'
import { QuestionTag } from '../register/question-tag.tsx'
import { QuestionDeedForms } from './question-deeds.pages.tsx'
import { QuestionExpected } from './question-expected.pages.tsx'
import { happenings } from './question-history.words.ts'
import { QuestionThread, StandingAnswer } from './question-thread.pages.tsx'
import type { QuestionView } from './question-view.ts'
import { QuestionWhere } from './question-where.pages.tsx'

/** One question: what is expected of the reader, what was asked and answered, what the reader can do, where it is, who has it, and since when. */
export const QuestionPage = (view: QuestionView) => {
  const { frame, programme, question } = view
  const { ui } = frame
  const { number, title } = question
  return (
    <Page
      {...frame}
      title={ui.t('questions.named', { number, title })}
      programme={programmeTabs(ui, programme, 'questions')}
      crumbs={[
        { label: ui.t('questions.title'), href: questionsPath(programme.id) },
        { label: ui.t('questions.number', { number }) },
      ]}
      flash={view.flash}
      live={[`${programmeTopic(programme.id)}@${programme.liveVersion}`]}
    >
      <PageHead ui={ui} title={title} line={<Line {...view} />} seenBy={seenByInWords(question, ui)} />
      <QuestionExpected {...view} />
      <TypedInVain {...view} />
      <Columns>
        <div>
          <Section title={ui.t(`questions.kind.${question.kind}`)}>
            <p class="prose">{question.text || title}</p>
            <FromPage {...view} />
          </Section>
          <StandingAnswer {...view} />
          <QuestionDeedForms {...view} />
          <QuestionThread {...view} />
        </div>
        <QuestionWhere {...view} />
      </Columns>
      <Section title={ui.t('questions.history')}>
        <HistoryList ui={ui} entries={happenings(view.history, ui)} />
      </Section>
    </Page>
  )
}

const Line = ({ frame: { ui }, question }: QuestionView) => (
  <>
    {ui.t('questions.line', {
      number: question.number,
      asker: withOrganisation(question.askerName, question.organisationName),
    })}{' '}
    <Moment ui={ui} at={question.askedAt} /> <QuestionTag ui={ui} state={question.state} />
  </>
)

/** An account may be named by its function ("Införandeansvarig, Hjo"): then the organisation is said once. */
const withOrganisation = (name: string, organisation: string): string =>
  name.endsWith(`, ${organisation}`) ? name : `${name}, ${organisation}`

/** The page it was asked from: a path of ours alone, whatever has been kept. */
const FromPage = ({ frame: { ui }, question: { fromPath, fromTitle } }: QuestionView) =>
  /^\/(?![/\\])/.test(fromPath) ? (
    <p class="quiet">
      {ui.t('questions.from')} <a href={fromPath}>{fromTitle || fromPath}</a>
    </p>
  ) : null

const offered: Record<string, (view: QuestionView) => boolean> = {
  answer: ({ deeds }) => deeds.answer !== undefined,
  postpone: ({ deeds }) => deeds.answer !== undefined,
  owner: ({ deeds }) => deeds.answer !== undefined,
  link: ({ deeds }) => deeds.answer !== undefined,
  acknowledge: ({ deeds }) => deeds.acknowledge !== undefined,
  place: ({ destinations }) => destinations.length > 0,
  close: ({ deeds }) => deeds.close !== undefined,
  reopen: ({ deeds }) => deeds.reopen !== undefined,
  message: ({ deeds }) => deeds.say !== undefined,
  affected: ({ organisations }) => organisations.length > 0,
}

/** A form that came back and is no longer offered, since somebody else was first: why, and what was typed in it. */
const TypedInVain = (view: QuestionView) => {
  const { returned, frame } = view
  if (!returned || offered[returned.of]?.(view)) return null
  const { text, reason } = returned.form.values
  const typed = text ?? reason
  return (
    <div role="alert">
      <Notice kind="warning" title={returned.refusal ?? frame.ui.t('questions.refusal.stale')}>
        {typeof typed === 'string' && typed !== '' && (
          <>
            <p>{frame.ui.t('questions.typed')}</p>
            <blockquote class="prose">{typed}</blockquote>
          </>
        )}
      </Notice>
    </div>
  )
}
