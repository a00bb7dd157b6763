import type { Frame } from '#src/ui/frame.ts'
import { Notice, Page, PageHead } from '#src/ui/index.ts'
import { invitationDays } from './one-time-link.ts'

interface InvitedProps {
  readonly frame: Frame
  readonly name: string
  readonly link: string
  /** Where the reader came from, and goes on. */
  readonly back: { readonly label: string; readonly href: string }
}

/** The answer to an invitation: its link can be read here and in the mail, and nowhere after. */
export function InvitedPage({ frame, name, link, back }: InvitedProps) {
  const { ui } = frame
  return (
    <Page
      {...frame}
      title={ui.t('people.invited-title', { name })}
      crumbs={[back, { label: ui.t('people.invitation') }]}
    >
      <PageHead
        ui={ui}
        title={ui.t('people.invited-title', { name })}
        line={ui.t('people.invited-line', { days: invitationDays })}
      />
      <Notice>
        <p>{ui.t('people.invited-pass-on', { name })}</p>
        <p>
          <a href={link}>{link}</a>
        </p>
      </Notice>
      <p>
        <a href={back.href}>{back.label}</a>
      </p>
    </Page>
  )
}
