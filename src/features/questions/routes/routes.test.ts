import { describe, expect, test } from 'vitest'
import { readFacts } from '#src/features/programmes/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { aForum } from '../../../../tests/a-forum-as-it-stands.ts'
import { everyone } from '../../../../tests/everyone.ts'
import { aWorld, type Person } from '../../../../tests/world.ts'
import { answerQuestion } from '../doors/answer.store.ts'
import { askQuestion, type QuestionWish } from '../doors/ask.store.ts'
import { lockQuestion } from '../doors/find.store.ts'

/** Everybody, and a question that staff in Hjo have asked. */
async function asked(wish: Partial<QuestionWish> = {}) {
  const world = await aWorld()
  const all = await everyone(world)
  const { people, hjo, id: programmeId } = all
  const ask = async (more: Partial<QuestionWish> = {}, who: Person = people.staff): Promise<Id<'question'>> =>
    (
      await world.change(async (tx) =>
        askQuestion(
          tx,
          await readFacts(tx, programmeId),
          { title: 'Var finns listan?', text: 'Vi hittar den inte.', partyId: hjo, ...more },
          { ...world.deedOf(who.id), functionKind: 'staff', partyId: hjo },
        ),
      )
    ).id
  const id = await ask(wish)
  const pathOf = (one: Id<'question'>) => `/programmes/${programmeId}/questions/${one}`
  const path = pathOf(id)
  const stands = async () => {
    const found = await world.change((tx) => lockQuestion(tx, programmeId, id, world.today()))
    if (!found) throw new Error('no question')
    return found
  }
  return {
    world,
    all,
    people,
    id,
    path,
    ask,
    pathOf,
    stands,
    post: (what: string, form: Record<string, string>, who: Person) => world.post(`${path}/${what}`, form, who),
    answer: () =>
      world.change(async (tx) => {
        const question = await stands()
        const given = { outcome: 'answered', text: 'I pärmen.' } as const
        return answerQuestion(tx, await readFacts(tx, programmeId), question, given, world.deedOf(people.hjo.id))
      }),
  }
}

const text = async (response: Response) => ({ status: response.status, html: await response.text() })
const once = () => crypto.randomUUID()

test('the page says where it is, who has it, since when, and what is expected of each', async () => {
  const { world, people, path } = await asked({ fromPath: '/programmes/x/waves', fromTitle: 'Etapper' })
  const asker = await text(await world.get(path, people.staff))
  expect(asker.html).toContain('Du behöver inte göra något. Hjo ska svara.')
  expect(asker.html).toContain('Vem som har den')
  expect(asker.html).toContain('Införandeansvarig, Hjo')
  expect(asker.html).toContain('<a href="/programmes/x/waves">Etapper</a>')
  const lead = await text(await world.get(path, people.hjo))
  expect(lead.html).toContain('Säg att frågan är mottagen, och svara.')
  expect(lead.html).toContain(`action="${path}/acknowledgement"`)
  const other = await text(await world.get(path, people.skara))
  expect(other.html).toContain('Gäller oss också')
  expect(other.html).not.toContain(`action="${path}/answer"`)
})

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
])('a page that is not ours (%s) is no link, whatever has been kept', async (fromPath) => {
  const { world, people, path } = await asked({ fromPath, fromTitle: 'Klicka här' })
  expect((await text(await world.get(path, people.staff))).html).not.toContain('Klicka här')
})

describe('who may', () => {
  test('see it: those within; not a supplier, an observer, or somebody of another programme', async () => {
    const { world, people, path } = await asked()
    const statusFor = async (who: Person | null) => (await world.get(path, who ?? undefined)).status
    expect(await Promise.all([people.lead, people.staff, people.skara, people.admin].map(statusFor))).toEqual([
      200, 200, 200, 200,
    ])
    expect(await Promise.all([people.supplier, people.observer, people.other].map(statusFor))).toEqual([404, 404, 404])
  })

  test('see what is kept at home: its own; the programme’s leads once it has come to them', async () => {
    const { world, people, path, post } = await asked({ visibility: 'own' })
    expect((await world.get(path, people.lead)).status).toBe(404)
    const sent = await post('place', { to: 'programme', version: '1', visibility: 'own-organisation' }, people.hjo)
    expect(sent.status).toBe(303)
    expect((await world.get(path, people.lead)).status).toBe(200)
    expect((await world.get(path, people.skara)).status).toBe(404)
  })

  test('answer it: those who lead where it is; staff and others are told who can', async () => {
    const { people, post } = await asked()
    const give = (who: Person) => post('answer', { outcome: 'answered', text: 'Ja.', version: '1' }, who)
    expect((await give(people.staff)).status).toBe(403)
    expect((await give(people.lead)).status).toBe(403)
    expect((await give(people.skara)).status).toBe(403)
    expect((await give(people.supplier)).status).toBe(404)
    expect((await give(people.change)).status).toBe(303)
  })

  test('close and reopen it: nobody but the asker', async () => {
    const { people, post, answer, stands } = await asked()
    await answer()
    expect((await post('closing', { version: '2' }, people.hjo)).status).toBe(403)
    expect((await post('reopening', { version: '2', reason: 'Nej' }, people.lead)).status).toBe(403)
    expect((await post('closing', { version: '2' }, people.staff)).status).toBe(303)
    expect((await post('closing', { version: '2' }, people.staff)).status).toBe(303)
    expect((await post('reopening', { version: '3', reason: 'Vilken pärm?' }, people.staff)).status).toBe(303)
    expect((await stands()).state).toBe('acknowledged')
  })

  test('hand it on: from home its leads; the asker once it is late there; to a forum the programme lead', async () => {
    const { world, all, people, id, post, stands } = await asked()
    const steering = await aForum(world.db, all.id, all.region)
    await steering.seat(people.skara.id, 'chair')
    const to = (place: string, who: Person, version = '1') => post('place', { to: place, version }, who)
    expect((await to('programme', people.staff)).status).toBe(403)
    await world.db.execute(`update questions set answer_by = '2026-11-20' where id = '${id}'`)
    expect((await to('programme', people.staff)).status).toBe(303)
    expect((await to(steering.id, people.hjo, '2')).status).toBe(403)
    expect((await to(steering.id, people.lead, '2')).status).toBe(303)
    expect(await stands()).toMatchObject({ place: 'forum', forumId: steering.id, forwardedAt: expect.any(String) })
    // Now it is the forum's: its chair gives its word between meetings.
    expect((await post('answer', { outcome: 'answered', text: 'Ja.', version: '3' }, people.lead)).status).toBe(403)
    expect((await post('answer', { outcome: 'answered', text: 'Ja.', version: '3' }, people.skara)).status).toBe(303)
  })

  test('it may be handed on by the asker at once where nobody is appointed to answer', async () => {
    const { world, all, people, ask, pathOf } = await asked()
    const gull = await world.aParty('Gullspång')
    await world.holds(people.staff, 'staff', gull, all.id)
    await world.db.execute(
      `insert into functions (id, kind, party_id, programme_id, created_at) values (uuidv7(), 'rollout-lead', '${gull}', '${all.id}', '2026-01-01')`,
    )
    const path = pathOf(await ask({ partyId: gull }))
    const page = await text(await world.get(path, people.staff))
    expect(page.html).toContain('ej utsedd')
    expect(page.html).toContain('Ingen är utsedd att svara i Gullspång.')
    expect((await world.post(`${path}/place`, { to: 'programme', version: '1' }, people.staff)).status).toBe(303)
  })
})

test('an answer to what is answered is refused, says who was first and when, and gives back what was typed', async () => {
  const { people, post, answer, stands } = await asked()
  await answer()
  const again = await text(
    await post('answer', { outcome: 'fixed', text: 'Mitt långa svar', version: '1' }, people.change),
  )
  expect(again.status).toBe(409)
  expect(again.html).toContain('Införandeansvarig, Hjo besvarade frågan 22 nov. 2026')
  expect(again.html).toContain('Mitt långa svar')
  expect((await stands()).answer).toBe('I pärmen.')
})

test('two answer at once through the page: one is let in, the other is told', async () => {
  const { people, post } = await asked()
  const both = await Promise.all([
    post('answer', { outcome: 'answered', text: 'Första', version: '1' }, people.hjo),
    post('answer', { outcome: 'answered', text: 'Andra', version: '1' }, people.change),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
})

test('an answer to what has gone elsewhere meanwhile is refused, and gives back what was typed', async () => {
  const { people, post } = await asked()
  expect((await post('place', { to: 'programme', version: '1' }, people.hjo)).status).toBe(303)
  const late = await text(await post('answer', { outcome: 'answered', text: 'Mitt svar', version: '1' }, people.change))
  expect(late.status).toBe(409)
  expect(late.html).toContain('Mitt svar')
})

test('a closed question takes no answer, and no message', async () => {
  const { people, post, answer } = await asked()
  await answer()
  await post('closing', { version: '2' }, people.staff)
  expect((await post('answer', { outcome: 'answered', text: 'Ja.', version: '3' }, people.hjo)).status).toBe(409)
  const said = await text(await post('messages', { text: 'Förresten', once: once() }, people.hjo))
  expect(said.status).toBe(409)
  expect(said.html).toContain('Förresten')
})

test('a second press does nothing twice', async () => {
  const { world, people, post, id } = await asked()
  for (const _ of [1, 2]) expect((await post('acknowledgement', { version: '1' }, people.hjo)).status).toBe(303)
  const key = once()
  for (const _ of [1, 2]) expect((await post('messages', { text: 'Hej', once: key }, people.staff)).status).toBe(303)
  for (const _ of [1, 2]) expect((await post('affected', {}, people.skara)).status).toBe(303)
  const { rows } = await world.db.execute(
    `select (select count(*)::int from question_entries where question_id = '${id}') as entries, affected from questions where id = '${id}'`,
  )
  expect(rows).toEqual([{ entries: 1, affected: 1 }])
})

describe('bad input is told at its field, and kept', () => {
  const cases = [
    ['answer', { outcome: 'moved', text: 'Senare', version: '1' }],
    ['answer', { outcome: 'answered', text: '', version: '1' }],
    ['answer', { outcome: 'answered', text: 'a'.repeat(10_001), version: '1' }],
    ['answer', { outcome: 'answered', text: 'Ja.' }],
    ['postponement', { to: '2027-02-30', reason: 'Avtal', version: '1' }],
    ['postponement', { to: '', reason: 'Avtal', version: '1' }],
    ['postponement', { to: '2027-01-11', reason: '', version: '1' }],
    ['owner', { function: 'nobody', version: '1' }],
    ['place', { to: 'the moon', version: '1' }],
    ['place', { version: '1' }],
    ['messages', { text: '', once: once() }],
    ['links', { recipient: '', days: '14', once: once() }],
    ['links', { recipient: 'Ada', days: '1000', once: once() }],
    ['acknowledgement', { version: 'one' }],
    ['affected', { organisation: 'us' }],
  ] as const
  test('422, the same page', async () => {
    const { people, post, stands } = await asked()
    for (const [what, form] of cases) {
      const who = what === 'affected' ? people.skara : people.hjo
      const answered = await text(await post(what, form, who))
      expect([what, form, answered.status]).toEqual([what, form, 422])
      expect(answered.html).toContain('Var finns listan?')
    }
    expect(await stands()).toMatchObject({ state: 'asked', version: 1 })
  })

  test.each([
    ['2026-11-01', 'Dagen har varit.'],
    ['2026-11-30', 'Svar är redan utlovat senast fredag 4 december 2026.'],
    ['2030-01-01', 'högst ett år'],
  ])('put off to %s: refused in words', async (to, says) => {
    const { people, post } = await asked()
    const refused = await text(
      await post('postponement', { to, reason: 'Vi väntar på avtal', version: '1' }, people.hjo),
    )
    expect(refused.status).toBe(409)
    expect(refused.html).toContain(says)
    expect(refused.html).toContain('Vi väntar på avtal')
  })

  test('a question that does not exist, or is no question, is not found', async () => {
    const { world, all, people } = await asked()
    for (const one of ['0193e0b4-0000-7000-8000-000000000000', 'nothing', '%00'])
      for (const what of ['', '/answer', '/affected'])
        expect([
          one,
          what,
          (
            await (what
              ? world.post(`/programmes/${all.id}/questions/${one}${what}`, {}, people.lead)
              : world.get(`/programmes/${all.id}/questions/${one}`, people.lead))
          ).status,
        ]).toEqual([one, what, 404])
  })

  test('sent back home without a word: told to say why', async () => {
    const { people, post, stands } = await asked()
    await post('place', { to: 'programme', version: '1' }, people.hjo)
    const back = (reason: string) => post('place', { to: 'organisation', reason, version: '2' }, people.lead)
    expect((await back('')).status).toBe(422)
    expect((await back('Det vet ni bäst själva.')).status).toBe(303)
    expect((await stands()).place).toBe('organisation')
  })

  test('what the writer types is shown as text, never as markup', async () => {
    const { world, people, path, post } = await asked({ title: '<img src=x onerror=alert(1)> 🩺 مرحبا' })
    await post('messages', { text: '<script>alert(1)</script>', once: once() }, people.staff)
    const { html } = await text(await world.get(path, people.hjo))
    expect(html).not.toContain('<script>alert(1)')
    expect(html).not.toContain('<img src=x')
    expect(html).toContain('🩺 مرحبا')
  })
})

describe('somebody without an account', () => {
  const tokenIn = (html: string): string => /\/answers\/([\w-]{43})/.exec(html)?.[1] ?? ''
  const link = async () => {
    const made = await asked()
    const page = await text(
      await made.post('links', { recipient: 'Ada på förvaltningen', days: '14', once: once() }, made.people.hjo),
    )
    expect(page.status).toBe(201)
    return { ...made, at: `/answers/${tokenIn(page.html)}` }
  }

  test('sends the text of an answer once: it arrives as a message, and those who have the question are told', async () => {
    const { world, people, path, at, stands } = await link()
    for (const _ of [1, 2]) expect((await world.get(at)).status).toBe(200)
    expect((await world.post(at, { text: '' })).status).toBe(422)
    expect((await world.post(at, { text: 'Den ligger i pärmen.' })).status).toBe(201)
    expect((await world.post(at, { text: 'En gång till.' })).status).toBe(410)
    expect((await stands()).state).toBe('asked')
    const { html } = await text(await world.get(path, people.hjo))
    expect(html).toContain('Den ligger i pärmen.')
    expect(html).toContain('Ada på förvaltningen (via engångslänk)')
    const { rows } = await world.db.execute<{ code: string }>(
      `select code from notices where person_id = '${people.hjo.id}' order by at, id`,
    )
    expect(rows.map(({ code }) => code)).toContain('question.said-by-link')
  })

  test('is told when it was answered meanwhile, and gets back what was typed', async () => {
    const { world, at, answer } = await link()
    await answer()
    const late = await text(await world.post(at, { text: 'Mitt underlag' }))
    expect(late.status).toBe(409)
    expect(late.html).toContain('Mitt underlag')
    expect((await world.get(at)).status).toBe(409)
  })

  test('a link for something else, or none, is not found', async () => {
    const { world } = await link()
    expect((await world.get(`/answers/${'a'.repeat(43)}`)).status).toBe(404)
    expect((await world.post('/answers/x', { text: 'Hej' })).status).toBe(404)
  })

  test('is asked only by whoever has the question, and while it is open', async () => {
    const { people, post, answer } = await asked()
    const wish = () => ({ recipient: 'Ada', days: '14', once: once() })
    expect((await post('links', wish(), people.skara)).status).toBe(403)
    await answer()
    expect((await post('links', wish(), people.hjo)).status).toBe(409)
  })
})

describe('what the programme promises', () => {
  const days = { ownDays: '5', programmeDays: '7', forumDays: '9' }
  test('is set by the programme lead; a stale edit is told what holds, and loses nothing', async () => {
    const { world, all, people } = await asked()
    const path = `/programmes/${all.id}/question-settings`
    expect((await world.get(path, people.hjo)).status).toBe(403)
    expect((await world.get(path, people.lead)).status).toBe(200)
    expect((await world.post(path, { ...days, version: '0' }, people.hjo)).status).toBe(403)
    expect((await world.post(path, { ...days, version: '0' }, people.lead)).status).toBe(303)
    const stale = await text(await world.post(path, { ...days, ownDays: '77', version: '0' }, people.lead))
    expect(stale.status).toBe(409)
    expect(stale.html).toContain('nu gäller 5 arbetsdagar')
    expect(stale.html).toContain('value="77"')
  })

  test.each([
    { ...days, ownDays: '0' },
    { ...days, programmeDays: '101' },
    { ...days, forumDays: 'ten' },
    { ...days, forum: 'x' },
    { ...days, forum: '0193e0b4-0000-7000-8000-000000000000' },
  ])('refuses %o', async (form) => {
    const { world, all, people } = await asked()
    const sent = await world.post(`/programmes/${all.id}/question-settings`, { ...form, version: '0' }, people.lead)
    expect(sent.status).toBe(422)
  })
})
