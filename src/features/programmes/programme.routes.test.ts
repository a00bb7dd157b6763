import { describe, expect, test } from 'vitest'
import type { Id } from '#src/platform/ids.ts'
import { aWorld, type Person, type World } from '../../../tests/world.ts'
import {
  addParticipant,
  addRollouts,
  addWave,
  createProgramme,
  ensureAreas,
  nothingFollows,
  readRollouts,
  setDecidedDates,
} from './index.ts'

/** A programme of a region with Hjo and Skara in one wave, going live on 1 September 2027, and somebody for each function. */
async function aProgramme(world: World) {
  const region = await world.aParty('Regionen', 'region')
  const hjo = await world.aParty('Hjo')
  const skara = await world.aParty('Skara')
  const supplier = await world.aParty('Systemleverantören', 'supplier')
  const deed = world.deedOf()
  const { id, waveId } = await world.change(async (tx) => {
    const id = await createProgramme(
      tx,
      { name: 'Gemensamt vårdsystem', leadPartyId: region, startsOn: '2026-01-01' },
      deed,
    )
    await ensureAreas(tx, id, [
      { key: 'technology', name: { sv: 'Teknik', en: 'Technology' } },
      { key: 'training', name: { sv: 'Utbildning', en: 'Training' } },
    ])
    await addParticipant(tx, { programmeId: id, partyId: supplier, role: 'supplier' }, deed)
    const waveId = await addWave(tx, { programmeId: id, name: 'Etapp 1' }, deed)
    await addRollouts(tx, { programmeId: id, waveId, partyIds: [hjo, skara] }, deed, nothingFollows)
    const dates = (await readRollouts(tx, id)).map((row) => ({
      goLiveId: row.goLives[0].id,
      on: '2027-09-01',
      reason: '',
    }))
    await setDecidedDates(tx, { programmeId: id, dates }, deed, nothingFollows)
    return { id, waveId }
  })
  const holder = async (name: string, kind: Parameters<World['holds']>[1], party: Id<'party'>): Promise<Person> => {
    const person = await world.aPerson(name)
    const { rows } = await world.db.execute<{ id: string }>(
      `select id from functions where kind = '${kind}' and party_id = '${party}' and programme_id = '${id}'`,
    )
    if (rows[0])
      await world.db.execute(
        `insert into holdings (function_id, person_id, valid_from) values ('${rows[0].id}', '${person.id}', '2020-01-01')`,
      )
    else await world.holds(person, kind, party, id)
    return person
  }
  const rollouts = await readRollouts(world.db, id)
  const [inHjo] = rollouts.filter((row) => row.partyId === hjo)
  const [inSkara] = rollouts.filter((row) => row.partyId === skara)
  if (!inHjo || !inSkara) throw new Error('no rollouts')
  return {
    id,
    waveId,
    region,
    hjo,
    skara,
    inHjo,
    inSkara,
    path: `/programmes/${id}`,
    lead: await holder('Programledaren', 'programme-lead', region),
    leadInHjo: await holder('Införandeansvarig, Hjo', 'rollout-lead', hjo),
    atSupplier: await holder('Leverantörens kontakt', 'supplier', supplier),
    observer: await holder('Insyn', 'observer', hjo),
    outsider: await world.aPerson('Någon annanstans'),
  }
}

const text = async (answer: Response | Promise<Response>) => (await answer).text()
const dateOf = async (world: World, id: Id<'programme'>, party: Id<'party'>) =>
  (await readRollouts(world.db, id)).find((row) => row.partyId === party)?.goLives[0]
/** A hidden field of the page's own form: the frame around it has some of its own. */
const hidden = (page: string, name: string) =>
  new RegExp(`<main.*name="${name}" value="([^"]*)"`, 's').exec(page)?.[1]?.replaceAll('&quot;', '"') ?? ''

describe('who sees and does what', () => {
  test('everyone in the programme sees the plan, nobody else knows of it', async () => {
    const world = await aWorld()
    const p = await aProgramme(world)
    for (const path of ['/waves', `/waves/${p.waveId}`, `/rollouts/${p.inHjo.id}/plan`, '/settings']) {
      for (const person of [p.lead, p.leadInHjo, p.atSupplier, p.observer])
        expect((await world.get(p.path + path, person)).status, path).toBe(200)
      expect((await world.get(p.path + path, p.outsider)).status, path).toBe(404)
    }
    expect(await text(world.get('/programmes', p.outsider))).not.toContain('Gemensamt vårdsystem')
    expect(await text(world.get('/programmes', p.atSupplier))).toContain('Gemensamt vårdsystem')
  })

  test('only the programme lead decides: others are told who can', async () => {
    const world = await aWorld()
    const p = await aProgramme(world)
    const goLive = p.inHjo.goLives[0].id
    const leads = [
      '/waves/new',
      '/settings/edit',
      '/rollouts/new',
      `/waves/${p.waveId}/edit`,
      `/dates?wave=${p.waveId}`,
    ]
    for (const path of leads) {
      expect((await world.get(p.path + path, p.leadInHjo)).status, path).toBe(403)
      expect((await world.get(p.path + path, p.lead)).status, path).toBe(200)
    }
    const posts = [
      '/waves',
      '/settings',
      '/rollouts',
      '/rollouts/wave',
      '/dates',
      '/settings/contacts',
      '/settings/quiet-periods',
      `/waves/${p.waveId}`,
      `/waves/${p.waveId}/removal`,
      `/waves/${p.waveId}/order`,
    ]
    for (const path of posts) expect((await world.post(p.path + path, {}, p.leadInHjo)).status, path).toBe(403)
    expect((await world.post(`${p.path}/rollouts/${p.inHjo.id}/state`, {}, p.leadInHjo)).status).toBe(403)
    const earlier = { on: '2026-05-01', validFrom: '2025-01-01', reason: 'x' }
    expect((await world.post(`${p.path}/go-lives/${goLive}/earlier-dates`, earlier, p.leadInHjo)).status).toBe(403)
  })

  test('a rollout lead keeps its own rollout, and no other', async () => {
    const world = await aWorld()
    const p = await aProgramme(world)
    const forecast = { on: '2027-10-04', reason: 'Utbildningen hinns inte' }
    const give = (goLive: string, person: Person) =>
      world.post(`${p.path}/go-lives/${goLive}/forecast`, forecast, person)
    expect((await give(p.inSkara.goLives[0].id, p.leadInHjo)).status).toBe(403)
    expect((await give(p.inHjo.goLives[0].id, p.atSupplier)).status).toBe(403)
    expect((await give(p.inHjo.goLives[0].id, p.leadInHjo)).status).toBe(303)
    expect(await dateOf(world, p.id, p.hjo)).toMatchObject({ decidedOn: '2027-09-01', forecastOn: '2027-10-04' })
    expect((await world.get(`${p.path}/rollouts/${p.inSkara.id}/guide`, p.leadInHjo)).status).toBe(403)
  })

  test('another programme’s ids are not found', async () => {
    const world = await aWorld()
    const [p, other] = [await aProgramme(world), await aProgramme(world)]
    const goLive = other.inHjo.goLives[0].id
    expect((await world.get(`${p.path}/waves/${other.waveId}`, p.lead)).status).toBe(404)
    expect((await world.get(`${p.path}/rollouts/${other.inHjo.id}/plan`, p.lead)).status).toBe(404)
    expect(
      (await world.post(`${p.path}/go-lives/${goLive}/forecast`, { on: '2027-10-04', reason: 'x' }, p.lead)).status,
    ).toBe(404)
    expect((await world.get(`${p.path}/dates?wave=${other.waveId}`, p.lead)).status).toBe(404)
    expect(
      (await world.post(`${p.path}/rollouts/wave`, { rollouts: p.inHjo.id, wave: other.waveId }, p.lead)).status,
    ).toBe(404)
    const moves = JSON.stringify([[goLive, '2027-10-01']])
    expect((await world.post(`${p.path}/dates`, { moves, seen: 'x', reason: 'x' }, p.lead)).status).toBe(404)
  })
})

describe('moving dates', () => {
  const preview = (p: Awaited<ReturnType<typeof aProgramme>>, query: string) =>
    `${p.path}/dates/preview?wave=${p.waveId}&${query}`
  const both = (p: Awaited<ReturnType<typeof aProgramme>>) =>
    `goLives=${p.inHjo.goLives[0].id}&goLives=${p.inSkara.goLives[0].id}`

  test('a whole wave is shown first, then moved at once with its reason', async () => {
    const world = await aWorld()
    const p = await aProgramme(world)
    const page = await text(world.get(preview(p, `${both(p)}&way=shift&days=28`), p.lead))
    const form = { moves: hidden(page, 'moves'), seen: hidden(page, 'seen'), back: hidden(page, 'back') }
    expect((await dateOf(world, p.id, p.hjo))?.decidedOn).toBe('2027-09-01')
    expect((await world.post(`${p.path}/dates`, form, p.lead)).status, 'without a reason').toBe(422)
    const done = await world.post(`${p.path}/dates`, { ...form, reason: 'Leverantören blev sen' }, p.lead)
    expect(done.headers.get('location')).toBe(`${p.path}/waves/${p.waveId}`)
    for (const party of [p.hjo, p.skara])
      expect(await dateOf(world, p.id, party)).toMatchObject({ originalOn: '2027-09-01', decidedOn: '2027-09-29' })
    expect(
      (await world.post(`${p.path}/dates`, { ...form, reason: 'en gång till' }, p.lead)).status,
      'sent again',
    ).toBe(409)
  })

  test('what another has moved since the preview is shown again, and nothing is half done', async () => {
    const world = await aWorld()
    const p = await aProgramme(world)
    const page = await text(world.get(preview(p, `${both(p)}&way=day&on=2027-11-01`), p.lead))
    const dates = [{ goLiveId: p.inHjo.goLives[0].id, on: '2027-10-01', reason: 'En annan flyttade' }]
    await world.change((tx) => setDecidedDates(tx, { programmeId: p.id, dates }, world.deedOf(), nothingFollows))
    const form = { moves: hidden(page, 'moves'), seen: hidden(page, 'seen'), back: '', reason: 'Därför' }
    const answer = await world.post(`${p.path}/dates`, form, p.lead)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Därför</textarea>')
    expect((await dateOf(world, p.id, p.skara))?.decidedOn).toBe('2027-09-01')
  })

  test.each([
    ['way=day&on=2027-02-31', 'no such day'],
    ['way=day&on=', 'no day'],
    ['way=day&on=2025-01-01', 'before the programme'],
    ['way=day&on=2026-11-01', 'in the past'],
    ['way=day&on=2027-09-01', 'the same'],
    ['way=shift&days=', 'no number'],
    ['way=shift&days=1.5', 'no whole number'],
    ['way=shift&days=9999', 'too many'],
    ['way=sideways&on=2027-10-01', 'no way'],
  ])('%s is answered with the form (%s)', async (query) => {
    const world = await aWorld()
    const p = await aProgramme(world)
    const answer = await world.get(preview(p, `${both(p)}&${query}`), p.lead)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('error-summary')
  })
})

describe('a rollout', () => {
  test('goes live on a day that has come, is paused and live again, and says why', async () => {
    const world = await aWorld()
    const p = await aProgramme(world)
    const goLive = p.inHjo.goLives[0].id
    const state = async () => (await readRollouts(world.db, p.id)).find((row) => row.id === p.inHjo.id)
    expect((await world.post(`${p.path}/go-lives/${goLive}/actual`, { on: '2026-11-23' }, p.leadInHjo)).status).toBe(
      409,
    )
    expect((await world.post(`${p.path}/go-lives/${goLive}/actual`, { on: '2026-11-20' }, p.leadInHjo)).status).toBe(
      303,
    )
    expect((await state())?.state).toBe('live')
    const change = async (to: string, reason: string) =>
      world.post(
        `${p.path}/rollouts/${p.inHjo.id}/state`,
        { to, reason, version: String((await state())?.version) },
        p.lead,
      )
    expect((await change('paused', '')).status).toBe(422)
    expect((await change('preparing', 'Nej')).status).toBe(409)
    expect((await change('paused', 'Driftstörning')).status).toBe(303)
    expect((await change('live', 'Avhjälpt')).status).toBe(303)
    const stale = await world.post(
      `${p.path}/rollouts/${p.inHjo.id}/state`,
      { to: 'paused', reason: 'x', version: '1' },
      p.lead,
    )
    expect(stale.status).toBe(409)
  })

  test('receivers are added many at once; one that is there already is not added twice', async () => {
    const world = await aWorld()
    const p = await aProgramme(world)
    const more = [await world.aParty('Tibro'), await world.aParty('Vara'), p.hjo]
    const added = await world.post(`${p.path}/rollouts`, { parties: more, wave: p.waveId }, p.lead)
    expect(added.status).toBe(303)
    expect((await readRollouts(world.db, p.id)).map((row) => row.partyName)).toEqual(['Hjo', 'Skara', 'Tibro', 'Vara'])
    expect((await world.post(`${p.path}/rollouts`, { wave: p.waveId }, p.lead)).status).toBe(422)
    const settings = await text(world.get(`${p.path}/settings`, p.lead))
    expect(settings).toContain('Tibro')
    expect(settings).toContain('ej utsedd')
  })

  test('its comment is not for suppliers, nor its functions', async () => {
    const world = await aWorld()
    const p = await aProgramme(world)
    const comment = 'Vi ligger efter med superanvändarna'
    const say = (words: string) =>
      world.post(`${p.path}/rollouts/${p.inHjo.id}/comment`, { comment: words, version: '1' }, p.leadInHjo)
    expect((await say(comment)).status).toBe(303)
    expect((await say('x'.repeat(501))).status).toBe(422)
    // Somebody else has written since the page was opened: told what, with one's own words kept.
    const late = await say('Vi ligger i fas')
    const told = await late.text()
    expect([late.status, told.includes(comment), told.includes('Vi ligger i fas')]).toEqual([409, true, true])
    for (const path of ['/waves', `/rollouts/${p.inHjo.id}/plan`, '/settings']) {
      const page = await text(world.get(p.path + path, p.atSupplier))
      expect(page).not.toContain(comment)
      expect(page).not.toContain('Införandeansvarig, Hjo')
    }
  })
})

describe('the start guide', () => {
  test('goes through units, areas with their leads, and hands out; each step is kept', async () => {
    const world = await aWorld()
    const p = await aProgramme(world)
    const guide = `${p.path}/rollouts/${p.inHjo.id}/guide`
    const known = await world.aPerson('Teknikansvarig')
    await world.holds(known, 'staff', p.hjo, p.id)
    expect(
      (await world.post(`${guide}/units`, { newUnits: 'Hemtjänst\nSkola', scopes: '' }, p.leadInHjo)).headers.get(
        'location',
      ),
    ).toContain('step=areas')
    expect(await text(world.get(guide, p.leadInHjo))).toContain('Teknik')
    const bad = await world.post(
      `${guide}/areas`,
      { 'part.technology': 'on', 'email.technology': 'inte en adress' },
      p.leadInHjo,
    )
    expect(bad.status).toBe(422)
    expect(await bad.text()).toContain('value="inte en adress"')
    const areas = {
      'part.technology': 'on',
      'person.technology': known.id,
      'part.training': 'on',
      'name.training': 'Utbildningsansvarig',
      'email.training': 'utbildning@hjo.example',
    }
    const invited = await world.post(`${guide}/areas`, areas, p.leadInHjo)
    expect(invited.status).toBe(201)
    expect(await invited.text()).toMatch(/<dt>Utbildningsansvarig<\/dt>.+\/invitations\/[\w-]{43}/s)
    expect((await world.post(`${guide}/areas`, areas, p.leadInHjo)).status).toBe(303)
    const last = await text(world.get(guide, p.leadInHjo))
    expect(last).toContain('Teknikansvarig')
    expect(last).toContain('Utbildningsansvarig')
    expect((await world.post(`${guide}/hand-out`, { areas: ['technology', 'training'] }, p.leadInHjo)).status).toBe(303)
    const [rollout] = (await readRollouts(world.db, p.id)).filter((row) => row.id === p.inHjo.id)
    expect(rollout).toMatchObject({ units: 2 })
    expect(rollout?.guideDoneAt).not.toBeNull()
  })

  test('an area is left out with a reason, and other organisations’ units are refused', async () => {
    const world = await aWorld()
    const p = await aProgramme(world)
    const guide = `${p.path}/rollouts/${p.inHjo.id}/guide`
    expect((await world.post(`${guide}/areas`, { 'part.technology': 'on' }, p.leadInHjo)).status).toBe(422)
    expect(
      (
        await world.post(
          `${guide}/areas`,
          { 'part.technology': 'on', 'reason.training': 'Görs av förbundet' },
          p.leadInHjo,
        )
      ).status,
    ).toBe(303)
    const theirs = await world.aParty('Skaras hemtjänst', 'unit', p.skara)
    expect((await world.post(`${guide}/units`, { units: theirs }, p.leadInHjo)).status).toBe(409)
  })
})

describe('the programme itself', () => {
  test('is begun once however often the form is sent, with its lead', async () => {
    const world = await aWorld()
    const region = await world.aParty('Regionen', 'region')
    const admin = await world.aPerson('Administratör')
    await world.holds(admin, 'admin', region)
    const form = {
      name: 'Nytt program',
      leadParty: region,
      leadPerson: admin.id,
      startsOn: '2026-12-01',
      reviewDays: '10',
      consentDays: '10',
      once: crypto.randomUUID(),
    }
    const [first, second] = await Promise.all([
      world.post('/programmes', form, admin),
      world.post('/programmes', form, admin),
    ])
    expect(first.headers.get('location')).toBe(second.headers.get('location'))
    expect((await world.db.execute('select 1 from programmes')).rows).toHaveLength(1)
    expect((await world.get(`${first.headers.get('location')}/settings/edit`, admin)).status).toBe(200)
  })

  test.each([
    [{ name: '' }],
    [{ startsOn: '2027-02-29' }],
    [{ reviewDays: '0' }],
    [{ reviewDays: 'tio' }],
    [{ leadParty: '018f0000-0000-7000-8000-000000000000' }],
    [{ leadPerson: 'someone' }],
    [{ purpose: 'x'.repeat(5001) }],
    [{ once: 'x' }],
  ])('bad input %j is told beside the field', async (wrong) => {
    const world = await aWorld()
    const region = await world.aParty('Regionen', 'region')
    const admin = await world.aPerson('Administratör')
    await world.holds(admin, 'admin', region)
    const form = {
      name: 'Nytt',
      leadParty: region,
      startsOn: '2026-12-01',
      reviewDays: '10',
      consentDays: '10',
      once: crypto.randomUUID(),
      ...wrong,
    }
    expect((await world.post('/programmes', form as Record<string, string>, admin)).status).toBe(422)
    expect((await world.db.execute('select 1 from programmes')).rows).toHaveLength(0)
  })

  test('a stale edit of its particulars is refused, and a quiet period that ends before it begins', async () => {
    const world = await aWorld()
    const p = await aProgramme(world)
    const form = { name: 'Nytt namn', startsOn: '2026-01-01', reviewDays: '10', consentDays: '10', version: '1' }
    expect((await world.post(`${p.path}/settings`, form, p.lead)).status).toBe(303)
    const stale = await world.post(`${p.path}/settings`, { ...form, purpose: 'Det jag skrev' }, p.lead)
    expect(stale.status).toBe(409)
    expect(await stale.text()).toContain('Det jag skrev')
    const quiet = (from: string, to: string) =>
      world.post(`${p.path}/settings/quiet-periods`, { name: 'Jul', from, to }, p.lead)
    expect((await quiet('2027-01-10', '2026-12-20')).status).toBe(422)
    expect((await quiet('2026-12-20', '2027-01-10')).status).toBe(303)
  })

  test('waves change places, are renamed once, and go away only when nothing belongs to them', async () => {
    const world = await aWorld()
    const p = await aProgramme(world)
    const form = { name: 'Etapp 2', once: crypto.randomUUID() }
    const made = await world.post(`${p.path}/waves`, form, p.lead)
    expect((await world.post(`${p.path}/waves`, form, p.lead)).status).toBe(303)
    const second = made.headers.get('location') ?? ''
    expect((await world.post(`${second}/order`, { step: 'earlier' }, p.lead)).status).toBe(303)
    const { rows } = await world.db.execute<{ name: string }>('select name from waves order by number')
    expect(rows.map((row) => row.name)).toEqual(['Etapp 2', 'Etapp 1'])
    expect((await world.post(`${p.path}/waves/${p.waveId}/removal`, {}, p.lead)).status).toBe(409)
    expect((await world.post(`${second}/removal`, {}, p.lead)).status).toBe(303)
    expect((await world.get(second, p.lead)).status).toBe(404)
  })

  test('the plan goes to Excel and CSV as it is shown', async () => {
    const world = await aWorld()
    const p = await aProgramme(world)
    const csv = await text(world.get(`${p.path}/waves?format=csv&sort=-partyName`, p.observer))
    expect(
      csv
        .split('\r\n')
        .slice(1, 3)
        .map((line) => line.split(';')[0]),
    ).toEqual(['Skara', 'Hjo'])
    expect((await world.get(`${p.path}/waves?format=xlsx`, p.observer)).headers.get('content-type')).toContain(
      'spreadsheetml',
    )
  })
})
