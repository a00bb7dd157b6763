import { expect, test } from 'vitest'
import { addParticipant } from '#src/features/programmes/index.ts'
import { listTemplates } from '#src/features/templates/index.ts'
import { aPlan } from '../../../../tests/a-plan.ts'
import { aWorld } from '../../../../tests/world.ts'

test('an IT partner that comes after the template was applied is handed its items with one press on Min sida, and those alone', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const [builtIn] = await listTemplates(world.db, await world.actorOf(plan.lead))
  const applied = await world.post(
    `/programmes/${plan.id}/templates`,
    {
      version: `${builtIn?.id}/1`,
      target: `wave:${plan.waveId}`,
      supplier: plan.supplier,
      once: crypto.randomUUID(),
    },
    plan.lead,
  )
  expect(applied.status).toBe(303)
  const page = `/programmes/${plan.id}/templates/stand-ins`
  const ownedBy = async (party: string) =>
    (
      await world.db.execute<{ role: string; count: string }>(
        `select i.owner as role, count(*) as count from commitments c join template_items i on i.template_id = c.template_id
           and i.version_number = c.template_version and i.key = c.template_item_key where c.owner_id = '${party}' group by 1`,
      )
    ).rows
  expect(await (await world.get('/my', plan.lead)).text()).not.toContain('att lämna över')
  world.clock.set('2026-11-22T09:30:00Z')
  const partner = await world.aParty('Göliska IT')
  await world.change((tx) =>
    addParticipant(tx, { programmeId: plan.id, partyId: partner, role: 'it-partner' }, world.deedOf()),
  )
  const before = (await ownedBy(plan.region)).find(({ role }) => role === 'it-partner')
  const waits = await (await world.get('/my', plan.lead)).text()
  expect(waits).toContain(`IT-partner: ${before?.count} åtaganden att lämna över`)
  expect(waits).not.toContain('Leverantör: ')
  expect((await world.get(page, plan.inHjo)).status).toBe(403)
  expect((await world.get(page, plan.atSupplier)).status).toBe(404)
  expect(await (await world.get(page, plan.lead)).text()).toContain('Lämna över till Göliska IT')
  const wish = { role: 'it-partner', party: partner, back: '/my' }
  expect((await world.post(page, wish, plan.inHjo)).status).toBe(403)
  expect((await world.post(page, { ...wish, party: plan.hjo }, plan.lead)).status).toBe(422)
  expect((await world.post(page, { ...wish, role: 'lead' }, plan.lead)).status).toBe(422)
  const pressed = await world.post(page, wish, plan.lead)
  expect(pressed.headers.get('location')).toBe(`/my?done=stand-ins&count=${before?.count}`)
  expect(await ownedBy(partner)).toEqual([before])
  const after = await (await world.get(pressed.headers.get('location') ?? '', plan.lead)).text()
  expect(after).toContain(`${before?.count} åtaganden är överlämnade.`)
  expect(after).not.toContain('att lämna över<')
  expect((await world.post(page, wish, plan.lead)).headers.get('location')).toBe('/my?done=stand-ins&count=0')
})

test('what the lead has taken back by hand is not asked about again', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const [builtIn] = await listTemplates(world.db, await world.actorOf(plan.lead))
  const key = "select key from template_items where owner = 'it-partner' order by key limit 1"
  const item = await plan.anItem()
  await world.db.execute(
    `update commitments set template_id = '${builtIn?.id}', template_version = 1, template_item_key = (${key}) where id = '${item}'`,
  )
  world.clock.set('2026-11-22T09:30:00Z')
  await world.change((tx) =>
    addParticipant(tx, { programmeId: plan.id, partyId: plan.supplier, role: 'it-partner' }, world.deedOf()),
  )
  const asked = async () => (await (await world.get('/my', plan.lead)).text()).includes('att lämna över')
  expect(await asked()).toBe(true)
  const give = (owner: string, version: string) =>
    world.post(`/programmes/${plan.id}/commitments/${item}/owner`, { version, owner, reason: 'Så blev det' }, plan.lead)
  expect((await give(plan.supplier, '1')).status).toBe(303)
  expect((await give(plan.region, '2')).status).toBe(303)
  expect(await asked()).toBe(false)
})
