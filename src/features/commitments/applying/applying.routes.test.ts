import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { addWave } from '#src/features/programmes/index.ts'
import { listTemplates } from '#src/features/templates/index.ts'
import { newId } from '#src/platform/ids.ts'
import { aPlan } from '../../../../tests/a-plan.ts'
import { aWorld } from '../../../../tests/world.ts'

async function aProgramme() {
  const world = await aWorld()
  const plan = await aPlan(world)
  const [builtIn] = await listTemplates(world.db, await world.actorOf(plan.lead))
  const path = `/programmes/${plan.id}/templates`
  const form = (changes = {}) => ({
    version: `${builtIn?.id}/1`,
    target: `wave:${plan.waveId}`,
    supplier: plan.supplier,
    once: crypto.randomUUID(),
    ...changes,
  })
  const count = async () => {
    const { rows } = await world.db.execute<{ commitments: number }>(
      sql`select count(*) as commitments from commitments`,
    )
    return rows[0]?.commitments
  }
  return { world, plan, builtIn, path, form, count }
}

describe('applying a template', () => {
  test('is foreseen, then done once, and told', async () => {
    const { world, plan, builtIn, path, form, count } = await aProgramme()
    const query = new URLSearchParams({ version: `${builtIn?.id}/1`, target: `wave:${plan.waveId}` })
    const foreseen = await (await world.get(`${path}/new?${query}`, plan.lead)).text()
    expect(foreseen).toContain('nya åtaganden')
    expect(foreseen).toContain('Programmet har ingen IT-partner än. Regionen svarar')
    expect(foreseen).toContain('har redan passerat sitt datum')
    const sent = form()
    const done = await world.post(path, sent, plan.lead)
    expect(done.status).toBe(303)
    const again = await world.post(path, sent, plan.lead)
    expect([again.status, again.headers.get('location')]).toEqual([303, done.headers.get('location')])
    const made = await count()
    expect(made).toBeGreaterThan(88)
    const page = await (await world.get(done.headers.get('location') ?? '', plan.inHjo)).text()
    expect(page).toContain('Start av ett införande är tillämpad')
    const second = await world.post(path, form(), plan.lead)
    expect([second.status, await count()]).toEqual([409, made])
    expect(await second.text()).toContain('finns redan här')
    const list = await (await world.get(`${path}?sort=-at`, plan.inHjo)).text()
    expect(list).toContain('Etapp 1')
    expect(list).not.toContain('Tillämpa en mall')
    const csv = await (await world.get(`${path}?format=csv`, plan.inHjo)).text()
    expect(csv).toContain('Etapp 1;Start av ett införande;1;2026-11-22')
  })

  test('is for the programme lead, and its templates for those who work in the programme', async () => {
    const { world, plan, path, form, count } = await aProgramme()
    for (const [person, status] of [
      [plan.inHjo, 403],
      [plan.atSupplier, 404],
      [plan.observer, 404],
    ] as const) {
      expect((await world.get(`${path}/new`, person)).status).toBe(status)
      expect((await world.post(path, form(), person)).status).toBe(status)
      expect((await world.post(`${path}/renewals`, form(), person)).status).toBe(status)
      expect((await world.get(path, person)).status).toBe(status === 403 ? 200 : 404)
    }
    expect(await count()).toBe(0)
    for (const odd of [newId(), 'x']) expect((await world.get(`${path}/${odd}`, plan.lead)).status).toBe(404)
  })

  test.each([
    ['nothing chosen', { version: '', target: '' }],
    ['a version that is not there', { version: '01890000-0000-7000-8000-000000000000/1' }],
    ['no version at all', { version: 'x' }],
    ['a wave of somebody else', { target: 'wave:01890000-0000-7000-8000-000000000000' }],
    ['a target that is none', { target: '<script>' }],
    ['a supplier that takes no such part', { 'it-partner': '01890000-0000-7000-8000-000000000000' }],
    ['a partner that is no party', { representative: 'x' }],
    ['no key', { once: 'x' }],
  ])('is refused with %s, and nothing is made', async (_, wrong) => {
    const { world, plan, path, form, count } = await aProgramme()
    const answer = await world.post(path, form(wrong), plan.lead)
    expect([answer.status, await count()]).toEqual([422, 0])
    expect(await answer.text()).not.toContain('"<script>"')
  })

  test('is refused for a wave without rollouts', async () => {
    const { world, plan, path, form } = await aProgramme()
    const empty = await world.change((tx) => addWave(tx, { programmeId: plan.id, name: 'Etapp 2' }, world.deedOf()))
    const answer = await world.post(path, form({ target: `wave:${empty}` }), plan.lead)
    expect([answer.status, (await answer.text()).includes('inga införanden')]).toEqual([409, true])
  })
})

describe('a new version', () => {
  test('is shown by its difference, then applies to rollouts under way, once', async () => {
    const { world, plan, builtIn, path, form, count } = await aProgramme()
    const copy = { programmeId: plan.id, name: 'Vår mall', about: '', once: crypto.randomUUID() }
    const draft =
      (await world.post(`/templates/${builtIn?.id}/versions/1/copies`, copy, plan.lead)).headers.get('location') ?? ''
    const [, , id] = draft.split('/')
    await world.post(`${draft}/publication`, { note: '', version: '1' }, plan.lead)
    await world.post(path, form({ version: `${id}/1` }), plan.lead)
    const made = (await count()) ?? 0
    await world.post(`/templates/${id}/versions`, { once: crypto.randomUUID() }, plan.lead)
    const item = {
      place: 'training',
      titleSv: 'Instruktörer utsedda',
      whySv: 'Därför',
      owner: 'receiver',
      receiver: 'receiver',
      scope: 'rollout',
      dueKind: 'at-go-live',
      minimumDays: '5',
      once: crypto.randomUUID(),
    }
    await world.post(`/templates/${id}/versions/2/items`, item, plan.lead)
    const early = await world.get(`${path}/renewals/new?version=${id}/2`, plan.lead)
    expect(early.status).toBe(404)
    await world.post(`/templates/${id}/versions/2/publication`, { note: '', version: '2' }, plan.lead)
    expect(await (await world.get(path, plan.lead)).text()).toContain('version 2 finns')
    const foreseen = await (await world.get(`${path}/renewals/new?version=${id}/2`, plan.lead)).text()
    expect(foreseen).toContain('Instruktörer utsedda')
    expect(foreseen).toContain('2 nya åtaganden')
    const renew = { version: `${id}/2`, once: crypto.randomUUID() }
    expect((await world.post(`${path}/renewals`, { ...renew, 'it-partner': 'x' }, plan.lead)).status).toBe(422)
    expect((await world.post(`${path}/renewals`, { ...renew, once: '' }, plan.lead)).status).toBe(422)
    expect((await world.post(`${path}/renewals`, renew, plan.lead)).status).toBe(303)
    expect((await world.post(`${path}/renewals`, renew, plan.lead)).status).toBe(303)
    expect(await count()).toBe(made + 2)
    const again = await world.post(`${path}/renewals`, { ...renew, once: crypto.randomUUID() }, plan.lead)
    expect([again.status, await count()]).toEqual([409, made + 2])
    expect(await (await world.get(path, plan.lead)).text()).not.toContain('version 2 finns')
  })
})
