import type { Id } from '#src/platform/ids.ts'
import { type Application, type Ground, type Made, summarise } from './applying.ts'

/** So many parts show how far it has come; each counts the areas it touches anew, so more of them make it slower. */
const parts = 6

/**
 * What is carried out part by part, so that its progress can be told: no commitment before those that it waits for, which need not
 * be looked at again then. What is made for others already comes last, since nothing in it is new.
 */
export function* inParts(application: Application, ground: Ground): Generator<Application> {
  const receiptsOf = (made: readonly Made[]) => summarise({ made, extended: [] }, ground, '').receipts
  const most = receiptsOf(application.made) / parts
  let part: Made[] = []
  let receipts = 0
  for (const one of neededFirst(application.made)) {
    part.push(one)
    receipts += receiptsOf([one])
    if (receipts < most) continue
    yield { made: part, extended: [] }
    part = []
    receipts = 0
  }
  if (part.length > 0) yield { made: part, extended: [] }
  if (application.extended.length > 0) yield { made: [], extended: application.extended }
}

/** What many wait for comes before them; otherwise in the template's order. A published version has no circles. */
function neededFirst(made: readonly Made[]): Made[] {
  const byId = new Map(made.map((one) => [one.id, one]))
  const depths = new Map<Id<'commitment'>, number>()
  const depthOf = (one: Made): number => {
    const known = depths.get(one.id)
    if (known !== undefined) return known
    depths.set(one.id, 0)
    const needed = (one.dependsOn ?? []).flatMap((id) => byId.get(id) ?? [])
    const depth = needed.reduce((deepest, other) => Math.max(deepest, depthOf(other) + 1), 0)
    depths.set(one.id, depth)
    return depth
  }
  return made.toSorted((a, b) => depthOf(a) - depthOf(b))
}
