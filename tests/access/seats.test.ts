import { expect, test } from 'vitest'
import { aForum, aSeat } from '../a-forum.ts'
import { everyone } from '../everyone.ts'
import { aWorld } from '../world.ts'

/** A forum that serves the programme, with somebody in the chair for a party that is not in it, and for its supplier. */
async function aForumOfOthers() {
  const world = await aWorld()
  const all = await everyone(world)
  const forum = await aForum(world, all)
  const outside = await aSeat(world, forum, 'chair', await world.aParty('Patientföreningen', 'association'))
  const supplier = await aSeat(world, forum, 'co-opted', all.supplier)
  const { rows } = await world.db.execute<{ id: string }>(
    `select id from functions where kind = 'rollout-lead' and party_id = '${all.hjo}' and programme_id = '${all.id}'`,
  )
  return { world, all, forum, outside, supplier, hjoLead: rows[0]?.id }
}

test('a seat gives the sight of who holds what in the programmes that its forum serves; a supplier’s does not', async () => {
  const { world, all, outside, supplier, hjoLead } = await aForumOfOthers()
  const statuses = async (path: string) => [
    (await world.get(path, outside.person)).status,
    (await world.get(path, supplier.person)).status,
  ]
  expect(await statuses(`/functions/${hjoLead}`)).toEqual([200, 404])
  expect(await statuses(`/people/${all.inHjo.id}`)).toEqual([200, 404])
  expect(await statuses(`/people/${all.people.other.id}`)).toEqual([404, 404])
})

test('a seat is called what it is among one’s functions, and leads to its page in the forum', async () => {
  const { world, forum, outside } = await aForumOfOthers()
  expect(await (await world.get('/profile', outside.person)).text()).toContain('Ordförande, Programstyrgruppen')
  const led = await world.get(`/functions/${outside.seatId}`, outside.person)
  expect([led.status, led.headers.get('location')]).toEqual([303, `/forums/${forum}/seats/${outside.seatId}`])
})

test('a seat is filled in its forum, which follows what comes of it, and by no other way', async () => {
  const { world, all, outside } = await aForumOfOthers()
  const { admin, hjo } = all.people
  const person = { person: hjo.id, name: '', email: '', from: '2026-11-22', to: '' }
  const handover = { fromPerson: outside.person.id, toPerson: hjo.id, on: '2026-11-22' }
  const at = `/functions/${outside.seatId}`
  expect((await world.post(`${at}/holdings`, person, admin)).status).toBe(404)
  expect((await world.post(`${at}/handover`, handover, admin)).status).toBe(404)
})

test('whoever leaves their own seat comes to a page that is still theirs', async () => {
  const { world, forum, outside } = await aForumOfOthers()
  const seat = `/forums/${forum}/seats/${outside.seatId}`
  const left = await world.post(`${seat}/ending`, {}, outside.person)
  expect([left.status, left.headers.get('location')]).toEqual([303, '/forums'])
  expect((await world.get(seat, outside.person)).status).toBe(404)
  expect((await world.get('/forums', outside.person)).status).toBe(200)
})
