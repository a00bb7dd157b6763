import { describe, expect, test } from 'vitest'
import { createForum, setLocalGroup } from '#src/features/forums/index.ts'
import { readFacts } from '#src/features/programmes/index.ts'
import { isoDate } from '#src/platform/calendar/date.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { aPlan } from '../../../../tests/a-plan.ts'
import { aWorld, type Person } from '../../../../tests/world.ts'
import type { Question } from '../question.ts'
import { acknowledge, answerQuestion, postpone } from './answer.store.ts'
import { askQuestion, type QuestionWish } from './ask.store.ts'
import { climbOverdue } from './climb.store.ts'
import { closeQuestion, closeSilent, reopenQuestion } from './close.store.ts'
import { lockQuestion } from './find.store.ts'
import { forward, handOut } from './move.store.ts'
import type { Programme } from './recipients.store.ts'
import { setQuestionSettings } from './settings.store.ts'
import { affectsUs, saySomething } from './talk.store.ts'

/** Hjo and Skara on their way, with staff in Hjo who ask; the clock stands at noon of the first test day, a Monday. */
async function asking() {
  const world = await aWorld({ at: '2026-11-23T11:00:00Z' })
  const plan = await aPlan(world)
  const staff = await world.aPerson('Superanvändare, Hjo')
  await world.holds(staff, 'staff', plan.hjo, plan.id)
  const by = (person: Person, partyId: Id<'party'> = plan.hjo) => ({
    ...world.deedOf(person.id),
    functionKind: 'staff',
    partyId,
  })
  const stands = async (id: Id<'question'>): Promise<Question> => {
    const found = await world.change((tx) => lockQuestion(tx, plan.id, id, world.today()))
    if (!found) throw new Error('no question')
    return found
  }
  return {
    world,
    plan,
    staff,
    by,
    stands,
    on: (day: string) => world.clock.set(`${day}T11:00:00Z`),
    ask: async (wish: Partial<QuestionWish> = {}, who: Person = staff): Promise<Id<'question'>> =>
      (
        await world.change(async (tx) =>
          askQuestion(
            tx,
            await readFacts(tx, plan.id),
            { title: 'Var finns listan?', partyId: plan.hjo, ...wish },
            by(who),
          ),
        )
      ).id,
    /** A door on the question as it stands. */
    change: <T>(id: Id<'question'>, door: (tx: Tx, programme: Programme, question: Question) => Promise<T>) =>
      world.change(async (tx) => {
        const question = await lockQuestion(tx, plan.id, id, world.today())
        if (!question) throw new Error('no question')
        return door(tx, await readFacts(tx, plan.id), question)
      }),
    midnight: () =>
      world.change(async (tx) => {
        const programme = await readFacts(tx, plan.id)
        return {
          climbed: await climbOverdue(tx, programme, world.deedOf()),
          closed: await closeSilent(tx, programme, world.deedOf()),
        }
      }),
    stays: async (id: Id<'question'>) =>
      (
        await world.db.execute<{
          place: string
          how: string | null
          days: number | null
          promised: string
          by: string
          put: number
        }>(
          `select place, ended_how as how, working_days as days, promised_by as promised, answer_by as by, postponements as put
           from question_stays where question_id = '${id}' order by started_at, id`,
        )
      ).rows,
    told: async (person: Person) =>
      (
        await world.db.execute<{ code: string }>(
          `select code from notices where person_id = '${person.id}' order by at, id`,
        )
      ).rows.map(({ code }) => code),
    matters: async () =>
      (
        await world.db.execute<{ forum: Id<'forum'>; kind: string; count: number }>(
          `select forum_id as forum, kind, (params->>'count')::int as count from matters where settled_at is null order by kind, listed_at`,
        )
      ).rows,
    forum: async (name: string, parentId: Id<'forum'> | null = null): Promise<Id<'forum'>> => {
      const wish = { name, partyId: plan.region, mandate: 'Beslutar', parentId, programmes: [{ programmeId: plan.id }] }
      const made = await world.change((tx) => createForum(tx, wish, world.deedOf()))
      if (!made.ok) throw new Error(made.refusal.code)
      return made.value
    },
    settings: (forumId: Id<'forum'> | null, version = 0) =>
      world.change((tx) =>
        setQuestionSettings(
          tx,
          plan.id,
          { ownDays: 5, programmeDays: 5, forumDays: 5, forumId, version },
          world.deedOf(),
        ),
      ),
  }
}

const toProgramme = { to: { place: 'programme', forumId: null } } as const

test('a question starts at home, where its leads are told; what the programme asks starts with the programme', async () => {
  const { plan, ask, stands, told } = await asking()
  const id = await ask()
  expect(await stands(id)).toMatchObject({
    number: 1,
    state: 'asked',
    place: 'organisation',
    answerBy: '2026-12-07',
    organisationId: plan.hjo,
    rolloutId: plan.hjoRollout.id,
    forwardedAt: null,
  })
  expect(await told(plan.inHjo)).toEqual(['question.asked'])
  expect(await stands(await ask({ partyId: plan.region }, plan.lead))).toMatchObject({ place: 'programme', number: 2 })
  expect(await stands(await ask({ partyId: plan.supplier }, plan.atSupplier))).toMatchObject({ place: 'organisation' })
})

test('forwarded, acknowledged, put off and answered: each place has its stay, and the asker is told', async () => {
  const { world, plan, staff, by, ask, stands, stays, told, change, on } = await asking()
  const id = await ask()
  on('2026-11-25')
  await change(id, (tx, programme, question) =>
    forward(tx, programme, question, { ...toProgramme, reason: 'Programmet vet.' }, by(plan.inHjo)),
  )
  await change(id, (tx, programme, question) => acknowledge(tx, programme, question, by(plan.lead)))
  on('2026-12-01')
  await change(id, (tx, programme, question) =>
    postpone(tx, programme, question, { to: isoDate('2026-12-18'), reason: 'Avtal.' }, by(plan.lead)),
  )
  on('2026-12-14')
  await change(id, (tx, programme, question) =>
    answerQuestion(tx, programme, question, { outcome: 'answered', text: 'I pärmen.' }, by(plan.lead)),
  )
  expect(await stays(id)).toEqual([
    { place: 'organisation', how: 'forwarded', days: 2, promised: '2026-12-07', by: '2026-12-07', put: 0 },
    { place: 'programme', how: 'answered', days: 13, promised: '2026-12-09', by: '2026-12-18', put: 1 },
  ])
  expect(await stands(id)).toMatchObject({ state: 'answered', outcome: 'answered', answer: 'I pärmen.' })
  expect(await told(staff)).toEqual(['question.forwarded', 'question.postponed', 'question.answered'])
  expect(await told(plan.lead)).toEqual(['question.forwarded'])
  const { rows } = await world.db.execute(
    `select kind, text from question_entries where question_id = '${id}' order by at, id`,
  )
  expect(rows).toEqual([
    { kind: 'message', text: 'Programmet vet.' },
    { kind: 'answer', text: 'Avtal.' },
    { kind: 'answer', text: 'I pärmen.' },
  ])
})

test('two answer at once: the second is refused, and one answer stands', async () => {
  const { plan, by, ask, stands, change } = await asking()
  const id = await ask()
  const give = (text: string) =>
    change(id, (tx, programme, question) =>
      answerQuestion(tx, programme, question, { outcome: 'answered', text }, by(plan.inHjo)),
    )
  const both = await Promise.all([give('Ja.'), give('Nej.')])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'answered' } })
  expect(['Ja.', 'Nej.']).toContain((await stands(id)).answer)
})

describe('what is late climbs', () => {
  test('home → the local group → the programme → its forum → the one above → the top, a step at a time', async () => {
    const { world, plan, staff, ask, stands, stays, forum, settings, midnight, on, matters, told } = await asking()
    const steering = await forum('Styrgruppen')
    const tactical = await forum('Taktiska gruppen', steering)
    const local = await forum('Hjos projektgrupp')
    await world.db.execute(`update forums set is_local = true where id = '${local}'`)
    await world.change((tx) =>
      setLocalGroup(
        tx,
        { forumId: local, programmeId: plan.id },
        [{ id: plan.hjoRollout.id, partyName: 'Hjo' }],
        [plan.hjoRollout.id],
        world.deedOf(),
      ),
    )
    expect((await settings(tactical)).ok).toBe(true)
    const id = await ask()
    const at = async (): Promise<string> => {
      const { place, forumId } = await stands(id)
      return { [local]: 'local', [tactical]: 'tactical', [steering]: 'steering' }[forumId ?? ''] ?? place
    }
    on('2026-11-30')
    expect((await midnight()).climbed).toBe(0)
    const way = []
    for (const day of ['2026-12-01', '2026-12-09', '2026-12-17', '2026-12-29', '2027-01-12']) {
      on(day)
      expect((await midnight()).climbed).toBe(day === '2027-01-12' ? 0 : 1)
      expect((await midnight()).climbed).toBe(0)
      way.push(await at())
    }
    expect(way).toEqual(['local', 'programme', 'tactical', 'steering', 'steering'])
    expect((await stays(id)).map(({ how }) => how)).toEqual(['climbed', 'climbed', 'climbed', 'climbed', null])
    expect(await matters()).toEqual([{ forum: steering, kind: 'overdue-questions', count: 1 }])
    expect(await told(staff)).toEqual(Array(4).fill('question.climbed'))
    expect((await told(plan.lead)).filter((code) => code === 'question.climbed')).toHaveLength(1)
  })

  test('bundled as one matter for each forum and programme, and off the list when none is left', async () => {
    const { plan, by, ask, forum, settings, midnight, on, matters, change } = await asking()
    const tactical = await forum('Taktiska gruppen')
    await settings(tactical)
    const ids = [await ask({ partyId: plan.region }, plan.lead), await ask({ partyId: plan.region }, plan.lead)]
    on('2026-12-01')
    await midnight()
    expect(await matters()).toEqual([{ forum: tactical, kind: 'overdue-questions', count: 2 }])
    const answered = (id: Id<'question'>) =>
      change(id, (tx, programme, question) =>
        answerQuestion(tx, programme, question, { outcome: 'declined', text: 'Nej.' }, by(plan.lead)),
      )
    for (const id of ids.slice(1)) await answered(id)
    expect(await matters()).toEqual([{ forum: tactical, kind: 'overdue-questions', count: 1 }])
    for (const id of ids.slice(0, 1)) await answered(id)
    expect(await matters()).toEqual([])
  })

  test('a thousand climb in the same statements, and nobody is told a thousand things', async () => {
    const { world, plan, staff, midnight, on, told, by } = await asking()
    await world.change(async (tx) => {
      const programme = await readFacts(tx, plan.id)
      for (let nr = 0; nr < 60; nr++)
        await askQuestion(tx, programme, { title: `Fråga ${nr}`, partyId: plan.hjo }, { ...by(staff), quiet: true })
    })
    on('2026-12-08')
    expect((await midnight()).climbed).toBe(60)
    expect(await told(staff)).toEqual(['question.many-climbed'])
  })

  test('what stands at a forum that no longer serves comes back to the programme, late or not', async () => {
    const { world, plan, ask, forum, change, by, stands, midnight, on } = await asking()
    const tactical = await forum('Taktiska gruppen')
    const id = await ask({ partyId: plan.region }, plan.lead)
    await change(id, (tx, programme, question) =>
      forward(tx, programme, question, { to: { place: 'forum', forumId: tactical } }, by(plan.lead)),
    )
    await world.db.execute(`update forums set ended_on = '2026-11-24' where id = '${tactical}'`)
    on('2026-11-24')
    expect((await midnight()).climbed).toBe(1)
    expect(await stands(id)).toMatchObject({ place: 'programme', forumId: null })
  })
})

test('a question put to a forum is a matter of its own, until it is answered', async () => {
  const { plan, ask, forum, change, by, matters } = await asking()
  const steering = await forum('Styrgruppen')
  const id = await ask({ partyId: plan.region }, plan.lead)
  await change(id, (tx, programme, question) =>
    forward(tx, programme, question, { to: { place: 'forum', forumId: steering } }, by(plan.lead)),
  )
  expect(await matters()).toEqual([{ forum: steering, kind: 'question', count: null }])
  await change(id, (tx, programme, question) =>
    answerQuestion(tx, programme, question, { outcome: 'answered', text: 'Ja.' }, by(plan.lead)),
  )
  expect(await matters()).toEqual([])
})

describe('silence', () => {
  test('thirty days after the answer it is closed by itself; the asker may open it again, and the clock starts anew', async () => {
    const { plan, staff, by, ask, stands, stays, told, change, midnight, on } = await asking()
    const id = await ask()
    await change(id, (tx, programme, question) =>
      answerQuestion(tx, programme, question, { outcome: 'answered', text: 'Ja.' }, by(plan.inHjo)),
    )
    on('2026-12-22')
    expect((await midnight()).closed).toBe(0)
    on('2026-12-23')
    expect((await midnight()).closed).toBe(1)
    expect(await stands(id)).toMatchObject({ state: 'closed' })
    expect((await told(staff)).at(-1)).toBe('question.closed-by-silence')
    on('2027-01-11')
    await change(id, (tx, programme, question) => reopenQuestion(tx, programme, question, 'Vilken pärm?', by(staff)))
    expect(await stands(id)).toMatchObject({
      state: 'acknowledged',
      place: 'organisation',
      answerBy: '2027-01-25',
      reopenings: 1,
    })
    expect((await stays(id)).map(({ how }) => how)).toEqual(['answered', null])
    expect((await told(plan.inHjo)).at(-1)).toBe('question.reopened')
  })

  test('a word from the asker after the answer keeps it open for thirty days more; one from others does not', async () => {
    const { plan, staff, by, ask, stands, change, midnight, on } = await asking()
    const [heard, unheard] = [await ask(), await ask()]
    for (const id of [heard, unheard])
      await change(id, (tx, programme, question) =>
        answerQuestion(tx, programme, question, { outcome: 'answered', text: 'Ja.' }, by(plan.inHjo)),
      )
    on('2026-12-10')
    await change(heard, (tx, programme, question) =>
      saySomething(tx, programme, question, { text: 'Vi prövar.' }, by(staff)),
    )
    await change(unheard, (tx, programme, question) =>
      saySomething(tx, programme, question, { text: 'Gick det?' }, by(plan.inHjo)),
    )
    on('2026-12-23')
    expect((await midnight()).closed).toBe(1)
    expect([(await stands(heard)).state, (await stands(unheard)).state]).toEqual(['answered', 'closed'])
    on('2027-01-09')
    expect((await midnight()).closed).toBe(1)
  })
})

test('"gäller oss också": once for each organisation, told of the answer, and can be taken back', async () => {
  const { plan, by, ask, stands, change, told } = await asking()
  const id = await ask()
  const concerns = (organisationId: Id<'party'>, yes: boolean) =>
    change(id, (tx, programme, question) =>
      affectsUs(tx, programme, question, { organisationId, concerns: yes }, by(plan.inSkara, plan.skara)),
    )
  await concerns(plan.skara, true)
  await concerns(plan.skara, true)
  expect((await stands(id)).affected).toBe(1)
  expect(await concerns(plan.hjo, true)).toMatchObject({ refusal: { code: 'own-question' } })
  await concerns(plan.skara, false)
  expect((await stands(id)).affected).toBe(0)
  await concerns(plan.skara, true)
  await change(id, (tx, programme, question) =>
    answerQuestion(tx, programme, question, { outcome: 'answered', text: 'Ja.' }, by(plan.inHjo)),
  )
  expect(await told(plan.inSkara)).toEqual(['question.answered'])
})

test('handed out to a function of the place; not to one of elsewhere', async () => {
  const { world, plan, by, ask, stands, change, told } = await asking()
  const it = await world.aPerson('IT-ansvarig, Hjo')
  const inHjo = await world.holds(it, 'area-lead', plan.hjo, plan.id, 'technology')
  const skara = await world.holds(await world.aPerson(), 'area-lead', plan.skara, plan.id, 'technology')
  const id = await ask()
  const hand = (to: Id<'function'> | null) =>
    change(id, (tx, programme, question) => handOut(tx, programme, question, to, by(plan.inHjo)))
  expect(await hand(skara)).toMatchObject({ refusal: { code: 'not-their-function' } })
  expect((await hand(inHjo)).ok).toBe(true)
  expect(await stands(id)).toMatchObject({ ownerFunctionId: inHjo, version: 2 })
  expect(await told(it)).toEqual(['question.handed-out'])
  expect((await hand(null)).ok).toBe(true)
  expect((await stands(id)).ownerFunctionId).toBeNull()
})

test('taken back before there was an answer: its stay ends as withdrawn', async () => {
  const { staff, by, ask, stays, stands, change } = await asking()
  const id = await ask()
  await change(id, (tx, programme, question) => closeQuestion(tx, programme, question, by(staff)))
  expect(await stands(id)).toMatchObject({ state: 'closed', answeredAt: null })
  expect((await stays(id)).map(({ how }) => how)).toEqual(['withdrawn'])
})

test('settings: a forum that does not serve, one receiver’s own group, and a stale edit are refused', async () => {
  const { world, plan, forum, settings } = await asking()
  const [shared, local] = [await forum('Styrgruppen'), await forum('Hjos grupp')]
  await world.db.execute(`update forums set is_local = true where id = '${local}'`)
  const elsewhere = await world.change((tx) =>
    createForum(tx, { name: 'Annat forum', partyId: plan.region, mandate: 'Annat', programmes: [] }, world.deedOf()),
  )
  expect(await settings(local)).toMatchObject({ refusal: { code: 'no-such-forum' } })
  expect(elsewhere.ok && (await settings(elsewhere.value))).toMatchObject({ refusal: { code: 'no-such-forum' } })
  expect((await settings(shared)).ok).toBe(true)
  expect(await settings(shared)).toMatchObject({ refusal: { code: 'stale', now: { forumId: shared, version: 1 } } })
  expect((await settings(null, 1)).ok).toBe(true)
})
