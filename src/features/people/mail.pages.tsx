import type { QueuedMail } from '#src/platform/mail/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import { Empty, Moment, More, Page, PageHead } from '#src/ui/index.ts'

/** Mails newest first, each folded: they hold links that let somebody in. */
export function MailPage({ frame, mails }: { frame: Frame; mails: readonly QueuedMail[] }) {
  const { ui } = frame
  const crumbs = [{ label: ui.t('people.title'), href: '/people' }, { label: ui.t('people.mails') }]
  return (
    <Page {...frame} title={ui.t('people.mails')} crumbs={crumbs}>
      <PageHead
        ui={ui}
        title={ui.t('people.mails')}
        line={ui.t('people.mails-line')}
        seenBy={ui.t('people.list-seen-by')}
      />
      {mails.length === 0 && <Empty title={ui.t('people.no-mails')}>{ui.t('people.no-mails-note')}</Empty>}
      {mails.map((mail) => (
        <article>
          <p>
            <Moment ui={ui} at={mail.queuedAt} /> · {mail.to}
          </p>
          <More label={mail.subject}>
            {mail.text.split(/\n{2,}/).map((paragraph) => (
              <p>{paragraph}</p>
            ))}
          </More>
        </article>
      ))}
    </Page>
  )
}
