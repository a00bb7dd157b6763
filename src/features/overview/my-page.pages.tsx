import type { AskedQuestion } from '#src/features/questions/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Frame } from '#src/ui/frame.ts'
import {
  Empty,
  type FlashMessage,
  HistoryList,
  historyInWords,
  More,
  Page,
  PageHead,
  Section,
  type Ui,
} from '#src/ui/index.ts'
import { homeOf, MyFunctions } from './my-functions.pages.tsx'
import type { MyFunction, MySeat, PlanChange } from './my-page.store.ts'
import { type Urgency, urgencies, urgencyOf, type Waiting } from './my-page.ts'
import { MyQuestions } from './my-questions.pages.tsx'
import { WaitingRows } from './waiting.pages.tsx'

/** This page. */
const here = '/my'

/** More than this and the later ones are folded. */
const muchToRead = 12

/** What waits for me, most urgent first, with the deed beside it; what I wait for; then what I am, and where. */
export const MyPage = (props: {
  frame: Frame
  waiting: readonly Waiting[]
  functions: readonly MyFunction[]
  seats: readonly MySeat[]
  asked: readonly AskedQuestion[]
  changes: readonly PlanChange[]
  live: readonly string[]
  flash?: FlashMessage | undefined
}) => {
  const { frame, waiting, functions, seats, asked, changes } = props
  const { ui } = frame
  const { t } = ui
  return (
    <Page {...frame} title={t('ui.my-page')} live={props.live} flash={props.flash}>
      <PageHead ui={ui} title={t('ui.my-page')} line={t('overview.my-line', { count: waiting.length })} />
      {waiting.length > 0 ? (
        <Grouped ui={ui} waiting={waiting} />
      ) : (
        <NothingWaits ui={ui} functions={functions} seated={seats.length > 0} />
      )}
      <MyQuestions ui={ui} questions={asked} />
      {changes.length > 0 && <PlanChanges ui={ui} changes={changes} />}
      <MyFunctions ui={ui} functions={functions} seats={seats} />
    </Page>
  )
}

const Grouped = ({ ui, waiting }: { ui: Ui; waiting: readonly Waiting[] }) => {
  const several = new Set(waiting.map(({ programmeId }) => programmeId)).size > 1
  const named = several ? waiting.map((one) => ({ ...one, about: joined(one) })) : waiting
  if (named.length <= muchToRead) return <WaitingRows ui={ui} waiting={named} here={here} />
  const groups = Map.groupBy(named, (one) => urgencyOf(one, ui.today as IsoDate))
  return (
    <>
      {urgencies.map((urgency) => {
        const members = groups.get(urgency)
        return members && <Group ui={ui} urgency={urgency} members={members} />
      })}
    </>
  )
}

const joined = ({ about, programmeName }: Waiting): string => (about ? `${about} · ${programmeName}` : programmeName)

/** Of the later ones so many are shown; the rest are folded. */
const laterShown = 10

const Group = ({ ui, urgency, members }: { ui: Ui; urgency: Urgency; members: readonly Waiting[] }) => {
  const shown = urgency === 'later' ? members.slice(0, laterShown) : members
  const rest = members.slice(shown.length)
  return (
    <Section title={ui.t(`overview.urgency.${urgency}`, { count: members.length })}>
      <WaitingRows ui={ui} waiting={shown} here={here} />
      {rest.length > 0 && (
        <More label={ui.t('overview.show-rest', { count: rest.length })}>
          <WaitingRows ui={ui} waiting={rest} here={here} />
        </More>
      )}
    </Section>
  )
}

const NothingWaits = (props: { ui: Ui; functions: readonly MyFunction[]; seated: boolean }) => {
  const { ui, functions, seated } = props
  const { t } = ui
  const first = functions.find(({ programmeId }) => programmeId)
  const isAdmin = functions.some(({ kind }) => kind === 'admin')
  if (functions.length === 0 && !seated)
    return <Empty title={t('overview.no-functions')}>{t('overview.no-functions-what')}</Empty>
  return (
    <Empty
      title={t('overview.nothing-waits')}
      action={
        first ? (
          <a href={homeOf(first)}>
            {first.rolloutId
              ? t('overview.to-our-rollout')
              : t('overview.to-place', { place: first.programmeName ?? '' })}
          </a>
        ) : (
          isAdmin && <a href="/programmes">{t('overview.to-programmes')}</a>
        )
      }
    >
      {t(isAdmin && !first ? 'overview.nothing-waits-admin' : 'overview.nothing-waits-what')}
    </Empty>
  )
}

const PlanChanges = ({ ui, changes }: { ui: Ui; changes: readonly PlanChange[] }) => (
  <Section title={ui.t('overview.plan-changes')} note={ui.t('overview.last-week')}>
    <HistoryList
      ui={ui}
      entries={changes.map((change) => {
        const { what, said } = historyInWords(change, ui)
        return {
          at: change.at,
          who: change.personName ?? ui.t('overview.history.by-itself'),
          said,
          what: (
            <>
              <a href={`/programmes/${change.programmeId}/rollouts/${change.rolloutId}`}>{change.rolloutName}</a>:{' '}
              {what}
            </>
          ),
        }
      })}
    />
  </Section>
)
