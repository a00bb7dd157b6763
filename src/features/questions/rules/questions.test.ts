import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoDate } from '#src/platform/calendar/date.ts'
import { PLAIN_CALENDAR } from '#src/platform/calendar/working-days.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Result } from '#src/platform/result.ts'
import { isOpen, type Question } from '../question.ts'
import { acknowledge, answer, postpone } from './answering.ts'
import { startsAt } from './asking.ts'
import { answerByFrom, type Ground, usualSettings, type When, workingDaysSince } from './clock.ts'
import { close, closesOn, reopen } from './closing.ts'
import { above, climb, forward, type Ladder } from './moving.ts'
import type { QuestionRefusal, Step } from './step.ts'

const id = <Kind extends string>(text: string) => text as Id<Kind>
const ground: Ground = { calendar: PLAIN_CALENDAR, settings: usualSettings }
const region = id<'party'>('region')

/** At noon in Sweden that day. */
const on = (today: string): When => ({ today, at: `${today}T11:00:00Z` })

/** Asked by Hjo on Monday 23 November 2026, and at home until Monday 7 December. */
const aQuestion = (has: Partial<Question> = {}): Question => ({
  programmeId: id('programme'),
  id: id('question'),
  number: 1,
  kind: 'question',
  title: 'Var finns utrustningslistan?',
  text: '',
  fromPath: '',
  fromTitle: '',
  organisationId: id('hjo'),
  rolloutId: id('hjo-rollout'),
  askedBy: id('asker'),
  askedAt: '2026-11-23T11:00:00Z',
  state: 'asked',
  place: 'organisation',
  forumId: null,
  chairHeld: false,
  ownerFunctionId: null,
  since: '2026-11-23T11:00:00Z',
  answerBy: isoDate('2026-12-07'),
  forwardedAt: null,
  outcome: null,
  answer: '',
  movedTo: null,
  answeredAt: null,
  answeredBy: null,
  postponements: 0,
  reopenings: 0,
  closedAt: null,
  affected: 0,
  visibility: 'all-but-suppliers',
  visibleToForumId: null,
  version: 1,
  ...has,
})

const forum = (key: string, parent: string | null, isLocal = false) => ({
  id: id<'forum'>(key),
  name: key,
  isLocal,
  parentId: parent === null ? null : id<'forum'>(parent),
})

const ladder = (has: Partial<Ladder> = {}): Ladder => ({
  forums: new Map(
    [forum('local', null, true), forum('tactical', 'steering'), forum('steering', null)].map((one) => [one.id, one]),
  ),
  localForums: new Map([[id<'rollout'>('hjo-rollout'), id<'forum'>('local')]]),
  firstForumId: id('tactical'),
  ...has,
})

const taken = (step: Result<Step, QuestionRefusal>): Question => {
  if (!step.ok) throw new Error(step.refusal.code)
  return step.value.after
}
const codeOf = (step: Result<unknown, QuestionRefusal>) => (step.ok ? 'ok' : step.refusal.code)

describe('the clock', () => {
  const summer = { quietPeriods: [{ from: isoDate('2027-07-01'), to: isoDate('2027-07-31') }] }
  test.each([
    ['ten working days from a Monday is a Monday two weeks later', '2026-11-23', PLAIN_CALENDAR, '2026-12-07'],
    ['what comes on a Sunday is as old as what comes the Friday before', '2026-11-22', PLAIN_CALENDAR, '2026-12-04'],
    ['Midsummer Eve and the weekend after it do not count', '2027-06-21', PLAIN_CALENDAR, '2027-07-06'],
    ['Christmas, New Year and Epiphany do not count', '2026-12-18', PLAIN_CALENDAR, '2027-01-08'],
    ['it rests while the programme rests', '2027-06-21', summer, '2027-08-05'],
    ['what comes during a quiet period waits for its end', '2027-07-15', summer, '2027-08-13'],
  ])('%s', (_, today, calendar, by) => {
    expect(answerByFrom('programme', today, { calendar, settings: usualSettings })).toBe(by)
  })

  test('each place has its own number of days', () => {
    const settings = { ownDays: 1, programmeDays: 2, forumDays: 3 }
    const by = (place: Question['place']) => answerByFrom(place, '2026-11-23', { ...ground, settings })
    expect([by('organisation'), by('programme'), by('forum')]).toEqual(['2026-11-24', '2026-11-25', '2026-11-26'])
  })

  test('the day it came is the day in Sweden, and is not counted', () => {
    expect(workingDaysSince('2026-11-22T23:30:00Z', '2026-11-24', PLAIN_CALENDAR)).toBe(1)
  })
})

describe('where it starts', () => {
  test.each([
    ['at home, where somebody is to answer', { leadsProgramme: false, hasLeads: true }, 'organisation'],
    ['with the programme, when its own people ask', { leadsProgramme: true, hasLeads: true }, 'programme'],
    ['with the programme, where nobody could answer', { leadsProgramme: false, hasLeads: false }, 'programme'],
  ])('%s', (_, asking, place) => expect(startsAt(asking)).toEqual({ place, forumId: null }))
})

describe('answering', () => {
  const given = { outcome: 'fixed', text: 'Av leverantören.' } as const
  test('an answer ends the stay, with the working days it took', () => {
    const step = answer(aQuestion(), given, id('somebody'), on('2026-12-01'), PLAIN_CALENDAR)
    expect(step.ok && step.value.ends).toEqual({ how: 'answered', workingDays: 6 })
    expect(taken(step)).toMatchObject({ state: 'answered', outcome: 'fixed', answer: 'Av leverantören.', version: 2 })
  })

  test('what is answered or closed is not answered again, and stands as it was', () => {
    const answered = aQuestion({ state: 'answered' })
    expect(codeOf(answer(answered, given, null, on('2026-12-01'), PLAIN_CALENDAR))).toBe('answered')
    expect(codeOf(answer(aQuestion({ state: 'closed' }), given, null, on('2026-12-01'), PLAIN_CALENDAR))).toBe('closed')
    expect(codeOf(acknowledge(answered))).toBe('answered')
  })

  test('acknowledging leaves the version alone: an answer that is being written stays good', () => {
    expect(taken(acknowledge(aQuestion()))).toMatchObject({ state: 'acknowledged', version: 1 })
  })

  test.each([
    ['yesterday', '2026-12-06', '2026-12-07', 'in-the-past'],
    ['the day promised already', '2026-12-07', '2026-12-01', 'not-later'],
    ['a day before the one promised', '2026-12-04', '2026-12-01', 'not-later'],
    ['today, once it is late', '2026-12-08', '2026-12-08', 'ok'],
    ['more than a year from now', '2027-12-03', '2026-12-01', 'too-far'],
    ['a later day', '2026-12-18', '2026-12-01', 'ok'],
  ])('put off to %s', (_, to, today, code) => {
    expect(codeOf(postpone(aQuestion(), isoDate(to), 'Vi väntar på avtal.', on(today)))).toBe(code)
  })

  test('put off, it is no answer: it stays open where it is, with the new day, and is counted', () => {
    const moved = taken(postpone(aQuestion(), isoDate('2026-12-18'), 'Vi väntar på avtal.', on('2026-12-01')))
    expect(moved).toMatchObject({ state: 'acknowledged', outcome: 'moved', answerBy: '2026-12-18', postponements: 1 })
    expect(moved).toMatchObject({ place: 'organisation', since: aQuestion().since, answeredAt: null })
  })
})

describe('climbing', () => {
  const chain = (question: Question, way: Ladder): string[] => {
    const at = above(question, way)
    if (!at) return ['top']
    const next = { ...question, ...at, forwardedAt: at.place === 'programme' ? 'then' : question.forwardedAt }
    return [at.forumId ?? at.place, ...chain(next, way)]
  }
  test.each([
    [
      'home → local group → programme → first forum → its parent → top',
      aQuestion(),
      ladder(),
      'local programme tactical steering top',
    ],
    [
      'without a local group to the programme',
      aQuestion({ rolloutId: null }),
      ladder(),
      'programme tactical steering top',
    ],
    [
      'a local group that has ceased to serve is passed by',
      aQuestion(),
      ladder({ localForums: new Map([[id('hjo-rollout'), id('gone')]]) }),
      'programme tactical steering top',
    ],
    ['no forum is named: the programme is the top', aQuestion(), ladder({ firstForumId: null }), 'local programme top'],
    [
      'a named forum that has ceased to serve: the programme is the top',
      aQuestion({ rolloutId: null }),
      ladder({ firstForumId: id('gone') }),
      'programme top',
    ],
    [
      'from a forum that has ceased to serve the programme takes over',
      aQuestion({ place: 'forum', forumId: id('gone') }),
      ladder({ firstForumId: null }),
      'programme top',
    ],
  ])('%s', (_, question, way, path) => expect(chain(question, way).join(' ')).toBe(path))

  test('a local group with a forum above leads there', () => {
    const forums = new Map([forum('local', 'steering', true), forum('steering', null)].map((one) => [one.id, one]))
    expect(chain(aQuestion(), ladder({ forums }))).toEqual(['local', 'steering', 'top'])
  })

  test('the day itself is in time; the day after it climbs, and the new clock starts', () => {
    expect(climb(aQuestion(), ladder(), on('2026-12-07'), ground)).toBeNull()
    const step = climb(aQuestion({ state: 'acknowledged' }), ladder(), on('2026-12-08'), ground)
    expect(step?.after).toMatchObject({ place: 'forum', forumId: 'local', state: 'asked', answerBy: '2026-12-22' })
    expect(step?.ends).toEqual({ how: 'climbed', workingDays: 11 })
  })

  test('at the top it stays, late', () => {
    const top = aQuestion({ place: 'forum', forumId: id('steering') })
    expect(climb(top, ladder(), on('2027-03-01'), ground)).toBeNull()
  })

  test('what is answered does not climb', () => {
    expect(climb(aQuestion({ state: 'answered' }), ladder(), on('2027-03-01'), ground)).toBeNull()
  })
})

describe('handing on', () => {
  const toProgramme = { place: 'programme', forumId: null } as const
  const home = { place: 'organisation', forumId: null } as const
  const at = (place: Question['place'], forumId: string | null = null) =>
    aQuestion({ place, forumId: forumId as Id<'forum'> | null })
  test.each([
    ['from home to the programme', at('organisation'), toProgramme, 'ok'],
    ['from home to a forum', at('organisation'), { place: 'forum', forumId: id<'forum'>('tactical') }, 'not-there'],
    ['from the programme to a forum', at('programme'), { place: 'forum', forumId: id<'forum'>('tactical') }, 'ok'],
    [
      'from the programme to a forum that does not serve it',
      at('programme'),
      { place: 'forum', forumId: id<'forum'>('gone') },
      'not-there',
    ],
    ['from the programme back home', at('programme'), home, 'ok'],
    ['from a forum to the programme', at('forum', 'tactical'), toProgramme, 'ok'],
    ['to where it is', at('programme'), toProgramme, 'not-there'],
    [
      'home, when the programme itself asked',
      aQuestion({ place: 'programme', organisationId: region }),
      home,
      'not-there',
    ],
    ['what is answered', aQuestion({ state: 'answered' }), toProgramme, 'answered'],
  ] as const)('%s', (_, question, to, code) => {
    expect(codeOf(forward(question, { to }, ladder(), region, on('2026-11-25'), ground))).toBe(code)
  })

  test('the place that gets it has its own clock, and nobody there has it in hand yet', () => {
    const question = aQuestion({ state: 'acknowledged', ownerFunctionId: id('function'), visibility: 'own' })
    const step = forward(
      question,
      { to: toProgramme, visibility: 'all-but-suppliers' },
      ladder(),
      region,
      on('2026-11-25'),
      ground,
    )
    expect(taken(step)).toMatchObject({
      state: 'asked',
      ownerFunctionId: null,
      answerBy: '2026-12-09',
      forwardedAt: '2026-11-25T11:00:00Z',
      visibility: 'all-but-suppliers',
    })
  })
})

describe('closing and reopening', () => {
  test.each([
    ['2026-12-01', null, '2026-12-31'],
    ['2026-12-01', '2026-11-25', '2026-12-31'],
    ['2026-12-01', '2026-12-10', '2027-01-09'],
  ])('answered %s, last word of the asker %s: closed by silence on %s', (answered, said, closes) => {
    expect(closesOn(isoDate(answered), said === null ? null : isoDate(said))).toBe(closes)
  })

  test('an answered question is closed; an open one is withdrawn, which ends its stay', () => {
    const closed = close(aQuestion({ state: 'answered' }), on('2026-12-01'), ground)
    expect(closed.ok && closed.value.ends).toBeNull()
    const withdrawn = close(aQuestion(), on('2026-12-01'), ground)
    expect(withdrawn.ok && withdrawn.value.ends?.how).toBe('withdrawn')
    expect(codeOf(close(aQuestion({ state: 'closed' }), on('2026-12-01'), ground))).toBe('closed')
  })

  test('reopened, it is received at the same place and the clock starts anew', () => {
    const answered = aQuestion({ state: 'closed', place: 'programme', outcome: 'answered', answer: 'Ja.' })
    expect(taken(reopen(answered, on('2027-01-11'), ground))).toMatchObject({
      state: 'acknowledged',
      place: 'programme',
      answerBy: '2027-01-25',
      outcome: null,
      answer: '',
      reopenings: 1,
    })
    expect(codeOf(reopen(aQuestion(), on('2027-01-11'), ground))).toBe('still-open')
  })
})

test('whatever is done with a question, it has exactly one open stay until it is answered, and none after', () => {
  const deeds: Tried[] = ['acknowledge', 'answer', 'postpone', 'forward', 'back', 'climb', 'close', 'reopen']
  const someDeeds = fc.array(fc.tuple(fc.constantFrom(...deeds), fc.integer({ min: 0, max: 40 })), { maxLength: 30 })
  fc.assert(
    fc.property(someDeeds, (list) => {
      let question = aQuestion()
      let open = 1
      let day = Temporal.PlainDate.from('2026-11-23')
      for (const [what, later] of list) {
        day = day.add({ days: later })
        const when = on(day.toString())
        const step = doneTo(question, what, when)
        if (!step) continue
        expect(step.before).toBe(question)
        open += (step.begins ? 1 : 0) - (step.ends ? 1 : 0)
        question = step.after
        expect(open).toBe(isOpen(question) ? 1 : 0)
        expect((question.place === 'forum') === (question.forumId !== null)).toBe(true)
        if (step.begins) expect(question.answerBy > when.today).toBe(true)
        if (step.ends) expect(step.ends.workingDays).toBeGreaterThanOrEqual(0)
      }
    }),
  )
})

type Tried = 'acknowledge' | 'answer' | 'postpone' | 'forward' | 'back' | 'climb' | 'close' | 'reopen'

function doneTo(question: Question, what: Tried, when: When): Step | null {
  const to = { place: what === 'back' ? 'organisation' : 'programme', forumId: null } as const
  const later = Temporal.PlainDate.from(when.today).add({ days: 20 }).toString()
  const tried = {
    acknowledge: () => acknowledge(question),
    answer: () => answer(question, { outcome: 'answered', text: 'Ja.' }, null, when, PLAIN_CALENDAR),
    postpone: () => postpone(question, isoDate(later), 'Senare.', when),
    forward: () => forward(question, { to }, ladder(), region, when, ground),
    back: () => forward(question, { to }, ladder(), region, when, ground),
    close: () => close(question, when, ground),
    reopen: () => reopen(question, when, ground),
    climb: () => null,
  }[what]()
  if (!tried) return climb(question, ladder(), when, ground)
  return tried.ok ? tried.value : null
}
