import { expect, onTestFinished, test } from 'vitest'
import { announce } from '#src/platform/live/index.ts'
import { aPlan } from '../../tests/a-plan.ts'
import { aWorld, type Person } from '../../tests/world.ts'

/** Late in the evening, Swedish time: midnight is near, and nobody has been idle for long when it has passed. */
const lateEvening = '2026-11-22T22:30:00Z'
const afterMidnight = '2026-11-22T23:10:00Z'

async function aStream() {
  const world = await aWorld({ at: lateEvening })
  const plan = await aPlan(world)
  const open = async (person: Person, topics: readonly string[]) => {
    const answer = await world.get(`/live?topics=${topics.join()}`, person)
    const reader = answer.body?.getReader()
    if (!reader) throw new Error('There is no stream.')
    onTestFinished(() => reader.cancel())
    const heard: { topic: string; version: number }[] = []
    const listen = async (): Promise<void> => {
      for (let part = await reader.read(); !part.done; part = await reader.read())
        for (const [, data] of new TextDecoder().decode(part.value).matchAll(/^data: (.+)$/gm))
          heard.push(JSON.parse(data ?? ''))
    }
    void listen()
    return heard
  }
  return { world, plan, open }
}

test('who no longer holds what let them follow hears nothing more, however long ago the page was opened', async () => {
  const { world, plan, open } = await aStream()
  await world.db.execute(`update holdings set valid_to = '2026-11-22' where person_id = '${plan.inHjo.id}'`)
  const [programme, self] = [`programme:${plan.id}`, `person:${plan.inHjo.id}`]
  const heard = await open(plan.inHjo, [programme, self])
  const other = await open(plan.lead, [programme])
  await expect.poll(() => [heard.length, other.length], { timeout: 10_000 }).toEqual([2, 1])
  world.clock.set(afterMidnight)
  await world.change(async (tx) => announce(tx, programme))
  await expect.poll(() => other.length, { timeout: 10_000 }).toBe(2)
  await world.change(async (tx) => announce(tx, self))
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(3)
  expect(heard.at(-1)?.topic).toBe(self)
})
