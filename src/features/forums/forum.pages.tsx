import { programmeTopic } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import {
  ButtonLink,
  Day,
  Empty,
  Expected,
  HistoryList,
  historyInWords,
  More,
  Notice,
  Page,
  PageHead,
  Section,
  type Ui,
  WaitingList,
} from '#src/ui/index.ts'
import { decidesIn, keepsForum, placesForum, recordsMeetings, seesAllMatters } from './forum.policy.ts'
import type { Forum } from './forum.store.ts'
import { whyInWords } from './forum.words.ts'
import { Ending } from './forum-end.pages.tsx'
import type { ForumState } from './forum-page.ts'
import { Mandate } from './mandate.pages.tsx'
import type { Waiting } from './matters.store.ts'
import { Meetings } from './meetings.pages.tsx'
import { forumPath, meetingsPath } from './paths.ts'
import { isLiving } from './seat.ts'
import { SeatTable } from './seat-table.pages.tsx'
import { ServedProgrammes } from './served.pages.tsx'
import { forumTopic } from './topic.ts'

export interface ForumPageProps extends ForumState {
  readonly c: RequestContext
}

/** A forum: what it may decide, what waits for it, who sits there and how often they come. */
export const ForumPage = (props: ForumPageProps) => {
  const { c, forum, seats, within, happened } = props
  const { ui } = c.var.frame
  const { t } = ui
  const { actor } = c.var
  const live = forum.endedOn === null
  const keeps = live && keepsForum(actor, forum) !== undefined
  const records = live && recordsMeetings(actor, forum.id) !== undefined
  const topics = forum.programmes.flatMap(({ id, view }) => (view ? [`${programmeTopic(id)}@${view.liveVersion}`] : []))
  return (
    <Page
      {...c.var.frame}
      title={forum.name}
      crumbs={[{ label: t('forums.title'), href: '/forums' }, { label: forum.name }]}
      live={[`${forumTopic(forum.id)}@${forum.liveVersion}`, ...topics]}
    >
      <PageHead
        ui={ui}
        title={forum.name}
        line={lineOf(ui, forum)}
        seenBy={t('forums.seen-by')}
        actions={
          (keeps || records) && (
            <>
              {records && (
                <ButtonLink href={`${meetingsPath(forum)}/new`} kind="primary">
                  {t('forums.meeting.record')}
                </ButtonLink>
              )}
              {keeps && <ButtonLink href={`${forumPath(forum)}/edit`}>{t('forums.edit-short')}</ButtonLink>}
            </>
          )
        }
      />
      {forum.endedOn && (
        <Notice kind="warning" title={t('forums.ended.title')}>
          <p>
            {t('forums.ended.on')} <Day ui={ui} date={forum.endedOn} />
          </p>
        </Notice>
      )}
      <MyPart {...props} actor={actor} keeps={keeps} />
      {(within || props.waiting.length > 0) && (
        <Section title={t('forums.to-take-up')} id="matters" note={t('forums.to-take-up.note')}>
          {props.waiting.length === 0 ? (
            <Empty
              title={t(seesAllMatters(actor, forum.id) ? 'forums.to-take-up.none' : 'forums.to-take-up.none-seen')}
            />
          ) : (
            <Matters ui={ui} waiting={props.waiting} />
          )}
        </Section>
      )}
      <Mandate {...props} ui={ui} />
      <Section
        title={t('forums.seats')}
        id="seats"
        actions={keeps && <a href={`${forumPath(forum)}/seats/new`}>{t('forums.seat.add')}</a>}
      >
        {seats.filter((seat) => isLiving(seat, ui.today)).length === 0 ? (
          <Empty title={t('forums.seats.none')}>{keeps && t('forums.seats.none.what')}</Empty>
        ) : (
          <SeatTable {...props} ui={ui} seats={seats.filter((seat) => isLiving(seat, ui.today))} />
        )}
      </Section>
      {within && <Meetings ui={ui} forum={forum} seats={seats} meetings={props.meetings} records={records} />}
      <ServedProgrammes {...props} ui={ui} />
      {live && placesForum(actor, forum) && <Ending {...props} ui={ui} />}
      {within && happened.length > 0 && (
        <Section title={t('forums.history')} id="history">
          <More label={t('forums.history.count', { count: happened.length })}>
            <HistoryList
              ui={ui}
              entries={happened.map((one) => ({
                at: one.at,
                who: one.name ?? t('forums.nobody'),
                acting: one.functionKind ? t(`people.function.${one.functionKind}`) : undefined,
                ...historyInWords(one, ui),
              }))}
            />
          </More>
        </Section>
      )}
    </Page>
  )
}

/** "Lokal styrgrupp. Hjo sammankallar." */
const lineOf = ({ t }: Ui, forum: Forum) =>
  t('forums.line-of', {
    kind: t(`forums.kind-of.${forum.isLocal ? 'local' : 'shared'}.${forum.kind}`),
    party: forum.partyName,
  })

/** What is expected of the reader here: to take up what waits, or to appoint who should. */
const MyPart = (props: ForumPageProps & { actor: Actor; keeps: boolean }) => {
  const { c, forum, waiting, seats, actor, keeps } = props
  const { ui } = c.var.frame
  const { t } = ui
  const oldest = waiting[0]
  if (forum.endedOn !== null) return null
  if (oldest && decidesIn(actor, forum))
    return (
      <Expected
        ui={ui}
        by={firstDue(waiting)}
        actions={<ButtonLink href={oldest.href}>{t('forums.expected.oldest')}</ButtonLink>}
      >
        {t('forums.expected.waiting', { count: waiting.length })}
      </Expected>
    )
  if (!keeps || forum.chairHeld) return null
  const chair = seats.find((seat) => seat.kind === 'chair' && isLiving(seat, ui.today))
  const deed = chair ? `${forumPath(forum)}/seats/${chair.id}` : `${forumPath(forum)}/seats/new?kind=chair`
  return (
    <Expected ui={ui} actions={<ButtonLink href={deed}>{t('forums.expected.appoint')}</ButtonLink>}>
      {t('forums.expected.chair')}
    </Expected>
  )
}

/** The day by which the first of what waits must be taken up. */
const firstDue = (waiting: readonly Waiting[]): string | undefined =>
  waiting
    .flatMap(({ by }) => by ?? [])
    .sort()
    .at(0)

const Matters = ({ ui, waiting }: { ui: Ui; waiting: readonly Waiting[] }) => (
  <WaitingList
    ui={ui}
    items={waiting.map((one) => ({
      title: one.title,
      href: one.href,
      note: (
        <>
          {[whyInWords(ui, one), one.about].filter(Boolean).join(' · ')} · {ui.t('forums.matter.since')}{' '}
          <Day ui={ui} date={one.since.slice(0, 10)} short relative />
          {one.by && (
            <>
              {' '}
              · {ui.t(one.by < ui.today ? 'ui.was-due' : 'ui.due-by')} <Day ui={ui} date={one.by} short />
            </>
          )}
        </>
      ),
    }))}
  />
)
