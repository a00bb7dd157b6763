import { authorise, type HeldFunction, NotFoundError, orNotFound } from '#src/platform/access/index.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import type { DateRefusal } from './go-live.ts'
import { keepsRollout } from './programme.policy.ts'
import { findProgramme, type ProgrammeView } from './programme-view.store.ts'
import { findRollout, type GoLive, type RolloutRow, readRollouts } from './rollout-list.store.ts'

export interface Found {
  readonly programme: ProgrammeView
  readonly rollout: RolloutRow
}

/** The rollout of the path, in a programme that the actor may see. @throws NotFoundError */
export async function rolloutOf(c: RequestContext, db: Reader): Promise<Found> {
  const programme = orNotFound(await findProgramme(db, c.var.actor, asId<'programme'>(c.req.param('programmeId'))))
  return { programme, rollout: orNotFound(await findRollout(db, programme, asId<'rollout'>(c.req.param('rolloutId')))) }
}

/** The same, for one who keeps it: its lead, or the programme lead. @throws NotFoundError, ForbiddenError */
export async function rolloutToKeep(c: RequestContext, db: Reader): Promise<Found & { readonly by: HeldFunction }> {
  const found = await rolloutOf(c, db)
  const by = keepsRollout(c.var.actor, found.programme, found.rollout)
  authorise(by !== undefined, 'access.who.rollout-lead')
  return { ...found, by: orNotFound(by) }
}

export async function goLiveOf(c: RequestContext, tx: Tx): Promise<Found & { readonly goLive: GoLive }> {
  const programme = orNotFound(await findProgramme(tx, c.var.actor, asId<'programme'>(c.req.param('programmeId'))))
  const id = asId<'go-live'>(c.req.param('goLiveId'))
  for (const rollout of await readRollouts(tx, programme.id)) {
    const goLive = rollout.goLives.find((one) => one.id === id)
    if (goLive) return { programme, rollout, goLive }
  }
  throw new NotFoundError()
}

/** A rule's no about a date, in words. */
export function dateRefusal(c: RequestContext, refusal: DateRefusal): string {
  const { code, ...params } = refusal
  const words = 'state' in params ? { state: c.var.t(`programmes.state.${params.state}`) } : params
  return c.var.t(`programmes.refusal.${code}`, words)
}
