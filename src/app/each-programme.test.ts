import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '#src/platform/ids.ts'
import { aWorld } from '../../tests/world.ts'
import { inEachProgramme } from './each-programme.ts'

async function threeProgrammes() {
  const world = await aWorld()
  const party = await world.aParty('Regionen', 'region')
  const ids = [newId<'programme'>(), newId<'programme'>(), newId<'programme'>()].sort()
  for (const id of ids)
    await world.db.execute(sql`insert into programmes (id, name, lead_party_id, starts_on, created_at)
      values (${id}, ${id}, ${party}, '2026-01-01', '2026-01-01')`)
  const renamed = async () =>
    (await world.db.execute<{ id: string }>(sql`select id from programmes where name = 'gjort' order by id`)).rows.map(
      ({ id }) => id,
    )
  return { world, ids, renamed }
}

test('what fails in one programme leaves nothing behind there, is done in the others, and is told', async () => {
  const { world, ids, renamed } = await threeProgrammes()
  const [first, ...others] = ids
  const failing = inEachProgramme(world.deps, async (tx, id) => {
    await tx.execute(sql`update programmes set name = 'gjort' where id = ${id}`)
    if (id === first) throw new Error('it fell')
  })
  await expect(failing).rejects.toMatchObject({
    message: 'Failed in 1 of 3 programmes.',
    errors: [expect.objectContaining({ message: 'it fell' })],
  })
  expect(await renamed()).toEqual(others)
})

test('a closed programme is left alone; the deed is nobody’s in person', async () => {
  const { world, ids } = await threeProgrammes()
  const [closed, ...open] = ids
  await world.db.execute(sql`update programmes set closed_at = '2026-11-01' where id = ${closed}`)
  const seen: unknown[] = []
  await inEachProgramme(world.deps, async (_tx, id, deed) => {
    seen.push([id, deed.personId, deed.today])
  })
  expect(seen).toEqual(open.map((id) => [id, null, world.today()]))
})
