import { canLead, keepsRollout, readRollouts } from '#src/features/programmes/index.ts'
import { isAdmin } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Forum, Served } from './forum.store.ts'
import type { ForumState, ServedPart } from './forum-page.ts'
import { programmesSeen } from './reach.reading.ts'
import { readGroups } from './serving.store.ts'

/** The receivers whose local group the one who asks may say that the forum is: their own, or for the programme's lead all. Its organisation's first. */
export async function rolloutsToGroup(c: RequestContext, db: Reader, forum: Forum, programmeId: Id<'programme'>) {
  const programme = forum.programmes.find(({ id }) => id === programmeId)
  if (!programme?.view || !forum.isLocal || forum.endedOn !== null) return []
  const rollouts = (await readRollouts(db, programmeId)).filter(
    (rollout) => rollout.state !== 'withdrawn' && keepsRollout(c.var.actor, programme, rollout),
  )
  const own = (rollout: { organisationId: Id<'party'> }) => (rollout.organisationId === forum.organisationId ? 0 : 1)
  return rollouts.sort((a, b) => own(a) - own(b) || a.partyName.localeCompare(b.partyName, 'sv'))
}

/** The programmes it serves, with what the one who asks may say of each; those not seen are left out. */
export async function servedParts(c: RequestContext, db: Reader, forum: Forum): Promise<ForumState['served']> {
  const { actor } = c.var
  const groups = await readGroups(db, forum.id)
  const shown = forum.programmes.filter(({ view }) => view !== null || isAdmin(actor))
  const parts: ServedPart[] = []
  for (const served of shown) {
    const offered = await rolloutsToGroup(c, db, forum, served.id)
    const of = groups.filter(({ programmeId }) => programmeId === served.id)
    parts.push({
      ...served,
      groupOf: of.map(({ partyName }) => partyName),
      leads: forum.endedOn === null && canLead(actor, served),
      offered: offered.map(({ id, partyName }) => ({ value: id, label: partyName })),
      chosen: of.map(({ rolloutId }) => rolloutId),
    })
  }
  return { parts, toServe: forum.endedOn === null ? await led(c, db, forum.programmes) : [] }
}

/** Programmes that the one who asks leads, besides these. Nobody who leads none costs a question. */
async function led(c: RequestContext, db: Reader, besides: readonly Served[]) {
  if (!c.var.actor.functions.some(({ kind }) => kind === 'programme-lead')) return []
  const programmes = await programmesSeen(c, db)
  return programmes
    .filter((programme) => canLead(c.var.actor, programme) && !besides.some(({ id }) => id === programme.id))
    .map(({ id, name }) => ({ value: id, label: name }))
}
