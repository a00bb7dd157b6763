import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createParty } from '#src/features/parties/index.ts'
import { newId } from '#src/platform/ids.ts'
import { type FoundKind, foundKinds } from '#src/platform/search/index.ts'
import { everyone } from '../../../tests/everyone.ts'
import { aWorld, type Person } from '../../../tests/world.ts'
import { foundOf, shownWish } from './search.ts'

/** What one who asks finds, as titles in the page's order. */
const found = async (world: Awaited<ReturnType<typeof aWorld>>, person: Person, query: string, kind = '') => {
  const answer = await world.get(`/search?q=${encodeURIComponent(query)}&kind=${kind}`, person)
  expect(answer.status).toBe(200)
  const links = [...(await answer.text()).matchAll(/<a href="[^"]*" data-found[^>]*>(.*?)<\/a>/g)]
  return links.map(([, title]) => (title ?? '').replaceAll(/<[^>]+>/g, ''))
}

async function aFullWorld() {
  const world = await aWorld()
  const all = await everyone(world)
  const { id, skara, region, supplier } = all
  await all.anItem({ called: 'Solrosavtal' })
  await all.anItem({ called: 'Solrosavtal, Skaras eget', visibility: 'own', organisationId: skara })
  await all.anItem({ called: 'Solrosleverans', ownerId: supplier })
  await world.change((tx) => createParty(tx, { kind: 'municipality', name: 'Solrosta', code: '1999' }, world.deedOf()))
  const solrosperson = await world.aPerson('Solros Svensson')
  await world.holds(solrosperson, 'staff', region, id)
  const forum = newId<'forum'>()
  const now = world.clock.now().toString()
  await world.db.execute(sql`insert into forums (id, name, kind, party_id, mandate, created_at)
    values (${forum}, 'Solrosgruppen', 'steering', ${region}, 'Beslutar.', ${now})`)
  await world.db.execute(sql`insert into forum_programmes (programme_id, forum_id) values (${id}, ${forum})`)
  const risks = [
    { number: 1, threat: 'Solrosorna vissnar', visibility: 'programme' },
    { number: 2, threat: 'Solrosfröna tar slut', visibility: 'all-but-suppliers' },
    { number: 3, threat: 'Solrosen är Skaras', visibility: 'own' },
  ]
  for (const { number, threat, visibility } of risks)
    await world.db.execute(sql`
      insert into risks (programme_id, number, threat, visibility, probability, impact, level, holder_forum_id, held_since, next_review_on, organisation_id, created_at)
      values (${id}, ${number}, ${threat}, ${visibility}, 2, 3, 1, ${forum}, ${now}, '2026-12-01', ${skara}, ${now})`)
  const questions = [
    { number: 1, title: 'När ska solrosen vattnas?', visibility: 'programme' },
    { number: 2, title: 'Vem köper solrosfrön?', visibility: 'all-but-suppliers' },
    { number: 3, title: 'Skaras egen solrosfråga', visibility: 'own' },
  ]
  const asker = all.people.skara.id
  for (const { number, title, visibility } of questions)
    await world.db.execute(sql`
      insert into questions (programme_id, number, title, visibility, organisation_id, asked_by, asked_at, place, since, answer_by)
      values (${id}, ${number}, ${title}, ${visibility}, ${skara}, ${asker}, ${now}, 'organisation', ${now}, '2026-12-01')`)
  await world.db.execute(`update programmes set purpose = 'Alla ska odla solrosor tillsammans.' where id = '${id}'`)
  return { world, ...all, solrosperson }
}

test('each finds, of every kind, what that one may see and nothing else', async () => {
  const { world, people, solrosperson } = await aFullWorld()
  const shared = ['Solrosavtal', 'Solrosleverans']
  const [ours, theirs] = [['Solrosorna vissnar', 'Solrosfröna tar slut'], ['Solrosen är Skaras']]
  const question = ['När ska solrosen vattnas?', 'Vem köper solrosfrön?']
  const programme = ['Gemensamt vårdsystem']
  const forum = ['Solrosgruppen']
  const person = ['Solros Svensson']
  const expected: [Person, Partial<Record<FoundKind, readonly string[]>>][] = [
    [people.lead, { item: shared, risk: ours, question, person, programme, forum }],
    [people.hjo, { item: shared, risk: ours, question, person, programme, forum }],
    [people.staff, { item: shared, risk: ours, question, person, programme, forum }],
    [
      people.skara,
      {
        item: [...shared, 'Solrosavtal, Skaras eget'],
        risk: [...ours, ...theirs],
        question: [...question, 'Skaras egen solrosfråga'],
        person,
        programme,
        forum,
      },
    ],
    [
      people.supplier,
      { item: ['Solrosleverans'], risk: ours.slice(0, 1), question: question.slice(0, 1), programme, forum },
    ],
    [people.observer, { programme, forum, person }],
    [people.admin, { item: shared, risk: ours, question, person, programme, forum }],
    [people.other, {}],
    [solrosperson, { item: shared, risk: ours, question, person, programme, forum }],
  ]
  for (const [asker, finds] of expected) {
    const actor = await world.actorOf(asker)
    for (const kind of foundKinds) {
      const wanted = kind === 'party' ? ['Solrosta'] : (finds[kind] ?? [])
      const got = await found(world, asker, 'solros', kind)
      expect([actor.name, kind, got.toSorted()]).toEqual([actor.name, kind, wanted.toSorted()])
    }
    const few = (await found(world, asker, 'solros')).length
    expect(few).toBe(1 + Object.values(finds).flat().length)
  }
})

test('what is sought is found by stem, beginning, part of a word, all words, and code', async () => {
  const { world, people } = await aFullWorld()
  const cases: [string, string][] = [
    ['solrosor', 'Solrosorna vissnar'],
    ['vissn', 'Solrosorna vissnar'],
    ['avtal', 'Solrosavtal'],
    ['leverans solros', 'Solrosleverans'],
    ['R2', 'Solrosfröna tar slut'],
    ['r 1', 'Solrosorna vissnar'],
    ['1999', 'Solrosta'],
    ['F2', 'Vem köper solrosfrön?'],
    ['vattna', 'När ska solrosen vattnas?'],
    ['solros sv', 'Solros Svensson'],
    ['odla tillsammans', 'Gemensamt vårdsystem'],
  ]
  for (const [query, title] of cases)
    expect([query, await found(world, people.lead, query)]).toEqual([query, expect.arrayContaining([title])])
  expect(await found(world, people.lead, 'solros traktor')).toEqual([])
})

test('whatever is typed is answered in words', async () => {
  const { world, people } = await aFullWorld()
  const status = async (query: string) =>
    (await world.get(`/search?q=${encodeURIComponent(query)}`, people.lead)).status
  for (const query of [
    '',
    '  ',
    'a & | !',
    "solros':*",
    '<script>alert(1)</script>',
    'ا ب',
    '\u202esolros',
    'solros\u0000',
  ])
    expect([query, await status(query)]).toEqual([query, 200])
  for (const query of ['…', '& | !', '🌻', "':*", 'x'.repeat(10_000)])
    expect([query, await status(query)]).toEqual([query, 422])
  expect((await world.get('/search?q=solros&kind=nothing&most=-1', people.lead)).status).toBe(200)
  expect((await world.get('/search?q=%E0%A4%A', people.lead)).status).toBeLessThan(500)
})

test('what was found is text, whatever it holds', async () => {
  const { world, people } = await aFullWorld()
  await world.change((tx) =>
    createParty(tx, { kind: 'municipality', name: '<img src=x> "Solros" & co' }, world.deedOf()),
  )
  const page = await (await world.get('/search?q=solros+img&kind=party', people.lead)).text()
  expect(page).toContain('&lt;<mark>img</mark> src=x&gt; &quot;<mark>Solros</mark>&quot; &amp; co')
  expect(page).not.toContain('<img src=x')
})

test('it is told when there are more than were counted', () => {
  const thing = { kind: 'party', id: '', title: '', href: '', about: '', text: '', rank: 0, programmeId: null } as const
  const limits = { counted: 50, shown: 5 }
  expect(foundOf('party', Array(50).fill(thing), limits)).toMatchObject({ count: 50, isMore: false })
  const many = foundOf('party', Array(51).fill(thing), limits)
  expect([many.count, many.isMore, many.things.length]).toEqual([50, true, 5])
  expect([undefined, 'x', '-1', '60', '1e9'].map(shownWish)).toEqual([30, 30, 30, 60, 500])
})
