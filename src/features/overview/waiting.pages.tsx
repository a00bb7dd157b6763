import type { Standing } from '#src/platform/access/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import {
  ButtonLink,
  Day,
  Empty,
  Form,
  type LightColour,
  relativeDay,
  Section,
  SubmitButton,
  type Ui,
  WaitingList,
} from '#src/ui/index.ts'
import { type Urgency, urgencyOf, type Waiting } from './my-page.ts'

const colours: Record<Urgency, LightColour> = { late: 'red', 'this-week': 'yellow', later: 'grey' }

/** So many on a programme's overview; the rest stand on Min sida. */
const shownHere = 5

/** "Väntar på dig", in one programme. */
export const WaitingHere = ({
  ui,
  waiting,
  standing,
  here,
}: {
  ui: Ui
  waiting: readonly Waiting[]
  standing: Standing
  here: string
}) => (
  <Section title={ui.t('overview.waiting')}>
    {waiting.length === 0 ? (
      <Empty title={ui.t('overview.nothing-waits')}>
        {ui.t(standing === 'observer' ? 'overview.nothing-waits-observer' : 'overview.nothing-waits-here')}
      </Empty>
    ) : (
      <>
        <WaitingRows ui={ui} waiting={waiting.slice(0, shownHere)} here={here} />
        {waiting.length > shownHere && (
          <p>
            <a href="/my">{ui.t('overview.all-that-waits', { count: waiting.length })}</a>
          </p>
        )}
      </>
    )}
  </Section>
)

/** The rows with the deed beside each: a press where that is enough, else a link to where it is done. A press leads back to `here`. */
export const WaitingRows = ({ ui, waiting, here }: { ui: Ui; waiting: readonly Waiting[]; here: string }) => (
  <WaitingList
    ui={ui}
    items={waiting.map((one) => ({
      title: one.title,
      href: one.href,
      light: colours[urgencyOf(one, ui.today as IsoDate)],
      note: <Note ui={ui} waiting={one} />,
      deed: <Deed ui={ui} waiting={one} here={here} />,
    }))}
  />
)

const Note = ({ ui, waiting: { deed, about, by, late } }: { ui: Ui; waiting: Waiting }) => (
  <>
    {ui.t(`overview.waits.${deed}`)} {about && `· ${about} `}
    {by && (late || by >= ui.today) && (
      <>
        · {ui.t(late ? 'overview.was-due' : 'overview.by')} <Day ui={ui} date={by} />,{' '}
        {relativeDay(by, ui.today, ui.lang)}
      </>
    )}
  </>
)

const Deed = ({ ui, waiting, here }: { ui: Ui; waiting: Waiting; here: string }) => {
  const { deed, press, href, title } = waiting
  const label = ui.t(`overview.deed.${deed}`)
  const words = (
    <>
      {label}
      <span class="vh">: {title}</span>
    </>
  )
  if (!press) return <ButtonLink href={href}>{words}</ButtonLink>
  return (
    <Form ui={ui} action={press.action} hidden={{ ...press.fields, back: here }} inline>
      <SubmitButton kind="secondary">{words}</SubmitButton>
    </Form>
  )
}
