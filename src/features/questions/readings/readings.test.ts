import { describe, expect, test } from 'vitest'
import { recordVisibilities } from '#src/platform/access/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { aForum } from '../../../../tests/a-forum-as-it-stands.ts'
import { everyone } from '../../../../tests/everyone.ts'
import { aWorld, type Person } from '../../../../tests/world.ts'
import { canAnswerQuestion, canSeeQuestion, type Seen } from '../question.policy.ts'
import { questionPlaces } from '../question.ts'
import { listAllQuestions, listQuestionPage } from '../register/register.store.ts'
import { wishOf } from '../register/wish.ts'
import { findQuestion } from './question.store.ts'
import { questionsIn } from './questions-for-tests.store.ts'
import { searchQuestions } from './search.store.ts'
import { findSimilar } from './similar.store.ts'
import { questionSummary } from './summary.store.ts'
import { questionsWaitingFor } from './waiting.store.ts'

async function aProgramme() {
  const world = await aWorld()
  const plan = await everyone(world)
  const forum = await aForum(world.db, plan.id, plan.region)
  const chair = await world.aPerson('Ordföranden')
  await forum.seat(chair.id, 'chair')
  const member = await world.aPerson('Ledamoten')
  await forum.seat(member.id, 'member')
  const aQuestion = questionsIn(world.db, plan.id, { organisationId: plan.hjo, askedBy: plan.people.staff.id })
  const functionOf = async (person: Person) =>
    (await world.actorOf(person)).functions[0]?.id ?? expect.fail('holds nothing')
  const seenBy = async (person: Person) => [await world.actorOf(person), await plan.view(person)] as const
  return { world, plan, forum, chair, member, aQuestion, functionOf, seenBy }
}

const everything = wishOf(new URLSearchParams())
const whole = { limit: 1000, offset: 0 }

test('what SQL finds is what the policy lets one see, for everyone and every visibility, in every list', async () => {
  const { world, plan, forum, chair, member, aQuestion, functionOf } = await aProgramme()
  await forum.seat(plan.people.supplier.id, 'co-opted', plan.supplier)
  const inSkara = await functionOf(plan.people.skara)
  const atSupplier = await functionOf(plan.people.supplier)
  const made: { id: Id<'question'>; seen: Seen }[] = []
  for (const visibility of recordVisibilities)
    for (const organisationId of [plan.region, plan.hjo, plan.supplier])
      for (const place of questionPlaces)
        for (const ownerFunctionId of [null, inSkara, atSupplier]) {
          const seen: Seen = {
            visibility,
            organisationId,
            visibleToForumId: visibility === 'forum' ? forum.id : null,
            askedBy: organisationId === plan.hjo ? plan.people.staff.id : plan.people.other.id,
            ownerFunctionId,
            place,
            forumId: place === 'forum' ? forum.id : null,
          }
          made.push({ id: await aQuestion(seen), seen })
        }
  const everybody = [chair, member, ...Object.values(plan.people).flatMap((person) => person ?? [])]
  for (const person of everybody) {
    const actor = await world.actorOf(person)
    const view = await plan.view(person).catch(() => null)
    if (!view) continue
    const allowed = made.filter(({ seen }) => canSeeQuestion(actor, view, seen)).map(({ id }) => id)
    const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort()
    const page = await listQuestionPage(world.db, actor, view, everything, whole, world.today())
    expect(ids(page.questions)).toEqual(allowed.toSorted())
    expect(page.total).toBe(allowed.length)
    expect(ids(await listAllQuestions(world.db, actor, view, everything, world.today()))).toEqual(allowed.toSorted())
    expect(ids(await searchQuestions(world.db, actor, view, 'skrivare', 1000))).toEqual(allowed.toSorted())
    expect((await questionSummary(world.db, view, actor, world.today())).open).toBe(allowed.length)
    for (const { id } of made.filter((_, index) => index % 5 === 0))
      expect((await findQuestion(world.db, actor, view, id, world.today())) !== null).toBe(allowed.includes(id))
  }
})

describe('who has a question', () => {
  test('the leads of the place, or whom it is handed out to, with the names of those who hold it', async () => {
    const { world, plan, forum, aQuestion, seenBy, functionOf } = await aProgramme()
    const [actor, view] = await seenBy(plan.people.lead)
    const ownersOf = async (id: Id<'question'>) =>
      (await findQuestion(world.db, actor, view, id, world.today()))?.owners.map(
        ({ kind, partyName, holders }) => `${kind} ${partyName}: ${holders.join()}`,
      )
    expect(await ownersOf(await aQuestion())).toEqual(['rollout-lead Hjo: Införandeansvarig, Hjo'])
    expect(await ownersOf(await aQuestion({ place: 'programme' }))).toEqual(['programme-lead Regionen: Programledaren'])
    expect(await ownersOf(await aQuestion({ place: 'forum', forumId: forum.id }))).toEqual([
      'seat Regionen: Ordföranden',
    ])
    const ownerFunctionId = await functionOf(plan.people.area)
    expect(await ownersOf(await aQuestion({ ownerFunctionId }))).toEqual(['area-lead Hjo: Teknikansvarig, Hjo'])
  })

  test('a vacancy is told as a function that nobody holds; a forum without chair is spoken for by its members', async () => {
    const { world, plan, forum, chair, aQuestion, seenBy } = await aProgramme()
    const [actor, view] = await seenBy(plan.people.lead)
    const id = await aQuestion()
    await world.db.execute(
      `update holdings set valid_to = '2026-01-01' where person_id in ('${plan.people.hjo.id}', '${chair.id}')`,
    )
    const found = await findQuestion(world.db, actor, view, id, world.today())
    expect(found?.owners).toMatchObject([{ kind: 'rollout-lead', holders: [] }])
    const there = await aQuestion({ place: 'forum', forumId: forum.id })
    const atForum = await findQuestion(world.db, actor, view, there, world.today())
    expect(atForum).toMatchObject({ chairHeld: false, forumName: 'Styrgruppen' })
    expect(atForum?.owners.flatMap(({ holders }) => holders)).toEqual(['Ledamoten'])
  })
})

test('the page of a question has its thread, its way and whom it concerns', async () => {
  const { world, plan, aQuestion, seenBy } = await aProgramme()
  const [actor, view] = await seenBy(plan.people.lead)
  const id = await aQuestion({ said: ['Det gäller även hemtjänsten 🖨️', 'מדפסת'], text: 'Vi har fyra.' })
  await world.db.execute(`insert into question_affected (programme_id, question_id, organisation_id, person_id, at)
    values ('${plan.id}', '${id}', '${plan.skara}', '${plan.people.skara.id}', '2026-11-17T08:00:00Z')`)
  expect(await findQuestion(world.db, actor, view, id, world.today())).toMatchObject({
    number: 1,
    askerName: 'Medarbetare, Hjo',
    organisationName: 'Hjo',
    askedAt: '2026-11-16T08:00:00.000Z',
    entries: [{ text: 'Det gäller även hemtjänsten 🖨️', byLink: false }, { text: 'מדפסת' }],
    stays: [{ place: 'organisation', startedOn: '2026-11-16', promisedBy: '2026-11-30', endedAt: null }],
    affectedBy: [{ organisationName: 'Skara', personName: 'Införandeansvarig, Skara', at: '2026-11-17T08:00:00.000Z' }],
  })
})

describe('similar questions', () => {
  test('forms of a word, compounds and slips of the pen are alike', async () => {
    const { world, plan, aQuestion, seenBy } = await aProgramme()
    const [actor, view] = await seenBy(plan.people.hjo)
    await aQuestion({ title: 'När kommer utbildningsmaterialet?' })
    await aQuestion({ title: 'Vem betalar skrivarna på särskilt boende?' })
    const titles = async (typed: string) => (await findSimilar(world.db, actor, view, typed)).map(({ title }) => title)
    expect(await titles('Utbildningen')).toEqual(['När kommer utbildningsmaterialet?'])
    expect(await titles('utbilningsmaterial')).toEqual(['När kommer utbildningsmaterialet?'])
    expect(await titles('Vem ska betala skrivare?')).toEqual(['Vem betalar skrivarna på särskilt boende?'])
    expect(await titles('Kan vi få kaffe')).toEqual([])
  })

  test.each([
    '',
    '   ',
    '🖨️',
    "'; drop table questions; --",
    '& | ! <-> :*',
    'och i att',
    'a'.repeat(200),
    'מדפסת',
  ])('anything may be typed: %j', async (typed) => {
    const { world, plan, aQuestion, seenBy } = await aProgramme()
    const [actor, view] = await seenBy(plan.people.hjo)
    await aQuestion()
    expect(await findSimilar(world.db, actor, view, typed)).toEqual([])
  })

  test('what another organisation keeps to itself is not told', async () => {
    const { world, plan, aQuestion, seenBy } = await aProgramme()
    const [actor, view] = await seenBy(plan.people.skara)
    await aQuestion({ visibility: 'own' })
    expect(await findSimilar(world.db, actor, view, 'Hur gör vi med skrivarna?')).toEqual([])
  })
})

describe('search', () => {
  test('title, text, answer, thread and number are looked through; the number first, the thread last', async () => {
    const { world, plan, aQuestion, seenBy } = await aProgramme()
    const [actor, view] = await seenBy(plan.people.hjo)
    const byTitle = await aQuestion({ title: 'Grundutbildning för vikarier' })
    const byText = await aQuestion({ title: 'Annat', text: 'Utbildningen är sen.' })
    const byAnswer = await aQuestion({ title: 'Annat', answer: 'Se utbildningsportalen.' })
    const byThread = await aQuestion({ title: 'Annat', said: ['Vi väntar på utbildning.'] })
    const found = async (words: string) => (await searchQuestions(world.db, actor, view, words, 20)).map(({ id }) => id)
    expect(new Set(await found('utbildning'))).toEqual(new Set([byTitle, byText, byAnswer, byThread]))
    expect((await found('utbildning')).at(-1)).toBe(byThread)
    expect(await found('f 2')).toEqual([byText])
    const [hit] = await searchQuestions(world.db, actor, view, 'väntar', 20)
    expect(hit).toMatchObject({ kind: 'question', about: 'F4 · Hjo', text: 'Vi väntar på utbildning.' })
  })
})

describe('what waits', () => {
  const waiting = async (world: Awaited<ReturnType<typeof aWorld>>, person: Person) =>
    (await questionsWaitingFor(world.db, await world.actorOf(person), world.today())).map(
      ({ deed, number, late }) => `F${number} ${deed}${late ? ' late' : ''}`,
    )

  test('each question waits for those who have it, and who may answer it', async () => {
    const { world, plan, forum, chair, member, aQuestion, functionOf } = await aProgramme()
    await aQuestion()
    await aQuestion({ place: 'programme', state: 'acknowledged', since: '2026-10-01T08:00:00Z' })
    await aQuestion({ place: 'forum', forumId: forum.id })
    await aQuestion({ ownerFunctionId: await functionOf(plan.people.area) })
    await aQuestion({ state: 'answered', answeredAt: '2026-11-20T08:00:00Z' })
    await aQuestion({ state: 'closed' })
    expect(await waiting(world, plan.people.hjo)).toEqual(['F1 question-acknowledge'])
    expect(await waiting(world, plan.people.lead)).toEqual(['F2 question-answer late'])
    expect(await waiting(world, chair)).toEqual(['F3 question-acknowledge'])
    expect(await waiting(world, plan.people.area)).toEqual(['F4 question-acknowledge'])
    expect(await waiting(world, plan.people.staff)).toEqual(['F5 question-close'])
    for (const person of [member, plan.people.skara, plan.people.signatory, plan.people.observer, plan.people.admin])
      expect(await waiting(world, person)).toEqual([])
  })

  test('where nobody holds the duty, the others who may answer are asked; a vacant owner leaves it with the lead', async () => {
    const { world, plan, forum, chair, member, aQuestion, functionOf } = await aProgramme()
    const vacant = await functionOf(plan.people.area)
    await aQuestion({ ownerFunctionId: vacant })
    await aQuestion({ place: 'forum', forumId: forum.id })
    await world.db.execute(
      `update holdings set valid_to = '2026-01-01' where person_id in ('${plan.people.area.id}', '${chair.id}')`,
    )
    expect(await waiting(world, plan.people.hjo)).toEqual(['F1 question-acknowledge'])
    expect(await waiting(world, member)).toEqual(['F2 question-acknowledge'])
    await world.db.execute(`update holdings set valid_to = '2026-01-01' where person_id = '${plan.people.hjo.id}'`)
    expect(await waiting(world, plan.people.signatory)).toEqual(['F1 question-acknowledge'])
  })

  test('nothing waits for one who may not answer it', async () => {
    const { world, plan, forum, chair, member, aQuestion, seenBy } = await aProgramme()
    for (const place of questionPlaces)
      await aQuestion({ place, forumId: place === 'forum' ? forum.id : null, organisationId: plan.skara })
    for (const person of [chair, member, plan.people.lead, plan.people.skara, plan.people.hjo, plan.people.signatory]) {
      const [actor, view] = await seenBy(person)
      for (const { questionId } of await questionsWaitingFor(world.db, actor, world.today())) {
        const question = await findQuestion(world.db, actor, view, questionId, world.today())
        expect(question && canAnswerQuestion(actor, view, question)).toBeDefined()
      }
    }
  })
})

test('the summary tells what is open, late, usual and oldest', async () => {
  const { world, plan, aQuestion, seenBy } = await aProgramme()
  const [actor, view] = await seenBy(plan.people.lead)
  const ended = (workingDays: number) => ({
    state: 'answered' as const,
    stays: [{ endedAt: '2026-11-10T08:00:00Z', endedHow: 'answered' as const, workingDays }],
  })
  const oldest = await aQuestion({ since: '2026-10-01T08:00:00Z', title: 'Äldst' })
  await aQuestion()
  for (const days of [2, 9, 4]) await aQuestion(ended(days))
  expect(await questionSummary(world.db, view, actor, world.today())).toEqual({
    open: 2,
    late: 1,
    median: 4,
    oldest: { id: oldest, number: 1, title: 'Äldst', askedOn: '2026-10-01' },
  })
})
