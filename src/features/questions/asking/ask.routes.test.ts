import { describe, expect, test } from 'vitest'
import { newId } from '#src/platform/ids.ts'
import { everyone } from '../../../../tests/everyone.ts'
import { aWorld } from '../../../../tests/world.ts'
import { questionsIn } from '../readings/questions-for-tests.store.ts'

async function aProgramme() {
  const world = await aWorld()
  const plan = await everyone(world)
  const { people } = plan
  const list = `/programmes/${plan.id}/questions`
  const aQuestion = questionsIn(world.db, plan.id, { organisationId: plan.skara, askedBy: people.skara.id })
  const form = {
    title: 'Vem beställer skrivare?',
    text: '',
    kind: 'question',
    visibility: 'all-but-suppliers',
    once: newId(),
  }
  const asked = async () => {
    const { rows } = await world.db.execute(
      'select number, title, text, kind, visibility, place, state, organisation_id as organisation, from_path as "from", from_title as "fromTitle" from questions order by number',
    )
    return rows
  }
  return { world, plan, people, list, aQuestion, form, asked }
}

describe('from any page', () => {
  test('the page links to the form with its own address and title, and the form shows it', async () => {
    const { world, plan, people } = await aProgramme()
    const html = await (await world.get(`/programmes/${plan.id}/waves`, people.staff)).text()
    const href = /<a class="ask" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? expect.fail('no link')
    expect(href).toContain(encodeURIComponent(`/programmes/${plan.id}/waves`))
    const there = await world.get(href, people.staff)
    expect(there.status).toBe(303)
    const location = there.headers.get('location') ?? ''
    expect(location).toMatch(new RegExp(`^/programmes/${plan.id}/questions/new\\?from=`))
    const page = await (await world.get(location, people.staff)).text()
    expect(page).toContain(`name="from" value="/programmes/${plan.id}/waves"`)
    expect(page).toContain('Frågan gäller sidan')
  })

  test('one who is in one programme is asked nothing; one who is in none is told so', async () => {
    const { world, plan, people } = await aProgramme()
    const only = await world.get('/ask?from=%2Fmy', people.hjo)
    expect(only.headers.get('location')).toBe(`/programmes/${plan.id}/questions/new?from=%2Fmy`)
    for (const person of [people.observer, people.admin]) {
      const nowhere = await world.get('/ask', person)
      expect(await nowhere.text()).toContain('Det finns inget program att fråga i.')
    }
  })

  test.each([
    'https://evil.example/',
    '//evil.example',
    'javascript:alert(1)',
    '/\\evil.example',
    '/links/secret',
    `/${'a'.repeat(9000)}`,
  ])('what is no page of ours is forgotten: %s', async (from) => {
    const { world, people, list, form, asked } = await aProgramme()
    const html = await (
      await world.get(`${list}/new?from=${encodeURIComponent(from)}&title=Gratis`, people.staff)
    ).text()
    expect(html).not.toContain('Frågan gäller sidan')
    expect((await world.post(list, { ...form, from, fromTitle: 'Gratis' }, people.staff)).status).toBe(303)
    expect(await asked()).toMatchObject([{ from: '', fromTitle: '' }])
  })

  test('a page can be left out', async () => {
    const { world, plan, people, list, form, asked } = await aProgramme()
    const page = { from: `/programmes/${plan.id}/waves`, fromTitle: 'Etapper' }
    await world.post(list, { ...form, ...page, withoutPage: 'on' }, people.staff)
    await world.post(list, { ...form, ...page, title: 'Helt annat', once: newId() }, people.staff)
    expect(await asked()).toMatchObject([
      { from: '', fromTitle: '' },
      { from: page.from, fromTitle: 'Etapper' },
    ])
  })
})

describe('asking', () => {
  test('is for everyone who works in the programme; an observer finds nothing, an administrator may not', async () => {
    const { world, people, list, form } = await aProgramme()
    const expected = {
      lead: 303,
      staff: 303,
      supplier: 303,
      skara: 303,
      observer: 404,
      admin: 403,
      other: 404,
    } as const
    let number = 0
    for (const [who, status] of Object.entries(expected)) {
      const wish = { ...form, title: `Fråga ${number++}`, once: newId(), shown: 'on' }
      const person = people[who as keyof typeof expected]
      expect([who, (await world.post(list, wish, person)).status]).toEqual([who, status])
      expect([who, (await world.get(`${list}/new`, person)).status]).toEqual([who, status === 303 ? 200 : status])
    }
  })

  test('sending twice asks once, and leads to the same question', async () => {
    const { world, people, list, form, asked } = await aProgramme()
    const wish = { ...form, shown: 'on' }
    const both = await Promise.all([world.post(list, wish, people.staff), world.post(list, wish, people.staff)])
    const [first, second] = both.map((answer) => answer.headers.get('location'))
    expect(first).toMatch(/\/questions\/[0-9a-f-]{36}\?done=asked$/)
    expect(second).toBe(first)
    expect(await asked()).toHaveLength(1)
    expect((await world.get(first ?? '', people.staff)).status).toBe(200)
  })

  test('any letters are kept as they were written', async () => {
    const { world, people, list, form, asked } = await aProgramme()
    const text = 'Rad 1\n<b>Rad 2</b> 👩🏽‍⚕️ שלום'
    await world.post(
      list,
      { ...form, title: 'مرحبا 🖨️ <script>', text, kind: 'view', visibility: 'own-organisation' },
      people.staff,
    )
    expect(await asked()).toMatchObject([{ title: 'مرحبا 🖨️ <script>', text, kind: 'view', visibility: 'own' }])
    expect(await (await world.get(list, people.staff)).text()).toContain('مرحبا 🖨️ &lt;script&gt;')
  })

  test.each([
    { title: '' },
    { title: '   ' },
    { title: 'a'.repeat(201) },
    { text: 'a'.repeat(10_001) },
    { kind: 'complaint' },
    { visibility: 'everyone' },
    { organisation: 'Hjo' },
    { once: 'again' },
  ])('what is wrong comes back with what was typed: %o', async (wrong) => {
    const { world, people, list, form, asked } = await aProgramme()
    const answer = await world.post(list, { ...form, text: 'Det jag skrev', ...wrong }, people.staff)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('data-error-summary')
    if (!('text' in wrong)) expect(html).toContain('Det jag skrev')
    expect(await asked()).toEqual([])
  })

  test("for another organisation than one's own asks for one's own", async () => {
    const { world, plan, people, list, form, asked } = await aProgramme()
    await world.post(list, { ...form, organisation: plan.skara }, people.staff)
    expect(await asked()).toMatchObject([{ organisation: plan.hjo }])
  })
})

describe('what has been asked before', () => {
  test('comes back once before it is sent, with the way to say that it concerns us too', async () => {
    const { world, people, list, form, asked, aQuestion } = await aProgramme()
    const id = await aQuestion({ title: 'Vem beställer skrivarna?', state: 'answered', answer: 'Det gör Regionen.' })
    const first = await world.post(list, { ...form, text: 'Det jag skrev' }, people.staff)
    expect(first.status).toBe(409)
    const html = await first.text()
    expect(html).toContain('Det gör Regionen.')
    expect(html).toContain('Skicka ändå')
    expect(html).toContain('Det jag skrev')
    expect(html).toContain(`formaction="${list}/${id}/affected"`)
    expect(html).toContain('name="shown"')
    expect((await world.post(list, { ...form, shown: 'on' }, people.staff)).status).toBe(303)
    expect(await asked()).toHaveLength(2)
    const too = await world.post(`${list}/${id}/affected`, { concerns: 'yes' }, people.staff)
    expect(too.status).toBe(303)
    expect(await (await world.get(`${list}/similar?title=beställa+skrivare`, people.staff)).text()).toContain(
      'Gäller er också',
    )
  })

  test('is found while one types, and nothing is said of what one may not see', async () => {
    const { world, people, list, aQuestion } = await aProgramme()
    await aQuestion({ title: 'När får vi utbildningsmaterialet?' })
    await aQuestion({ title: 'Utbildning av chefen', visibility: 'own' })
    const html = await (await world.get(`${list}/similar?title=utbildningen`, people.staff)).text()
    expect(html).toContain('1 liknande fråga')
    expect(html).toContain('När får vi utbildningsmaterialet?')
    expect(html).not.toContain('chefen')
    for (const title of ['', 'ut', '%00', '%25%27'])
      expect(await (await world.get(`${list}/similar?title=${title}`, people.staff)).text()).toBe('')
    expect((await world.get(`${list}/similar?title=utbildning`, people.observer)).status).toBe(404)
  })
})
