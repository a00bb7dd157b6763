import { type Actor, isAdmin } from '#src/platform/access/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { functionName } from './function-name.ts'
import type { NamedHolding } from './held-table.tsx'
import type { PeopleDeps } from './people.deps.ts'
import { listHeldBy } from './person.store.ts'
import type { HeldByPerson } from './person.ts'

/** What a person holds, with the names of programmes and areas; each programme is asked for once. */
export async function namedHoldings(
  c: RequestContext,
  deps: PeopleDeps,
  personId: Id<'person'>,
): Promise<NamedHolding[]> {
  const { db, lang, t } = c.var
  const held = await listHeldBy(db, personId)
  const ids = [...new Set(held.map((one) => one.programmeId).filter((id) => id !== null))]
  const found = await Promise.all(ids.map(async (id) => [id, await deps.programmeNames(db, id, lang)] as const))
  const programmes = new Map(found)
  return held.map((one) => {
    const programme = one.programmeId && programmes.get(one.programmeId)
    return {
      ...one,
      name: functionName(t, one, programme?.areas),
      programme: programme?.name ?? null,
      opens: opens(c.var.actor, one),
    }
  })
}

/** A seat's page is for those who see into the forum: surely those who sit in it, and administrators. */
const opens = (actor: Actor, { kind, functionId }: HeldByPerson): boolean =>
  kind !== 'seat' || isAdmin(actor) || actor.seats.some(({ id }) => id === functionId)
