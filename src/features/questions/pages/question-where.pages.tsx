import { Vacant } from '#src/features/people/index.ts'
import { dayIn } from '#src/platform/clock.ts'
import {
  Day,
  daysBetween,
  type Fact,
  Facts,
  Form,
  LateTag,
  Moment,
  Section,
  SubmitButton,
  type Ui,
} from '#src/ui/index.ts'
import { isOpen, isOverdue, type QuestionOwner, questionPath, type Stay } from '../question.ts'
import { ownerInWords, placeInWords } from '../question.words.ts'
import { type QuestionView, stateOf } from './question-view.ts'

/** Where it is, who has it and since when; the way it has gone; whom it concerns too. Always there for the asker. */
export const QuestionWhere = (view: QuestionView) => {
  const { frame, question } = view
  const { ui } = frame
  return (
    <div>
      <Section title={ui.t('questions.where')}>
        <Facts facts={factsOf(view)} />
      </Section>
      <Section title={ui.t('questions.way')}>
        <ol class="history">
          {question.stays.map((stay) => (
            <Step
              ui={ui}
              stay={stay}
              name={placeInWords({ ...stay, organisationName: question.organisationName }, ui)}
            />
          ))}
        </ol>
      </Section>
      <AffectedSection {...view} />
    </div>
  )
}

function factsOf({ frame: { ui }, programme, question }: QuestionView): Fact[] {
  const areas = Object.fromEntries(programme.areas.map(({ key, name }) => [key, name[ui.lang]]))
  const owner = (of: QuestionOwner) => <Owner ui={ui} called={ownerInWords(of, ui, areas)} holders={of.holders} />
  const [only, ...others] = question.owners
  const owners = !only ? (
    <Vacant ui={ui} />
  ) : others.length === 0 ? (
    owner(only)
  ) : (
    <ul class="plain">
      {question.owners.map((one) => (
        <li>{owner(one)}</li>
      ))}
    </ul>
  )
  const late = isOverdue(question, ui.today)
  return [
    { label: ui.t('questions.fact.place'), value: placeInWords(question, ui) },
    { label: ui.t('questions.fact.owner'), value: owners },
    { label: ui.t('questions.fact.since'), value: <Moment ui={ui} at={question.since} /> },
    ...(isOpen(question)
      ? [
          {
            label: ui.t('questions.fact.answer-by'),
            value: <Day ui={ui} date={question.answerBy} relative />,
            note: late && <LateTag ui={ui} days={daysBetween(question.answerBy, ui.today)} />,
          },
        ]
      : []),
    ...(question.postponements > 0
      ? [
          {
            label: ui.t('questions.fact.postponements'),
            value: ui.t('questions.times', { count: question.postponements }),
          },
        ]
      : []),
    ...(question.reopenings > 0
      ? [{ label: ui.t('questions.fact.reopenings'), value: ui.t('questions.times', { count: question.reopenings }) }]
      : []),
  ]
}

/** The function and who holds it. An account may be named by its function: then that is said once. */
const Owner = ({ ui, called, holders }: { ui: Ui; called: string; holders: readonly string[] }) => {
  if (holders.length === 1 && holders[0] === called) return <>{called}</>
  return (
    <>
      {called}: {holders.length > 0 ? holders.join('; ') : <Vacant ui={ui} />}
    </>
  )
}

/** A place it has been at: from when, how it left, after how many working days. */
const Step = ({ ui, stay, name }: { ui: Ui; stay: Stay; name: string }) => (
  <li>
    <p>{stay.endedAt ? name : <b>{name}</b>}</p>
    <p class="quiet">
      <Day ui={ui} date={stay.startedOn} short />{' '}
      {stay.endedHow
        ? ui.t('questions.stay.ended', {
            how: stay.endedHow,
            days: stay.workingDays ?? 0,
            late: String((stay.endedHow === 'answered' && isPast(stay)) || stay.endedHow === 'climbed'),
          })
        : ui.t('questions.stay.open')}
      {stay.postponements > 0 && ` · ${ui.t('questions.stay.postponed', { count: stay.postponements })}`}
    </p>
  </li>
)

/** Ended after the day first promised. */
const isPast = ({ endedAt, promisedBy }: Stay): boolean =>
  endedAt !== null && dayIn(Temporal.Instant.from(endedAt)) > promisedBy

/** "Gäller oss också": who has said so, and the button for the reader's own. */
const AffectedSection = (view: QuestionView) => {
  const { frame, programme, question, deeds, organisations } = view
  const { ui } = frame
  if (question.affectedBy.length === 0 && organisations.length === 0) return null
  return (
    <Section title={ui.t('questions.affected')} id="affected">
      {question.affectedBy.length > 0 && (
        <ul class="plain">
          {question.affectedBy.map(({ organisationName }) => (
            <li>{organisationName}</li>
          ))}
        </ul>
      )}
      {organisations.map(({ id, name }) => {
        const concerns = deeds.affected.some((one) => one.organisationId === id && one.concerns)
        const label = ui.t(`questions.deed.${concerns ? 'affects-no-more' : 'affects'}`)
        return (
          <Form
            ui={ui}
            inline
            action={`${questionPath(programme.id, question.id)}/affected`}
            refusal={stateOf(view, 'affected').refusal}
            hidden={{ organisation: id, concerns: concerns ? 'no' : 'yes' }}
          >
            <SubmitButton kind={concerns ? 'quiet' : 'secondary'}>
              {organisations.length > 1 ? `${label}: ${name}` : label}
            </SubmitButton>
          </Form>
        )
      })}
    </Section>
  )
}
