import { functionName } from '#src/features/people/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
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
import type { MyFunction, PlanChange } from './my-page.store.ts'
import { type Urgency, urgencies, urgencyOf, type Waiting } from './my-page.ts'
import { WaitingRows } from './waiting.pages.tsx'

/** This page. */
const here = '/my'

/** More than this and the later ones are folded. */
const muchToRead = 12

/** What waits for me, most urgent first, with the deed beside it; then what I am, and where. */
export const MyPage = (props: {
  frame: Frame
  waiting: readonly Waiting[]
  functions: readonly MyFunction[]
  changes: readonly PlanChange[]
  live: readonly string[]
  flash?: FlashMessage | undefined
}) => {
  const { frame, waiting, functions, changes } = props
  const { ui } = frame
  const { t } = ui
  return (
    <Page {...frame} title={t('ui.my-page')} live={props.live} flash={props.flash}>
      <PageHead ui={ui} title={t('ui.my-page')} line={t('overview.my-line', { count: waiting.length })} />
      {waiting.length > 0 ? <Grouped ui={ui} waiting={waiting} /> : <NothingWaits ui={ui} functions={functions} />}
      {changes.length > 0 && <PlanChanges ui={ui} changes={changes} />}
      <MyFunctions ui={ui} functions={functions} />
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

const NothingWaits = ({ ui, functions }: { ui: Ui; functions: readonly MyFunction[] }) => {
  const { t } = ui
  const first = functions.find(({ programmeId }) => programmeId)
  const isAdmin = functions.some(({ kind }) => kind === 'admin')
  if (functions.length === 0) return <Empty title={t('overview.no-functions')}>{t('overview.no-functions-what')}</Empty>
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

/** To the rollout, for one who is a receiver; else to the programme. */
function homeOf({ programmeId, rolloutId }: MyFunction): string {
  return rolloutId ? `/programmes/${programmeId}/rollouts/${rolloutId}` : `/programmes/${programmeId}`
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

const nameOf = ({ kind, areaKey, areaName }: MyFunction, { t, lang }: Ui): string =>
  functionName(t, { kind, areaKey }, areaKey && areaName ? { [areaKey]: inLanguage(areaName, lang) } : {})

const MyFunctions = ({ ui, functions }: { ui: Ui; functions: readonly MyFunction[] }) => {
  const { t } = ui
  if (functions.length === 0) return null
  return (
    <Section title={t('overview.my-functions')}>
      <ul class="plain-list">
        {functions.map((one) => (
          <li>
            <b>{nameOf(one, ui)}</b>, <a href={`/parties/${one.partyId}`}>{one.partyName}</a>
            {one.programmeId && (
              <>
                {' · '}
                <a href={`/programmes/${one.programmeId}`}>{one.programmeName}</a>
              </>
            )}
            {one.rolloutId && (
              <>
                {' · '}
                <a href={homeOf(one)}>{t('overview.our-rollout')}</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
