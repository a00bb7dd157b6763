import { ownReasons, type QueuedMail } from '#src/platform/mail/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import { Empty, Form, Moment, More, moment, Notice, Page, PageHead, SubmitButton, Tag, type Ui } from '#src/ui/index.ts'

export interface MailPageProps {
  readonly frame: Frame
  readonly latest: readonly QueuedMail[]
  /** Those that nobody took. */
  readonly givenUp: readonly QueuedMail[]
  /** Whether there is a mail server to send them by. */
  readonly isSent: boolean
  readonly done?: boolean
  /** Why one could not be sent again, in words. */
  readonly refusal?: string | undefined
}

/** Mails newest first, each folded: they hold links that let somebody in. What was not delivered comes first, with what can be done. */
export function MailPage({ frame, latest, givenUp, isSent, done, refusal }: MailPageProps) {
  const { ui } = frame
  const crumbs = [{ label: ui.t('people.title'), href: '/people' }, { label: ui.t('people.mails') }]
  const flash = done ? ({ kind: 'done', text: ui.t('mail.again-sent') } as const) : undefined
  return (
    <Page {...frame} title={ui.t('people.mails')} crumbs={crumbs} flash={flash}>
      <PageHead
        ui={ui}
        title={ui.t('people.mails')}
        line={ui.t(isSent ? 'mail.line' : 'people.mails-line')}
        seenBy={ui.t('people.list-seen-by')}
      />
      {refusal && <Notice kind="warning">{refusal}</Notice>}
      {latest.length === 0 && <Empty title={ui.t('people.no-mails')}>{ui.t('people.no-mails-note')}</Empty>}
      {givenUp.length > 0 && (
        <>
          <h2>{ui.t('mail.given-up')}</h2>
          <p class="quiet">{ui.t('mail.given-up-line')}</p>
          {givenUp.map((mail) => (
            <MailArticle ui={ui} mail={mail} isSent={isSent} />
          ))}
          <h2>{ui.t('mail.latest')}</h2>
        </>
      )}
      {latest
        .filter((mail) => !mail.gaveUpAt)
        .map((mail) => (
          <MailArticle ui={ui} mail={mail} isSent={isSent} />
        ))}
    </Page>
  )
}

type MailProps = { ui: Ui; mail: QueuedMail; isSent: boolean }

const MailArticle = ({ ui, mail, isSent }: MailProps) => (
  <article>
    <p>
      <Moment ui={ui} at={mail.queuedAt} /> · {mail.to} <MailTag ui={ui} mail={mail} isSent={isSent} />
    </p>
    {isSent && !mail.sentAt && mail.lastError && <Trouble ui={ui} mail={mail} />}
    <More label={mail.subject}>
      {mail.text.split(/\n{2,}/).map((paragraph) => (
        <p>{paragraph.split('\n').flatMap((line, at) => (at === 0 ? [line] : [<br />, line]))}</p>
      ))}
    </More>
    {isSent && mail.gaveUpAt && (
      <Form ui={ui} action={`/administration/mail/${mail.id}/sending`}>
        <SubmitButton kind="secondary">{ui.t('mail.again')}</SubmitButton>
      </Form>
    )}
  </article>
)

function MailTag({ ui, mail, isSent }: MailProps) {
  if (mail.sentAt) return Tag({ label: ui.t('mail.state.sent'), tone: 'success', sign: '✓' })
  if (mail.gaveUpAt) return Tag({ label: ui.t('mail.state.given-up'), tone: 'danger', sign: '!' })
  return Tag({ label: ui.t(isSent ? 'mail.state.waiting' : 'mail.state.kept'), sign: '○' })
}

/** Why it has not gone, in the server's own words: an administrator shows them to whoever keeps that server. */
function Trouble({ ui, mail }: { ui: Ui; mail: QueuedMail }) {
  const own = ownReasons.find((reason) => reason === mail.lastError)
  const next = mail.nextTryAt && { tries: mail.tries, at: moment(mail.nextTryAt, ui.lang) }
  return (
    <p class="quiet">
      {own ? ui.t(`mail.reason.${own}`) : ui.t('mail.said', { said: mail.lastError })}
      {next && <br />}
      {next && ui.t('mail.next-try', next)}
    </p>
  )
}
