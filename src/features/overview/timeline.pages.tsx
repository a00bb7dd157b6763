import type { Child } from 'hono/jsx'
import { type ProgrammeView, programmeTabs, programmeTopic } from '#src/features/programmes/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import { Empty, Page, PageHead, TableLine, Timeline, type TimelineGroup, type Ui } from '#src/ui/index.ts'
import { programmePath } from './paths.ts'

/** All waves and rollouts on one axis: what was planned first, what holds, what is believed, what happened. */
export const TimelinePage = (props: { frame: Frame; programme: ProgrammeView; body: Child }) => {
  const { frame, programme } = props
  const { ui } = frame
  const { t } = ui
  return (
    <Page
      {...frame}
      title={`${t('overview.timeline')} · ${programme.name}`}
      programme={programmeTabs(ui, programme, null)}
      crumbs={[
        { label: t('programmes.tab.overview'), href: programmePath(programme) },
        { label: t('overview.timeline') },
      ]}
      live={[`${programmeTopic(programme.id)}@${programme.liveVersion}`]}
      wide
    >
      <PageHead
        ui={ui}
        title={t('overview.timeline')}
        line={t('overview.timeline-line')}
        seenBy={t('overview.seen-by-all')}
      />
      {props.body}
    </Page>
  )
}

export const TimelineBody = (props: { ui: Ui; programme: ProgrammeView; groups: readonly TimelineGroup[] }) => {
  const { ui, programme, groups } = props
  const here = `${programmePath(programme)}/timeline`
  if (groups.length === 0) {
    return <Empty title={ui.t('overview.no-receivers')}>{ui.t('overview.no-receivers-what')}</Empty>
  }
  return (
    <>
      <TableLine
        ui={ui}
        count={groups.reduce((sum, { rows }) => sum + rows.length, 0)}
        exports={{ xlsx: `${here}?format=xlsx`, csv: `${here}?format=csv` }}
      />
      <Timeline ui={ui} title={ui.t('overview.timeline-title')} groups={groups} />
    </>
  )
}
