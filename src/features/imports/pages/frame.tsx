import { type ProgrammeView, programmeTabs } from '#src/features/programmes/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import type { Crumb, PageProps, Ui } from '#src/ui/index.ts'

export interface ImportPageProps {
  readonly c: RequestContext
  readonly programme: ProgrammeView
}

export const importsPath = (programme: Pick<ProgrammeView, 'id'>): string => `/programmes/${programme.id}/imports`

export const importPath = (programme: Pick<ProgrammeView, 'id'>, id: string): string =>
  `${importsPath(programme)}/${id}`

/** The frame of a page under "Läs in": its way back up ends with `here`, when it lies below. */
export function frameOf({ c, programme }: ImportPageProps, here?: string) {
  const ui: Ui = c.var.frame.ui
  const title = ui.t('imports.title')
  const crumbs: Crumb[] = [
    { label: ui.t('programmes.tab.commitments'), href: `/programmes/${programme.id}/commitments` },
    here ? { label: title, href: importsPath(programme) } : { label: title },
    ...(here ? [{ label: here }] : []),
  ]
  const frame: Omit<PageProps, 'title' | 'children'> = {
    ...c.var.frame,
    crumbs,
    programme: programmeTabs(ui, programme, 'commitments'),
  }
  return { ui, t: ui.t, frame }
}
