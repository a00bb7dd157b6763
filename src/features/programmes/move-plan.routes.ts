import { NotFoundError } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import { asId, type Id } from '#src/platform/ids.ts'
import { decideGoLive } from './go-live.ts'
import { type Movable, nameOf } from './move.pages.tsx'
import { digestOf, type PreviewedMove } from './move.ts'
import { planPath, wavePath } from './paths.ts'
import type { MoveEffects, PlanHandlers } from './plan-handlers.ts'
import type { ProgrammeView } from './programme-view.store.ts'
import { type RolloutRow, readRollouts } from './rollout-list.store.ts'
import { dateRefusal } from './rollout-of.routes.ts'

/** What the address asks to move: a wave's go-lives, or one. */
interface Target {
  readonly of: string
  readonly query: Readonly<Record<string, string>>
  /** Where it is seen afterwards. */
  readonly after: string
  readonly movable: readonly Movable[]
}

const isOpen = (row: RolloutRow) => row.state !== 'withdrawn' && row.state !== 'handed-over'

const movableIn = (rows: readonly RolloutRow[]): Movable[] =>
  rows.filter(isOpen).flatMap((row) =>
    row.goLives
      .filter((goLive) => goLive.actualOn === null || row.state === 'rolled-back')
      .map((goLive) => ({
        goLiveId: goLive.id,
        version: goLive.version,
        receiver: row.partyName,
        scope: goLive.scope,
        decidedOn: goLive.decidedOn,
        forecastOn: goLive.forecastOn,
      })),
  )

/** @throws NotFoundError when there is nothing like that in the programme */
export async function targetOf(
  db: Reader,
  programme: ProgrammeView,
  asked: { wave?: string | null | undefined; goLive?: string | null | undefined },
): Promise<Target> {
  const rows = await readRollouts(db, programme.id)
  const wave = asId<'wave'>(asked.wave)
  if (wave) {
    const its = rows.filter((row) => row.waveId === wave)
    const of = its[0]?.waveName
    if (!of) throw new NotFoundError()
    return { of, query: { wave }, after: wavePath(programme, { id: wave }), movable: movableIn(its) }
  }
  const goLive = asId<'go-live'>(asked.goLive)
  const row = rows.find((one) => one.goLives.some((its) => its.id === goLive))
  if (!goLive || !row) throw new NotFoundError()
  const movable = movableIn([row]).filter((one) => one.goLiveId === goLive)
  return { of: row.partyName, query: { goLive }, after: planPath(programme, row), movable }
}

export interface Planned {
  readonly moves: readonly (PreviewedMove & { readonly name: string })[]
  readonly effects: MoveEffects
  readonly digest: string
}

/** Holds each date against the rules, then asks what hangs on them. @returns errors by field when a rule says no */
export async function planMoves(
  c: RequestContext,
  db: Reader,
  programme: ProgrammeView,
  wishes: readonly { readonly one: Movable; readonly row: RolloutRow; readonly to: string }[],
  reason: string,
  handlers: PlanHandlers,
): Promise<Planned | { readonly refusal: string }> {
  for (const { one, row, to } of wishes) {
    const goLive = row.goLives.find((its) => its.id === one.goLiveId) ?? row.goLives[0]
    const around = { startsOn: programme.startsOn, state: row.state, today: c.var.today }
    const decided = decideGoLive(goLive, { on: to, reason }, around)
    if (!decided.ok) return { refusal: `${nameOf(one)}: ${dateRefusal(c, decided.refusal)}` }
  }
  const moves = wishes.map(({ one, to }) => ({
    goLiveId: one.goLiveId,
    version: one.version,
    from: one.decidedOn,
    to,
    name: nameOf(one),
  }))
  const event = wishes.map(({ one, row, to }) => ({
    goLiveId: one.goLiveId as Id<'go-live'>,
    rolloutId: row.id,
    from: one.decidedOn,
    to,
  }))
  const effects = await handlers.previewMove(db, { programme, moves: event }, c.var.today)
  return { moves, effects, digest: digestOf(moves, effects) }
}

/** Go-lives with the rollouts they are of. @throws NotFoundError when one is not in the programme, or can't be moved */
export async function wishesFor(db: Reader, programme: ProgrammeView, dates: readonly (readonly [string, string])[]) {
  const rows = await readRollouts(db, programme.id)
  const byGoLive = new Map(rows.flatMap((row) => movableIn([row]).map((one) => [one.goLiveId, { one, row }] as const)))
  return dates.map(([goLiveId, to]) => {
    const found = byGoLive.get(goLiveId)
    if (!found) throw new NotFoundError()
    return { ...found, to }
  })
}
