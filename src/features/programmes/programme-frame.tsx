import type { PropsWithChildren } from 'hono/jsx'
import type { RequestContext } from '#src/platform/http/index.ts'
import { type Crumb, Page } from '#src/ui/index.ts'
import { crumbsTo } from './paths.ts'
import { type ProgrammeSection, programmeTabs } from './programme-tabs.ts'
import { type ProgrammeView, programmeTopic } from './programme-view.store.ts'

/** A page within a programme: its tabs, the way back up, and live. */
export const ProgrammePage = ({
  c,
  programme,
  title,
  section,
  crumbs = [],
  wide,
  children,
}: PropsWithChildren<{
  c: RequestContext
  programme: ProgrammeView
  title: string
  section: ProgrammeSection | null
  crumbs?: readonly Crumb[]
  wide?: boolean
}>) => {
  const { ui } = c.var.frame
  return (
    <Page
      {...c.var.frame}
      title={title}
      programme={programmeTabs(ui, programme, section)}
      crumbs={crumbsTo(ui, programme, ...crumbs, { label: title })}
      live={[`${programmeTopic(programme.id)}@${programme.liveVersion}`]}
      wide={wide}
    >
      {children}
    </Page>
  )
}
