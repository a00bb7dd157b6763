import type { Frame } from '#src/ui/frame.ts'
import { ButtonLink, Facts, Notice, Page, PageHead } from '#src/ui/index.ts'
import { invitationDays } from './one-time-link.ts'

interface InvitedProps {
  readonly frame: Frame
  readonly name: string
  readonly link: string
  /** Where the reader came from, and goes on. */
  readonly back: { readonly label: string; readonly href: string }
}

/** Someone invited, and the link that lets them in. */
export interface Invited {
  readonly name: string
  readonly link: string
}

/** The answer to several invitations at once: their links can be read here and in the mails, and nowhere after. */
export function InvitedManyPage(props: {
  frame: Frame
  invited: readonly Invited[]
  /** Where the reader goes on. */
  onward: { readonly label: string; readonly href: string }
}) {
  const { frame, invited, onward } = props
  const { t } = frame.ui
  const title = t('people.invited-many-title', { count: invited.length })
  return (
    <Page {...frame} title={title}>
      <PageHead
        ui={frame.ui}
        title={title}
        line={t('people.invited-many-line', { count: invited.length, days: invitationDays })}
        actions={
          <ButtonLink kind="primary" href={onward.href}>
            {onward.label}
          </ButtonLink>
        }
      />
      <Notice>
        <p>{t('people.invited-many-pass-on')}</p>
        <Facts facts={invited.map(({ name, link }) => ({ label: name, value: <a href={link}>{link}</a> }))} />
      </Notice>
    </Page>
  )
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
