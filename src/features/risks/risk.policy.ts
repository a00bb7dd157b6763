import { type Actor, forumsOf, functionIdsOf, organisationsOf, type Standing } from '#src/platform/access/index.ts'
import type { SeenRisk } from './risk.ts'

/** Decides about it, looks after it, registered it, or has something to do about it. */
export function isConcerned(actor: Actor, risk: SeenRisk): boolean {
  const mine = new Set<string>(functionIdsOf(actor))
  const { holder } = risk
  return (
    (holder.kind === 'forum' ? forumsOf(actor).includes(holder.id) : mine.has(holder.id)) ||
    (risk.ownerFunctionId !== null && mine.has(risk.ownerFunctionId)) ||
    risk.createdBy === actor.personId ||
    risk.actionFunctionIds.some((id) => mine.has(id))
  )
}

/**
 * Who sees a risk. An observer none; whoever it concerns always (who decides, owner, author, owners of its actions); otherwise as it says:
 * its own organisation, all but suppliers (whose own they see), everyone in the programme, or those with a seat in the forum it names. `visibleRisks`
 * says the same in SQL. Source: product.md, "The model" and "Risks".
 */
export function canSeeRisk(actor: Actor, standing: Standing, risk: SeenRisk): boolean {
  if (standing === 'observer') return false
  if (isConcerned(actor, risk)) return true
  const { visibility, organisationId, visibleToForumId } = risk
  if (visibility === 'programme') return true
  if (visibility === 'forum') return visibleToForumId !== null && forumsOf(actor).includes(visibleToForumId)
  if (visibility === 'all-but-suppliers' && standing === 'insider') return true
  return organisationsOf(actor).includes(organisationId)
}
