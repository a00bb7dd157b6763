import { describe, expect, test } from 'vitest'
import { newId } from '#src/platform/ids.ts'
import { aWorld } from '../../../tests/world.ts'

async function aProgramme() {
  const world = await aWorld()
  const [hjo, skara, region] = [
    await world.aParty('Hjo'),
    await world.aParty('Skara'),
    await world.aParty('Regionen', 'region'),
  ]
  const programme = newId<'programme'>()
  // Programmes lie above people, so this test writes one past their slice.
  await world.deps.database.pool.query(
    `insert into programmes (id, name, lead_party_id, starts_on, created_at) values ($1, 'Gemensam journal', $2, '2026-01-01', $3)`,
    [programme, region, world.clock.now().toString()],
  )
  const [lead, hjoLead, skaraLead, supplier, stranger] = [
    await world.aPerson('Programledare'),
    await world.aPerson('Införandeansvarig, Hjo'),
    await world.aPerson('Införandeansvarig, Skara'),
    await world.aPerson('Leverantör'),
    await world.aPerson('Främling'),
  ]
  const leadDuty = await world.holds(lead, 'programme-lead', region, programme)
  const hjoDuty = await world.holds(hjoLead, 'rollout-lead', hjo, programme)
  await world.holds(skaraLead, 'rollout-lead', skara, programme)
  await world.holds(supplier, 'supplier', await world.aParty('Systemleverantören', 'supplier'), programme)
  const unheld = await world.aPerson('Tillfällig')
  const signatory = await world.holds(unheld, 'signatory', hjo, programme)
  return { world, lead, hjoLead, skaraLead, supplier, stranger, leadDuty, hjoDuty, signatory, unheld }
}

const html = async (response: Response) => response.text()

describe('a function', () => {
  test('is seen by all in the programme, by a supplier only when it is a lead of the programme', async () => {
    const { world, lead, hjoLead, skaraLead, supplier, stranger, leadDuty, hjoDuty } = await aProgramme()
    for (const person of [lead, hjoLead, skaraLead])
      expect((await world.get(`/functions/${hjoDuty}`, person)).status).toBe(200)
    expect((await world.get(`/functions/${hjoDuty}`, supplier)).status).toBe(404)
    expect((await world.get(`/functions/${leadDuty}`, supplier)).status).toBe(200)
    expect((await world.get(`/functions/${hjoDuty}`, stranger)).status).toBe(404)
    for (const path of ['x', newId()]) expect((await world.get(`/functions/${path}`, lead)).status).toBe(404)
  })

  test('is filled by the programme lead, and by the rollout lead within its own organisation', async () => {
    const { world, lead, hjoLead, skaraLead, leadDuty, hjoDuty, signatory } = await aProgramme()
    const form = { person: hjoLead.id, from: '2026-12-01' }
    const fill = async (duty: string, by: typeof lead) =>
      (await world.post(`/functions/${duty}/holdings`, form, by)).status
    expect(await fill(signatory, skaraLead)).toBe(403)
    expect(await fill(leadDuty, hjoLead)).toBe(403)
    expect(await fill(hjoDuty, skaraLead)).toBe(403)
    expect(await fill(signatory, hjoLead)).toBe(303)
    expect(await html(await world.get(`/functions/${signatory}`, skaraLead))).not.toContain(
      '<form class="form" action="/functions',
    )
    expect(await html(await world.get(`/functions/${signatory}?done=appointed`, hjoLead))).toContain('Utsedd.')
    expect(await fill(signatory, lead)).toBe(409)
  })

  test('can be given to someone new, who is invited in the same step', async () => {
    const { world, hjoLead, signatory } = await aProgramme()
    const form = { name: 'Kommundirektören', email: 'kd@hjo.se', from: '2026-12-01', to: '' }
    const done = await world.post(`/functions/${signatory}/holdings`, form, hjoLead)
    expect(done.status).toBe(201)
    expect(await html(done)).toMatch(/\/invitations\/[\w-]{43}/)
    expect(await html(await world.get(`/functions/${signatory}`, hjoLead))).toContain('Kommundirektören')
    // The address is there now: the person who has it is appointed, and a second time is refused.
    expect((await world.post(`/functions/${signatory}/holdings`, form, hjoLead)).status).toBe(409)
  })

  test('is not half given: when the appointment is refused nobody new is made', async () => {
    const { world, hjoLead, signatory } = await aProgramme()
    const form = { name: 'Ny', email: 'ny@hjo.se', from: '2026-12-01', to: '2026-11-01' }
    const refused = await world.post(`/functions/${signatory}/holdings`, form, hjoLead)
    expect(refused.status).toBe(409)
    expect(await html(refused)).toContain('value="ny@hjo.se"')
    const { rowCount } = await world.deps.database.pool.query(`select from people where email = 'ny@hjo.se'`)
    expect(rowCount).toBe(0)
  })

  test('is handed over, and ended', async () => {
    const { world, hjoLead, unheld, signatory } = await aProgramme()
    const over = { fromPerson: unheld.id, toPerson: hjoLead.id, on: '2027-01-01' }
    const hand = (form: Record<string, string>) => world.post(`/functions/${signatory}/handover`, form, hjoLead)
    expect((await hand({ ...over, toPerson: unheld.id })).status).toBe(409)
    expect((await hand(over)).headers.get('location')).toBe(`/functions/${signatory}?done=handed-over`)
    expect((await hand(over)).status).toBe(409)
    const { rows } = await world.deps.database.pool.query(
      `select id, valid_from from holdings where function_id = $1 order by valid_from desc`,
      [signatory],
    )
    const end = (form: Record<string, string>, id = rows[0].id) =>
      world.post(`/functions/${signatory}/holdings/${id}/end`, form, hjoLead)
    expect((await end({ on: '2026-12-31' })).status).toBe(409)
    expect((await end({ on: '2027-06-30' }, newId())).status).toBe(404)
    expect((await end({ on: '2027-06-30' })).status).toBe(303)
  })

  test('bad input is said beside the field, and kept', async () => {
    const { world, lead, stranger, signatory, unheld } = await aProgramme()
    const appoint = (form: Record<string, string>) => world.post(`/functions/${signatory}/holdings`, form, lead)
    for (const form of [
      {},
      { from: '2026-12-01' },
      { person: 'x', from: '2026-12-01' },
      { person: stranger.id, from: '2026-12-01' },
      { person: newId(), from: '2026-12-01' },
      { person: unheld.id, name: 'Ada', email: 'a@b.se', from: '2026-12-01' },
      { name: 'Ada', from: '2026-12-01' },
      { email: 'a@b.se', from: '2026-12-01' },
      { name: 'Ada', email: 'not', from: '2026-12-01' },
      { person: unheld.id, from: '2026-02-31' },
      { person: unheld.id, from: '' },
      { person: unheld.id, from: '2026-12-01', to: '31/12' },
    ] as Record<string, string>[]) {
      expect((await appoint(form)).status, JSON.stringify(form)).toBe(422)
    }
    const kept = await html(await appoint({ name: '<b>Ada 🙂</b>', from: '2026-02-31' }))
    expect(kept).toContain('&lt;b&gt;Ada 🙂&lt;/b&gt;')
    expect(kept).toContain('Ange ett datum som finns')
  })
})
