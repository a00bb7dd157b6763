import type { Crumb, Ui } from '#src/ui/index.ts'
import type { ProgrammeView } from './programme-view.store.ts'

type HasId = { readonly id: string }

export const programmePath = (programme: HasId): string => `/programmes/${programme.id}`
export const wavesPath = (programme: HasId): string => `${programmePath(programme)}/waves`
export const wavePath = (programme: HasId, wave: HasId): string => `${wavesPath(programme)}/${wave.id}`
export const rolloutPath = (programme: HasId, rollout: HasId): string =>
  `${programmePath(programme)}/rollouts/${rollout.id}`
export const planPath = (programme: HasId, rollout: HasId): string => `${rolloutPath(programme, rollout)}/plan`
export const guidePath = (programme: HasId, rollout: HasId): string => `${rolloutPath(programme, rollout)}/guide`
export const settingsPath = (programme: HasId): string => `${programmePath(programme)}/settings`
export const newFunctionPath = (programme: HasId): string => `${programmePath(programme)}/functions/new`

/** The way back up from a page of the programme. */
export const crumbsTo = ({ t }: Pick<Ui, 't'>, programme: ProgrammeView, ...more: readonly Crumb[]): Crumb[] => [
  { label: t('programmes.title'), href: '/programmes' },
  { label: programme.name, href: programmePath(programme) },
  ...more,
]
