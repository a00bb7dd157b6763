import type { Half, ItemKind, ReceiptState } from '#src/features/commitments/index.ts'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { FoundKind } from '#src/platform/search/index.ts'

type InProgramme = Pick<ProgrammeView, 'id'>

export const programmePath = ({ id }: InProgramme): string => `/programmes/${id}`

export const rolloutPath = (programme: InProgramme, rolloutId: Id<'rollout'>): string =>
  `${programmePath(programme)}/rollouts/${rolloutId}`

export const matrixPath = (programme: InProgramme): string => `${programmePath(programme)}/readiness`

export const historyPath = (programme: InProgramme): string => `${programmePath(programme)}/history`

/** What an item list can be narrowed to from here. */
export interface ItemsWish {
  readonly rollout?: Id<'rollout'>
  readonly wave?: Id<'wave'>
  readonly area?: string
  readonly half?: Half
  readonly owner?: Id<'party'>
  readonly only?: ItemKind
  readonly state?: ReceiptState
  /** Only what remains: for a figure that counts that. */
  readonly open?: true
}

/** The item list, narrowed: where every light and every figure leads. What is done counts in them, so it is shown too. */
export function itemsPath(programme: InProgramme, { open, ...wish }: ItemsWish): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(wish)) query.set(name, value)
  if (!open && !wish.only && !wish.state) query.set('show', 'all')
  return `${programmePath(programme)}/commitments?${query}`
}

/** What was sought, of one kind (and so much of it) or of all. */
export const searchPath = (query: string, kind?: FoundKind | null, most?: number): string =>
  `/search?${new URLSearchParams({ ...(kind ? { kind } : {}), ...(most ? { most: String(most) } : {}), q: query })}`
