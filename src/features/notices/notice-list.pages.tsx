import type { Id } from '#src/platform/ids.ts'
import type { Frame } from '#src/ui/frame.ts'
import {
  Checkbox,
  Day,
  Empty,
  Filters,
  Form,
  Moment,
  Page,
  PageHead,
  Pagination,
  Select,
  SubmitButton,
  TableLine,
} from '#src/ui/index.ts'
import { noticeKinds } from './notice.ts'
import { noticeInWords } from './notice.words.ts'
import type { ListedNotice, NoticeWish } from './notice-list.store.ts'
import { noticeChoicesPath, noticePath, noticesPath } from './paths.ts'

export interface NoticesPageProps {
  readonly frame: Frame
  readonly notices: readonly ListedNotice[]
  readonly count: number
  readonly page: number
  readonly pages: number
  readonly wish: NoticeWish
  readonly unread: number
  /** Those whose notices the reader may still read. */
  readonly programmeIds: ReadonlySet<Id<'programme'>>
  /** When the list was made: "mark all as read" takes no more than was in it. */
  readonly now: string
  readonly url: string
}

/** What one has been told, newest first: each leads to what it is about. */
export function NoticesPage(props: NoticesPageProps) {
  const { frame, notices, wish, unread, url } = props
  const { ui } = frame
  const { t } = ui
  const narrowed = wish.kind !== null || wish.unread
  return (
    <Page {...frame} title={t('notices.title')}>
      <PageHead
        ui={ui}
        title={t('notices.title')}
        line={t('notices.line', { count: unread })}
        seenBy={t('notices.seen-by')}
        actions={<a href={noticeChoicesPath}>{t('notices.to-choices')}</a>}
      />
      {(narrowed || props.count > 0) && <Narrowing {...props} narrowed={narrowed} />}
      {notices.length > 0 ? (
        <ByDay {...props} />
      ) : (
        <Empty title={t(narrowed ? 'notices.none-like-that' : 'notices.none')}>
          {!narrowed && t('notices.none-what')}
        </Empty>
      )}
      <Pagination ui={ui} url={url} page={props.page} pages={props.pages} />
    </Page>
  )
}

/** Which of them, how many, and all of them read at once. */
const Narrowing = ({
  frame: { ui },
  wish,
  unread,
  url,
  narrowed,
  ...props
}: NoticesPageProps & { narrowed: boolean }) => {
  const { t } = ui
  return (
    <>
      <Filters ui={ui} action={noticesPath} active={narrowed}>
        <Select
          ui={ui}
          optional
          name="kind"
          label={t('notices.about')}
          value={wish.kind ?? ''}
          empty={t('notices.all-kinds')}
          options={noticeKinds.map((kind) => ({ value: kind, label: t(`notices.kind.${kind}`) }))}
        />
        <Checkbox ui={ui} name="unread" label={t('notices.only-unread')} checked={wish.unread} />
      </Filters>
      <TableLine ui={ui} count={props.count}>
        {unread > 0 && (
          <Form
            ui={ui}
            action={`${noticesPath}/reading`}
            inline
            hidden={{ kind: wish.kind ?? '', until: props.now, back: url }}
          >
            <SubmitButton kind="quiet">{t('notices.read-all')}</SubmitButton>
          </Form>
        )}
      </TableLine>
    </>
  )
}

/** Under the day it was told, in Sweden. */
const ByDay = (props: NoticesPageProps) => {
  const { ui } = props.frame
  const several = new Set(props.notices.map(({ programmeId }) => programmeId)).size > 1
  return (
    <div>
      {[...Map.groupBy(props.notices, ({ on }) => on)].map(([on, ones]) => (
        <section class="history-day">
          <h2>
            <Day ui={ui} date={on} />
          </h2>
          <ol class="notices">
            {ones.map((notice) => (
              <li class={notice.isRead ? undefined : 'unread'}>
                <Told {...props} notice={notice} named={several} />
                {!notice.isRead && (
                  <Form ui={ui} action={`${noticePath(notice.id)}/reading`} inline hidden={{ back: props.url }}>
                    <SubmitButton kind="quiet">{ui.t('notices.read')}</SubmitButton>
                  </Form>
                )}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

/** What is told is a button that looks like a link: opening marks it as read, and what changes anything is sent by a form. */
const Told = ({
  frame: { ui },
  notice,
  programmeIds,
  named,
}: NoticesPageProps & { notice: ListedNotice; named: boolean }) => {
  const { programmeId, programmeName } = notice
  const isTheirs = programmeId === null || programmeIds.has(programmeId)
  const { what, said } = noticeInWords(notice, ui)
  return (
    <div>
      {isTheirs ? (
        <form action={`${noticePath(notice.id)}/opening`} method="post">
          <button type="submit" class="as-link">
            {what}
          </button>
        </form>
      ) : (
        <p>{ui.t('notices.not-theirs')}</p>
      )}
      {isTheirs && said && <blockquote>{said}</blockquote>}
      <p class="quiet">
        {!notice.isRead && (
          <>
            <b>{ui.t('notices.unread')}</b> ·{' '}
          </>
        )}
        <Moment ui={ui} at={notice.at} /> · {ui.t(`notices.kind.${notice.kind}`)}
        {isTheirs && named && programmeName && ` · ${programmeName}`}
      </p>
    </div>
  )
}
