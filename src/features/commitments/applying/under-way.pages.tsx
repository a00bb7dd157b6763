import { type ProgrammeView, programmeTabs } from '#src/features/programmes/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import { ButtonLink, Notice, Page, PageHead, Progress } from '#src/ui/index.ts'
import type { AppliedVersion } from './application.store.ts'
import { nameOf, targetInWords } from './applications.pages.tsx'
import { applicationsPath, applicationTopic, newApplicationPath, versionValue } from './paths.ts'

interface View {
  readonly frame: Frame
  readonly programme: ProgrammeView
  readonly one: AppliedVersion
  readonly mayApply: boolean
}

/** An application that is not done: how far it has come, or that it stopped and changed nothing. */
export function UnderWayPage({ frame, programme, one, mayApply }: View) {
  const { ui } = frame
  const { t } = ui
  const stopped = one.state === 'stopped'
  const title = t(stopped ? 'applying.stopped-title' : 'applying.under-way-title', { name: nameOf(one, ui) })
  return (
    <Page
      {...frame}
      title={title}
      programme={programmeTabs(ui, programme, 'waves')}
      live={stopped ? undefined : [`${applicationTopic(one.id)}@${one.liveVersion}`]}
      crumbs={[
        { label: programme.name, href: `/programmes/${programme.id}` },
        { label: t('applying.title'), href: applicationsPath(programme.id) },
        { label: targetInWords(one, ui) },
      ]}
    >
      <PageHead
        ui={ui}
        title={title}
        line={t('applying.done-line', { target: targetInWords(one, ui), number: one.number })}
      />
      {stopped ? <Stopped {...{ frame, programme, one, mayApply }} /> : <UnderWay {...{ frame, programme, one }} />}
    </Page>
  )
}

function UnderWay({ frame, programme, one }: Omit<View, 'mayApply'>) {
  const { ui } = frame
  return (
    <>
      <Progress ui={ui} label={ui.t('applying.receipts-made')} done={one.done} total={one.total} />
      <p>{ui.t('applying.under-way-what')}</p>
      <ButtonLink href={`${applicationsPath(programme.id)}/${one.id}`}>{ui.t('applying.see-again')}</ButtonLink>
      {/* With scripts the page follows the work by itself. */}
      <noscript>
        <meta http-equiv="refresh" content="3" />
      </noscript>
    </>
  )
}

function Stopped({ frame, programme, one, mayApply }: View) {
  const { t } = frame.ui
  const again = new URLSearchParams({ version: versionValue(one), target: `${one.target.kind}:${one.target.id}` })
  return (
    <>
      <Notice>
        <p>{t('applying.stopped-what')}</p>
      </Notice>
      {mayApply && (
        <ButtonLink href={`${newApplicationPath(programme.id)}?${again}`} kind="primary">
          {t('applying.try-again')}
        </ButtonLink>
      )}
    </>
  )
}
