import { expect, test } from 'vitest'
import { record } from '#src/platform/history/index.ts'
import { newId } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { aPlan } from '../../../tests/a-plan.ts'
import { aWorld } from '../../../tests/world.ts'
import { programmeTopic } from '../programmes/index.ts'
import { listChanges } from './history.store.ts'

test('what only some read stands among what all read, in its time, for them alone; also when what all read was kept', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const happens = (code: string, minute: number, about: object) =>
    world.change(async (tx) => {
      const entry = { programmeId: plan.id, subjectKind: 'programme', subjectId: newId(), code, ...about }
      await record(tx, entry, { ...world.deedOf(), at: `2026-11-22T08:0${minute}:00Z` })
      announce(tx, programmeTopic(plan.id))
    })
  await happens('one', 1, {})
  await happens('ours', 2, { visibility: 'own', organisationId: plan.hjo })
  await happens('three', 3, { visibility: 'all-but-suppliers' })
  await happens('theirs', 4, { visibility: 'forum', forumId: newId() })
  const told = async (person: typeof plan.lead) => {
    const view = await plan.view(person)
    const reader = { programmeId: view.id, standing: view.standing, liveVersion: view.liveVersion }
    const changes = await listChanges(world.db, await world.actorOf(person), reader, '2026-11-20', 20)
    return changes.map(({ code }) => code).filter((code) => ['one', 'ours', 'three', 'theirs', 'five'].includes(code))
  }
  expect(await told(plan.inSkara)).toEqual(['three', 'one'])
  expect(await told(plan.inHjo)).toEqual(['three', 'ours', 'one'])
  await happens('five', 5, {})
  expect(await told(plan.inHjo)).toEqual(['five', 'three', 'ours', 'one'])
})
