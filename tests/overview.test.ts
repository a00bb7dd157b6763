import { expect, test } from 'vitest'
import {
  accept,
  deliver,
  giveBack,
  type Half,
  light,
  listItems,
  readPlan,
  readRollUps,
} from '../src/features/commitments/index.ts'
import { orNotFound } from '../src/platform/access/index.ts'
import type { IsoDate } from '../src/platform/calendar/date.ts'
import { newId } from '../src/platform/ids.ts'
import { aForum, aSeat } from './a-forum.ts'
import { aPlan } from './a-plan.ts'
import { aWorld } from './world.ts'

/** The equipment list was due on 1 June 2027: three weeks ago. */
const late = '2027-06-22T09:00:00Z'

const page = { sort: 'due', descending: false, limit: 100, offset: 0, lang: 'sv' } as const

async function lateWorld() {
  const world = await aWorld({ at: late })
  const plan = await aPlan(world)
  await plan.anItem({ critical: true })
  await plan.anItem({
    called: 'Egen utbildningsplan',
    scope: 'rollout',
    rolloutId: plan.hjoRollout.id,
    ownerId: plan.hjo,
    areaKey: 'training',
    critical: true,
    dueRule: { kind: 'lead', duration: 'P1M', side: 'before' },
  })
  return { world, plan, home: `/programmes/${plan.id}` }
}

const text = async (response: Response | Promise<Response>): Promise<string> => {
  const got = await response
  expect(got.status).toBe(200)
  return got.text()
}

/** The lights of a cell, as the matrix names its link. */
function cellOf(html: string, href: string): string | undefined {
  const escaped = href.replaceAll('&', '&amp;')
  return new RegExp(`href="${escaped.replaceAll(/[?.]/g, '\\$&')}" aria-label="([^"]+)"`).exec(html)?.[1]
}

test('a late programme never paints a municipality red: its deliveries are, its own preparations are not', async () => {
  const { world, plan, home } = await lateWorld()
  const matrix = await text(world.get(`${home}/readiness`, plan.inHjo))
  const cell = (area: string) =>
    cellOf(matrix, `${home}/commitments?rollout=${plan.hjoRollout.id}&area=${area}&show=all`)
  expect(cell('technology')).toBe('Teknik: Leveranser till oss: rött. Våra förberedelser: ej bedömt.')
  expect(cell('training')).toBe('Utbildning: Leveranser till oss: ej bedömt. Våra förberedelser: ej bedömt.')
  const rollout = await text(world.get(`${home}/rollouts/${plan.hjoRollout.id}`, plan.inHjo))
  expect(rollout).toContain('aria-label="Leveranser till oss: rött"')
  expect(rollout).toContain('aria-label="Våra förberedelser: ej bedömt"')
  expect(rollout).toContain('1 kritisk är försenad')
})

test('the same matrix in words: a cell has the light of the items it leads to', async () => {
  const { world, plan, home } = await lateWorld()
  const actor = await world.actorOf(plan.lead)
  const view = await plan.view(plan.lead)
  const today = world.today() as IsoDate
  const matrix = await text(world.get(`${home}/readiness?half=deliveries`, plan.lead))
  const words = { red: 'rött', yellow: 'gult', grey: 'ej bedömt', green: 'grönt' }
  const rollUps = await readRollUps(world.db, view)
  for (const { id } of [plan.hjoRollout, plan.skaraRollout]) {
    const half: Half = 'deliveries'
    const items = await listItems(world.db, actor, view, { rolloutId: id, areaKey: 'technology', half }, page, today)
    expect(items.some((item) => item.critical && item.lateAfter !== null && item.lateAfter < today)).toBe(true)
    const here = rollUps.filter((one) => one.rolloutId === id && one.areaKey === 'technology' && one.half === half)
    const cell = cellOf(matrix, `${home}/commitments?rollout=${id}&area=technology&half=deliveries&show=all`)
    expect(cell).toBe(`Teknik: ${words[light(here, today).light]}`)
  }
})

test('the figures of the next wave equal the lists they lead to, and say whose lateness it is', async () => {
  const { world, plan, home } = await lateWorld()
  const overview = await text(world.get(home, plan.lead))
  expect(overview).toContain('Etapp 1 går i drift onsdag 1 september 2027. Ingen av två är i drift.')
  expect(overview).toContain('0 av 2 godkända')
  expect(overview).toContain('2 för sent, alla från programmet')
  const [actor, view] = [await world.actorOf(plan.lead), await plan.view(plan.lead)]
  const wish = { waveId: plan.waveId, half: 'deliveries' } as const
  expect(await listItems(world.db, actor, view, { ...wish, only: 'late' }, page, world.today())).toHaveLength(2)
  expect(await listItems(world.db, actor, view, wish, page, world.today())).toHaveLength(2)
})

test('a broken lead time counts against the late owner, and is listed item by item', async () => {
  const { world, plan, home } = await lateWorld()
  expect(await text(world.get(home, plan.lead))).toContain('10 veckor i stället för 3 månader')
  const breaches = await text(world.get(`${home}/breaches?sort=receiver`, plan.inHjo))
  expect(breaches).toMatch(/Hjo[\s\S]*Skara/)
  const csv = await text(world.get(`${home}/breaches?format=csv`, plan.inHjo))
  expect(csv.trim().split('\r\n')).toHaveLength(3)
  expect(csv).toContain('Utrustningslista;Hjo;Regionen;Regionen;3 månader;71;21')
})

test('Min sida shows what waits for each, with the deed beside it, and the header counts it', async () => {
  const { world, plan, home } = await lateWorld()
  const mine = await text(world.get('/my', plan.lead))
  expect(mine).toContain('Utrustningslista')
  expect(mine).toContain('prognos saknas')
  expect(mine).toContain('1 sak väntar på dig')
  const item = orNotFound((await plan.receiptsOf(await plan.anItem({ called: 'Plan för support' })))[0])
  const owed = orNotFound(
    (
      await listItems(
        world.db,
        await world.actorOf(plan.lead),
        await plan.view(plan.lead),
        { text: 'support' },
        page,
        world.today(),
      )
    )[0],
  )
  await world.change(async (tx) =>
    deliver(tx, await readPlan(tx, plan.id), owed.commitmentId, {}, world.deedOf(plan.lead.id)),
  )
  const hjo = await text(world.get('/my', plan.inHjo))
  expect(hjo).toContain(`action="${home}/commitments/${owed.commitmentId}/receipts/${item.id}/acceptance"`)
  expect(hjo).toContain('Gå igenom startguiden för Hjo')
  await world.change(async (tx) => accept(tx, await readPlan(tx, plan.id), [item.id], world.deedOf(plan.inHjo.id)))
  expect(await text(world.get('/my', plan.inHjo))).not.toContain('acceptance')
})

test('Min sida takes a question with one press, and shows each what they have asked, where it is, and by when it is answered', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const staff = await world.aPerson('Superanvändare, Hjo')
  await world.holds(staff, 'staff', plan.hjo, plan.id)
  const ask = { title: 'Var finns listan?', text: '', once: newId() }
  await world.post(
    `/programmes/${plan.id}/questions`,
    { ...ask, kind: 'question', visibility: 'all-but-suppliers' },
    staff,
  )
  const asker = await text(world.get('/my', staff))
  expect(asker).toContain('F1 · Var finns listan?')
  expect(asker).toContain('hos Hjo sedan')
  const waiting = await text(world.get('/my', plan.inHjo))
  const [, action, version] = /action="([^"]+\/acknowledgement)".*?name="version" value="(\d+)"/s.exec(waiting) ?? []
  const pressed = await world.post(action ?? '', { version: version ?? '', back: '/my' }, plan.inHjo)
  const back = pressed.headers.get('location') ?? ''
  expect(back).toMatch(/^\/my\?/)
  const after = await text(world.get(back, plan.inHjo))
  expect(after).toContain('Mottagen: F1 · Var finns listan?')
  expect(after).not.toContain('/acknowledgement')
  expect(await text(world.get(back, plan.observer))).not.toContain('Var finns listan?')
  expect(await text(world.get('/my', staff))).toContain('mottagen, hos Hjo sedan')
})

test('Min sida says which seats one has, and leads to the forum', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const forumId = await aForum(world, plan)
  const { person } = await aSeat(world, forumId, 'chair', plan.region)
  const mine = await text(world.get('/my', person))
  expect(mine).toContain(`href="/forums/${forumId}"`)
  expect(mine).not.toContain('Du har ingen funktion just nu')
})

test('every page leads to what is in no programme; to people only an administrator, and to asking only those who ask', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const admin = await world.aPerson('Administratör')
  await world.holds(admin, 'admin', plan.region)
  const [theirs, hjo] = [await text(world.get('/my', admin)), await text(world.get('/my', plan.inHjo))]
  for (const page of [theirs, hjo])
    for (const href of ['/programmes', '/parties']) expect(page).toContain(`href="${href}"`)
  expect([theirs.includes('href="/people"'), hjo.includes('href="/people"')]).toEqual([true, false])
  expect([theirs.includes('class="ask"'), hjo.includes('class="ask"')]).toEqual([false, true])
})

test('someone without a function is told so, and what to do', async () => {
  const world = await aWorld()
  expect(await text(world.get('/my', await world.aPerson()))).toContain('Du har ingen funktion just nu')
})

test('a supplier sees the plan and its own, not how the receivers stand', async () => {
  const { world, plan, home } = await lateWorld()
  const overview = await text(world.get(home, plan.atSupplier))
  expect(overview).toContain('Inget är beställt av er ännu')
  expect(overview).not.toContain('rött')
  expect(overview).not.toContain('Utrustningslista')
  expect((await world.get(`${home}/readiness`, plan.atSupplier)).status).toBe(403)
  expect((await world.get(`${home}/breaches`, plan.atSupplier)).status).toBe(403)
  const rollout = await text(world.get(`${home}/rollouts/${plan.hjoRollout.id}`, plan.atSupplier))
  expect(rollout).not.toContain('rött')
  expect(rollout).not.toContain('Behörig företrädare')
  expect(await text(world.get(`${home}/history`, plan.atSupplier))).not.toContain('Utrustningslista')
})

test('an observer reads plan and lights, and no items', async () => {
  const { world, plan, home } = await lateWorld()
  const matrix = await text(world.get(`${home}/readiness`, plan.observer))
  expect(matrix).toContain('rött')
  expect(matrix).not.toContain('/commitments')
  const rollout = await text(world.get(`${home}/rollouts/${plan.hjoRollout.id}`, plan.observer))
  expect(rollout).not.toContain('Utrustningslista')
  expect((await world.get(`${home}/breaches`, plan.observer)).status).toBe(403)
  expect(await text(world.get(`${home}/history`, plan.observer))).not.toContain('Utrustningslista')
})

test('who has nothing to do with the programme is told that none of it exists', async () => {
  const { world, plan, home } = await lateWorld()
  const stranger = await world.aPerson()
  const paths = ['', '/readiness', '/timeline', '/breaches', '/history', `/rollouts/${plan.hjoRollout.id}`]
  for (const path of paths) expect((await world.get(home + path, stranger)).status).toBe(404)
  expect((await world.get(`${home}/rollouts/${plan.id}`, plan.lead)).status).toBe(404)
  expect((await world.get(`${home}/rollouts/nothing`, plan.lead)).status).toBe(404)
})

test('an address with nonsense in its query still opens', async () => {
  const { world, plan, home } = await lateWorld()
  const nonsense =
    '?half=x&sort=x&wave=x&light=x&association=x&page=-1&from=2027-02-31&to=x&kind=%00&person=x&against=%F0%9F%A6%8A'
  for (const path of ['', '/readiness', '/timeline', '/breaches', '/history']) {
    expect((await world.get(home + path + nonsense, plan.lead)).status).toBe(200)
  }
})

test('what is shown can be taken away as it is shown', async () => {
  const { world, plan, home } = await lateWorld()
  const csv = await text(world.get(`${home}/readiness?format=csv&half=deliveries&sort=name`, plan.lead))
  expect(csv).toContain('Mottagare;Etapp;Tillstånd;Dagar kvar;Leveranser till oss')
  expect(csv).toContain('Hjo;Etapp 1;förbereder;71;rött;0 %;rött;ej bedömt')
  for (const path of ['/readiness', '/timeline', '/history', '/breaches']) {
    const xlsx = await world.get(`${home}${path}?format=xlsx`, plan.lead)
    expect([xlsx.status, (await xlsx.bytes()).byteLength > 1000]).toEqual([200, true])
  }
})

test('history tells who did what in what function; what is only for one organisation stays there', async () => {
  const { world, plan, home } = await lateWorld()
  const secret = {
    called: 'Hemlig egen sak',
    scope: 'rollout',
    rolloutId: plan.hjoRollout.id,
    ownerId: plan.hjo,
    visibility: 'own',
  } as const
  await plan.anItem(secret)
  expect(await text(world.get(`${home}/history?format=csv`, plan.inHjo))).toContain('Hemlig egen sak')
  expect(await text(world.get(`${home}/history?format=csv`, plan.inSkara))).not.toContain('Hemlig egen sak')
  expect(await text(world.get(home, plan.inSkara))).not.toContain('Hemlig egen sak')
  const ofHjo = await text(world.get(`${home}/history?rollout=${plan.hjoRollout.id}&kind=go-live`, plan.lead))
  expect(ofHjo).toContain('1 rad')
})

test('a change is on the page of the one who reads it next, however it was kept', async () => {
  const { world, plan, home } = await lateWorld()
  expect(await text(world.get(home, plan.inSkara))).toContain('0 av 2 godkända')
  const mine = orNotFound(
    (
      await listItems(
        world.db,
        await world.actorOf(plan.inSkara),
        await plan.view(plan.inSkara),
        { rolloutId: plan.skaraRollout.id },
        page,
        world.today(),
      )
    )[0],
  )
  await world.change(async (tx) => deliver(tx, await readPlan(tx, plan.id), mine.commitmentId, {}, world.deedOf()))
  await world.change(async (tx) => accept(tx, await readPlan(tx, plan.id), [mine.receiptId], world.deedOf()))
  expect(await text(world.get(home, plan.inSkara))).toContain('1 av 2 godkända')
})

test('what was returned waits for its owner again, and is told in the rollout', async () => {
  const { world, plan, home } = await lateWorld()
  const mine = orNotFound(
    (
      await listItems(
        world.db,
        await world.actorOf(plan.inHjo),
        await plan.view(plan.inHjo),
        { rolloutId: plan.hjoRollout.id },
        page,
        world.today(),
      )
    )[0],
  )
  await world.change(async (tx) => deliver(tx, await readPlan(tx, plan.id), mine.commitmentId, {}, world.deedOf()))
  await world.change(async (tx) =>
    giveBack(tx, await readPlan(tx, plan.id), [mine.receiptId], 'Antalet stämmer inte', world.deedOf(plan.inHjo.id)),
  )
  expect(await text(world.get('/my', plan.lead))).toContain('tillbaka för komplettering')
  const rollout = await text(world.get(`${home}/rollouts/${plan.hjoRollout.id}`, plan.inHjo))
  expect(rollout).toContain('Antalet stämmer inte')
})

test('search finds by stem and by part of a word, only what one may see', async () => {
  const { world, plan } = await lateWorld()
  const found = await text(world.get('/search?q=utrustningslistor', plan.inHjo))
  expect(found).toContain('<mark>Utrustningslista</mark>')
  expect(await text(world.get('/search?q=Skara', plan.inHjo))).toContain('/parties/')
  expect(await text(world.get('/search?q=vårdsystem', plan.inHjo))).toContain(`/programmes/${plan.id}`)
  expect(await text(world.get('/search?q=utrustning', plan.atSupplier))).toContain('Inget hittades')
  expect(await text(world.get('/search', plan.inHjo))).toContain('Vad letar du efter?')
  expect((await world.get('/search?q=%25%25', plan.inHjo)).status).toBe(422)
  expect((await world.get(`/search?q=${'a'.repeat(300)}`, plan.inHjo)).status).toBe(422)
  expect(
    await text(world.get(`/search?q=${encodeURIComponent('<script>alert(1)</script>')}`, plan.inHjo)),
  ).not.toContain('<script>alert')
})

test('everything is said in English too', async () => {
  const { world, plan, home } = await lateWorld()
  const person = await world.aPerson('Reader', 'en')
  await world.holds(person, 'change-lead', plan.region, plan.id)
  for (const path of [
    '/my',
    home,
    `${home}/readiness`,
    `${home}/timeline`,
    `${home}/breaches`,
    `${home}/history`,
    `${home}/rollouts/${plan.hjoRollout.id}`,
    '/search?q=list',
  ])
    await text(world.get(path, person))
  expect(await text(world.get(home, person))).toContain(
    'Etapp 1 goes live Wednesday 1 September 2027. None of two are live.',
  )
})

test('a press on Min sida leads back to it, which says what was done; never to a place elsewhere', async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const pressed = async (back: string) => {
    const item = await plan.anItem()
    await world.change(async (tx) =>
      deliver(tx, await readPlan(tx, plan.id), item, { label: '' }, world.deedOf(plan.lead.id)),
    )
    const [hjo] = await plan.receiptsOf(item)
    const to = `/programmes/${plan.id}/commitments/${item}/receipts/${hjo?.id}/acceptance`
    return world.post(to, { version: String(hjo?.version), back }, plan.inHjo)
  }
  const back = (await pressed('/my')).headers.get('location') ?? ''
  expect(back).toMatch(/^\/my\?/)
  expect(await text(world.get(back, plan.inHjo))).toContain('Godkänt: Utrustningslista.')
  expect(await text(world.get(back, plan.atSupplier))).not.toContain('Utrustningslista')
  expect((await pressed('https://evil.example/')).headers.get('location')).toMatch(/^\/my\?/)
  expect((await pressed('//evil.example')).headers.get('location')).toMatch(/^\/my\?/)
})
