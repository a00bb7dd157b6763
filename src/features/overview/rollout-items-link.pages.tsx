import type { Child } from 'hono/jsx'
import type { Half } from '#src/features/commitments/index.ts'
import type { ProgrammeView, RolloutRow } from '#src/features/programmes/index.ts'
import type { Ui } from '#src/ui/index.ts'
import { itemsPath } from './paths.ts'

export interface InRollout {
  readonly ui: Ui
  readonly programme: ProgrammeView
  readonly rollout: RolloutRow
}

/** To the items behind a figure; an observer reads the figure alone. */
export const ItemsLink = (props: {
  programme: ProgrammeView
  rollout: RolloutRow
  half: Half
  area?: string
  children?: Child
}) => {
  const { programme, rollout, half, area } = props
  if (programme.standing === 'observer') return <span>{props.children}</span>
  return <a href={itemsPath(programme, { rollout: rollout.id, half, ...(area && { area }) })}>{props.children}</a>
}
