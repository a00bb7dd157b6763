import { forumProgrammes, forums, seats } from '../src/features/forums/forum.tables.ts'
import { functions, holdings } from '../src/features/people/people.tables.ts'
import type { SeatKind } from '../src/platform/access/index.ts'
import type { Db } from '../src/platform/database/index.ts'
import { type Id, newId } from '../src/platform/ids.ts'

const at = '2026-11-01T08:00:00Z'

/** A forum that serves the programme, written as it stands, and a way to seat people in it: for what only reads. By the doors: `a-forum.ts`. */
export async function aForum(db: Db, programmeId: Id<'programme'>, partyId: Id<'party'>, name = 'Styrgruppen') {
  const id = newId<'forum'>()
  await db.insert(forums).values({ id, name, kind: 'steering', partyId, mandate: 'Beslutar', createdAt: at })
  await db.insert(forumProgrammes).values({ programmeId, forumId: id })
  return {
    id,
    async seat(personId: Id<'person'>, kind: SeatKind, of = partyId): Promise<Id<'function'>> {
      const seat = newId<'function'>()
      await db
        .insert(functions)
        .values({ id: seat, kind: 'seat', title: `${kind}, ${name}`, partyId: of, createdAt: at })
      await db.insert(seats).values({ id: seat, forumId: id, kind })
      await db.insert(holdings).values({ functionId: seat, personId, validFrom: '2020-01-01' })
      return seat
    },
  }
}
