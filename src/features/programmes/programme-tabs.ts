import type { PageProps, Ui } from '#src/ui/index.ts'
import type { ProgrammeView } from './programme-view.store.ts'

export const programmeSections = [
  'overview',
  'waves',
  'commitments',
  'readiness',
  'risks',
  'questions',
  'forums',
  'history',
  'settings',
] as const
export type ProgrammeSection = (typeof programmeSections)[number]

const pathOf: Record<ProgrammeSection, string> = {
  overview: '',
  waves: '/waves',
  commitments: '/commitments',
  readiness: '/readiness',
  risks: '/risks',
  questions: '/questions',
  forums: '/forums',
  history: '/history',
  settings: '/settings',
}

/** An observer reads the plan and the lights, not the items, risks and questions (product.md, "The people"). */
const hiddenFrom: Partial<Record<ProgrammeView['standing'], readonly ProgrammeSection[]>> = {
  observer: ['commitments', 'risks', 'questions'],
  supplier: ['readiness'],
}

/** The programme's name and sections for the page frame: `<Page … programme={programmeTabs(ui, programme, 'waves')}>`. */
export function programmeTabs(
  { t }: Pick<Ui, 't'>,
  programme: Pick<ProgrammeView, 'id' | 'name' | 'standing'>,
  current: ProgrammeSection | null,
): NonNullable<PageProps['programme']> {
  const href = `/programmes/${programme.id}`
  const shown = programmeSections.filter((section) => !hiddenFrom[programme.standing]?.includes(section))
  return {
    label: programme.name,
    href,
    tabs: shown.map((section) => ({
      label: t(`programmes.tab.${section}`),
      href: href + pathOf[section],
      current: section === current,
    })),
  }
}
