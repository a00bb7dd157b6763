import { listPartiesToChoose } from '#src/features/parties/index.ts'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { placesForum } from './forum.policy.ts'
import { mayStandAbove } from './forum.ts'
import type { ForumChoices } from './forum-form.pages.tsx'
import { readPlaces } from './place.store.ts'

type Led = Pick<ProgrammeView, 'id' | 'name' | 'leadPartyId'>

/**
 * What the one who asks may make of a forum that serves (or can serve) these programmes: whose, shared or local, under which others.
 * `self`: the forum that is to stand somewhere else; none of those below it can be above it.
 */
export async function forumChoices(
  c: RequestContext,
  db: Reader,
  programmes: readonly Led[],
  self?: Id<'forum'>,
): Promise<ForumChoices> {
  const { actor, today } = c.var
  const organisations = await listPartiesToChoose(db)
  const first = organisations[0]
  const mayBe = (isLocal: boolean, organisationId: Id<'party'>, within: readonly Led[]) =>
    placesForum(actor, { isLocal, organisationId, programmes: within }) !== undefined
  const servable = programmes.filter((programme) =>
    organisations.some(({ organisationId }) =>
      [false, true].some((isLocal) => mayBe(isLocal, organisationId, [programme])),
    ),
  )
  const shared = first !== undefined && mayBe(false, first.organisationId, servable)
  const places = await readPlaces(db, today)
  const parents = servable.flatMap((programme) =>
    [...places.values()]
      .filter((place) => !place.ended && place.programmeIds.includes(programme.id))
      .filter((place) => !self || mayStandAbove(places, self, place.id))
      .map((place) => ({ value: place.id as string, label: place.name, group: programme.name })),
  )
  // The one it lifts to now stays a choice, whatever that serves.
  const above = self && places.get(places.get(self)?.parentId ?? self)
  if (above && above.id !== self) parents.push({ value: above.id, label: above.name, group: '' })
  return {
    parties: organisations
      .filter(({ organisationId }) => shared || mayBe(true, organisationId, servable))
      .map(({ id, name }) => ({ value: id, label: name })),
    parents: [...new Map(parents.map((one) => [one.value, one])).values()],
    programmes: servable.map(({ id, name }) => ({ value: id, label: name })),
    shared,
  }
}
