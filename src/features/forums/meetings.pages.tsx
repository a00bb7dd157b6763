import { Day, Empty, Facts, Section, Table, type Ui } from '#src/ui/index.ts'
import type { Forum } from './forum.store.ts'
import { decides } from './forum.ts'
import type { HeldMeeting } from './meeting.store.ts'
import { meetingsPath } from './paths.ts'
import { isLiving, type Seat, turnover } from './seat.ts'

interface MeetingsProps {
  readonly ui: Ui
  readonly forum: Forum
  readonly seats: readonly Seat[]
  readonly meetings: readonly HeldMeeting[]
  /** May correct what was recorded. */
  readonly records: boolean
}

/** Who came and who left in the last twelve months, each figure with what it is made of. */
export const Meetings = ({ ui, forum, seats, meetings, records }: MeetingsProps) => {
  const { t } = ui
  const percent = (part: number, whole: number) =>
    new Intl.NumberFormat(ui.lang, { style: 'percent' }).format(whole === 0 ? 0 : part / whole)
  const deciding = seats.filter((seat) => decides(seat.kind) && isLiving(seat, ui.today))
  const sum = (of: (seat: Seat) => number) => deciding.reduce((total, seat) => total + of(seat), 0)
  const [came, all] = [sum((seat) => seat.came), sum((seat) => seat.meetings)]
  const { left, seats: count } = turnover(seats, ui.today)
  return (
    <Section title={t('forums.attendance.title')} id="attendance">
      <div class="forum-words">
        <Facts
          columns
          facts={[
            {
              label: t('forums.attendance'),
              value: all === 0 ? t('forums.attendance.none') : percent(came, all),
              note: all > 0 && t('forums.attendance.explained', { came, all }),
            },
            {
              label: t('forums.turnover'),
              value: count === 0 ? t('forums.attendance.none') : percent(left, count),
              note: count > 0 && t('forums.turnover.explained', { left, seats: count }),
            },
          ]}
        />
        {meetings.length === 0 ? (
          <Empty title={t('forums.meetings.none')}>{records && t('forums.meetings.none.what')}</Empty>
        ) : (
          <Table
            ui={ui}
            caption={t('forums.meetings')}
            cards
            rows={meetings}
            columns={[
              {
                key: 'heldOn',
                label: t('forums.meeting.held-on'),
                cell: (one) => <Day ui={ui} date={one.heldOn} />,
              },
              {
                key: 'came',
                label: t('forums.attendance.came'),
                number: true,
                cell: (one) => t('ui.of', { done: one.came.length, total: one.seats }),
              },
              ...(records
                ? [
                    {
                      key: 'edit',
                      label: t('forums.meeting.correct'),
                      cell: (one: HeldMeeting) => (
                        <a href={`${meetingsPath(forum)}/${one.id}`}>{t('forums.meeting.correct')}</a>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </div>
    </Section>
  )
}
