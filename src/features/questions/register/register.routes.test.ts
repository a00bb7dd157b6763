import { describe, expect, test } from 'vitest'
import { aForum } from '../../../../tests/a-forum-as-it-stands.ts'
import { everyone } from '../../../../tests/everyone.ts'
import { aWorld, type Person } from '../../../../tests/world.ts'
import { questionsIn } from '../readings/questions-for-tests.store.ts'
import { questionSorts } from './question-filter.ts'

async function aRegister() {
  const world = await aWorld()
  const plan = await everyone(world)
  const { people } = plan
  const forum = await aForum(world.db, plan.id, plan.region)
  const list = `/programmes/${plan.id}/questions`
  const aQuestion = questionsIn(world.db, plan.id, { organisationId: plan.hjo, askedBy: people.staff.id })
  /** The titles of the list, in order. */
  const titles = async (query: string, as: Person = people.lead): Promise<string[]> => {
    const answer = await world.get(`${list}${query}`, as)
    expect(answer.status).toBe(200)
    const html = await answer.text()
    return [...html.matchAll(/<a href="\/programmes\/[^"]+\/questions\/[0-9a-f-]{36}">([^<]+)<\/a>/g)].map(
      ([, title = '']) => title,
    )
  }
  return { world, plan, people, forum, list, aQuestion, titles }
}

test('suppliers see theirs, insiders what is open to them, observers nothing', async () => {
  const { world, people, list, aQuestion, titles, plan } = await aRegister()
  await aQuestion({ title: 'Hjos egen', visibility: 'own' })
  await aQuestion({ title: 'Inte för leverantörer' })
  await aQuestion({ title: 'För alla', visibility: 'programme' })
  await aQuestion({
    title: 'Leverantörens',
    organisationId: plan.supplier,
    askedBy: people.supplier.id,
    visibility: 'own',
  })
  expect((await titles('?sort=number', people.hjo)).toSorted()).toEqual([
    'För alla',
    'Hjos egen',
    'Inte för leverantörer',
  ])
  expect(await titles('?sort=number', people.skara)).toEqual(['Inte för leverantörer', 'För alla'])
  expect(await titles('?sort=number', people.supplier)).toEqual(['För alla', 'Leverantörens'])
  expect((await world.get(list, people.observer)).status).toBe(404)
  expect((await world.get(list, people.other)).status).toBe(404)
})

describe('whose questions', () => {
  test("mine, our organisation's, those that wait for me, the late, and the answers", async () => {
    const { world, plan, people, aQuestion, titles } = await aRegister()
    await aQuestion({ title: 'Min' })
    const other = await aQuestion({
      title: 'Skaras',
      organisationId: plan.skara,
      askedBy: people.skara.id,
      place: 'programme',
    })
    await aQuestion({
      title: 'Sen',
      organisationId: plan.skara,
      askedBy: people.skara.id,
      since: '2026-10-01T08:00:00Z',
    })
    await aQuestion({
      title: 'Besvarad',
      organisationId: plan.skara,
      askedBy: people.skara.id,
      state: 'closed',
      outcome: 'declined',
      answer: 'Nej, på grund av <avtalet>.',
      answeredAt: '2026-11-10T08:00:00Z',
    })
    expect(await titles('?view=mine', people.staff)).toEqual(['Min'])
    expect(await titles('?view=waiting', people.lead)).toEqual(['Skaras'])
    expect(await titles('?view=waiting', people.hjo)).toEqual(['Min'])
    expect(await titles('?view=late')).toEqual(['Sen'])
    expect(await titles('?view=answers')).toEqual(['Besvarad'])
    expect(await titles('?view=own', people.hjo)).toEqual(['Min'])
    await world.post(`/programmes/${plan.id}/questions/${other}/affected`, { concerns: 'yes' }, people.hjo)
    expect((await titles('?view=own', people.hjo)).toSorted()).toEqual(['Min', 'Skaras'])
    const answers = await (await world.get(`/programmes/${plan.id}/questions?view=answers`, people.staff)).text()
    expect(answers).toContain('Nej, på grund av &lt;avtalet&gt;.')
  })
})

test('what is open comes first, by the day an answer is due; then the newest answers', async () => {
  const { aQuestion, titles } = await aRegister()
  await aQuestion({ title: 'Gammalt svar', state: 'answered', answeredAt: '2026-10-01T08:00:00Z' })
  await aQuestion({ title: 'Nytt svar', state: 'closed', answeredAt: '2026-11-01T08:00:00Z' })
  await aQuestion({ title: 'Senare' })
  await aQuestion({ title: 'Sen', since: '2026-10-01T08:00:00Z', state: 'acknowledged' })
  expect(await titles('')).toEqual(['Sen', 'Senare', 'Nytt svar', 'Gammalt svar'])
})

test('each choice narrows the list, and all can be sorted', async () => {
  const { plan, people, forum, aQuestion, titles } = await aRegister()
  await aQuestion({ title: 'Åtgärd', kind: 'need', state: 'acknowledged', since: '2026-11-20T08:00:00Z' })
  await aQuestion({ title: 'Ärende', place: 'forum', forumId: forum.id, since: '2026-10-01T08:00:00Z' })
  await aQuestion({
    title: 'Öl',
    organisationId: plan.skara,
    askedBy: people.skara.id,
    place: 'programme',
    text: 'Om utbildningen',
  })
  const narrowed = {
    '?kind=need': ['Åtgärd'],
    '?state=acknowledged': ['Åtgärd'],
    '?state=closed': [],
    '?at=organisation': ['Åtgärd'],
    '?at=programme': ['Öl'],
    [`?at=${forum.id}`]: ['Ärende'],
    [`?organisation=${plan.skara}`]: ['Öl'],
    '?age=21': ['Ärende'],
    '?age=0-5': ['Åtgärd', 'Öl'],
    '?q=utbildning': ['Öl'],
    '?q=F1': ['Åtgärd'],
    '?q=rend': ['Ärende'],
    [`?q=${encodeURIComponent("' or 1=1 --")}`]: [],
    '?state=nonsense&at=nowhere&sort=nonsense&page=-3&age=x&kind=%00': ['Åtgärd', 'Ärende', 'Öl'],
  }
  for (const [query, expected] of Object.entries(narrowed))
    expect([query, (await titles(query)).toSorted((a, b) => a.localeCompare(b, 'sv'))]).toEqual([query, expected])
  expect(await titles('?sort=title')).toEqual(['Åtgärd', 'Ärende', 'Öl'])
  expect(await titles('?sort=-title')).toEqual(['Öl', 'Ärende', 'Åtgärd'])
  for (const sort of questionSorts)
    for (const way of ['', '-']) expect(await titles(`?sort=${way}${sort}`)).toHaveLength(3)
})

test('a hundred a page', async () => {
  const { aQuestion, titles } = await aRegister()
  for (let at = 1; at <= 101; at++) await aQuestion({ title: `Nummer ${at}` })
  expect(await titles('?sort=number')).toHaveLength(100)
  expect(await titles('?sort=number&page=2')).toEqual(['Nummer 101'])
})

test('the list says where each is, who has it, and how late it is', async () => {
  const { world, plan, people, forum, list, aQuestion } = await aRegister()
  await aQuestion({ since: '2026-10-01T08:00:00Z', postponements: 2 })
  await aQuestion({ place: 'forum', forumId: forum.id })
  const html = await (await world.get(list, people.lead)).text()
  expect(html).toContain('Hjo<br><span class="quiet">Införandeansvarig, Hjo<')
  expect(html).toContain('38 dagar för sent')
  expect(html).toContain('framskjuten 2 gånger')
  expect(html).toContain('Styrgruppen<br><span class="quiet">ej utsedd')
  expect(html).toContain(`/programmes/${plan.id}/questions/figures`)
})

test('what is shown goes to a file, all pages and nothing else', async () => {
  const { world, people, list, aQuestion } = await aRegister()
  await aQuestion({ title: '=SUM(A1) 🖨️', kind: 'need' })
  await aQuestion({
    title: 'Annan',
    state: 'answered',
    outcome: 'fixed',
    answer: 'Klart; se portalen',
    answeredAt: '2026-11-10T08:00:00Z',
  })
  await aQuestion({ title: 'Dold', visibility: 'own' })
  const csv = await (await world.get(`${list}?sort=number&format=csv`, people.skara)).text()
  expect(csv).toContain('F1')
  expect(csv).toContain('Klart; se portalen')
  expect(csv).not.toContain('Dold')
  expect(csv.trim().split('\n')).toHaveLength(3)
  const xlsx = await world.get(`${list}?format=xlsx&view=answers`, people.skara)
  expect(xlsx.headers.get('content-type')).toContain('spreadsheetml')
})
