import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Holder, RiskLevel } from '../risk.ts'
import { accept, review, takeBackAcceptance } from './deciding.ts'
import { close, join, raise, reopen } from './ending.ts'
import { heldAnew, holderOn, type Ladder, sameHolder } from './ladder.ts'
import { levelOf, scoreOf } from './levels.ts'
import type { By, RiskNow } from './risk-now.ts'
import { confirmLowering, refuseLowering, rescore } from './scoring.ts'
import { edit } from './wording.ts'

const duty = (name: string): Holder => ({ kind: 'function', id: name as Id<'function'> })
const forum = (name: string): Holder => ({ kind: 'forum', id: name as Id<'forum'> })
const level = (number: number, fromScore: number, toScore: number, reviewDays: number, holder: Holder): RiskLevel => ({
  number,
  name: { sv: `${number}`, en: `${number}` },
  fromScore,
  toScore,
  reviewDays,
  holder,
})
const levels = [
  level(1, 1, 6, 90, duty('project')),
  level(2, 8, 12, 30, forum('tactical')),
  level(3, 15, 25, 14, forum('steering')),
]
const four = [
  level(1, 1, 4, 90, duty('project')),
  level(2, 5, 9, 60, forum('tactical')),
  level(3, 10, 12, 30, forum('steering')),
  level(4, 15, 25, 14, forum('commissioner')),
]
const programmes: Ladder = { levels, rollout: null }
const lead = 'rollout-lead' as Id<'function'>
const grouped: Ladder = { levels, rollout: { lead, localGroup: 'local' as Id<'forum'> } }
const alone: Ladder = { levels, rollout: { lead, localGroup: null } }

const at = '2026-11-22T09:00:00Z'
const by: By = { at: '2026-11-23T09:00:00Z', today: '2026-11-23', personId: 'me' }

function aRisk(ladder: Ladder, probability: number, impact: number, more: Partial<RiskNow> = {}): RiskNow {
  return {
    threat: 'Integrationen blir sen',
    vulnerability: '',
    consequence: '',
    areaKey: null,
    probability,
    impact,
    ...holderOn(ladder, probability * impact, null),
    heldSince: at,
    ownerFunctionId: null,
    state: 'open',
    wording: 1,
    acceptance: null,
    proposal: null,
    nextReviewOn: '2026-12-01' as IsoDate,
    raisedAt: null,
    joinedIntoId: null,
    outcome: null,
    outcomeText: '',
    closedAt: null,
    visibility: 'all-but-suppliers',
    visibleToForumId: null,
    ...more,
  }
}

const accepted = (ladder: Ladder, probability: number, impact: number) =>
  aRisk(ladder, probability, impact, { state: 'accepted', acceptance: { at, by: null, reason: 'Ryms' } })

const gives = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`)
  return result.value
}

describe('who decides', () => {
  test.each([
    ['the programme’s, at each level its holder', programmes, 4, duty('project')],
    ['the programme’s, in the middle', programmes, 12, forum('tactical')],
    ['the programme’s, at the top', programmes, 25, forum('steering')],
    ['a rollout’s at the lowest level: its lead', grouped, 6, duty('rollout-lead')],
    ['a rollout’s, registered in the middle: its local group', grouped, 12, forum('local')],
    ['a rollout’s, registered at the top: its local group all the same', grouped, 25, forum('local')],
    ['a rollout’s without a local group: the programme’s holder at once', alone, 12, forum('tactical')],
    ['and at the top', alone, 25, forum('steering')],
  ] as const)('%s', (_, ladder, score, holder) => {
    expect(holderOn(ladder, score, null).holder).toEqual(holder)
  })

  test('a rollout’s risk climbs to its local group first, and from there to the programme', () => {
    const low = aRisk(grouped, 2, 3)
    const middle = gives(rescore(low, grouped, { probability: 3, impact: 4, reason: '' }, by)).risk
    expect(middle.holder).toEqual(forum('local'))
    const high = gives(rescore(middle, grouped, { probability: 4, impact: 5, reason: '' }, by)).risk
    expect(high.holder).toEqual(forum('steering'))
    const within = gives(rescore(high, grouped, { probability: 5, impact: 5, reason: '' }, by)).risk
    expect(within.holder).toEqual(forum('steering'))
    const sunk = gives(rescore(within, grouped, { probability: 3, impact: 4, reason: '', asHolder: true }, by)).risk
    expect(sunk.holder).toEqual(forum('local'))
    const lowest = gives(rescore(sunk, grouped, { probability: 1, impact: 4, reason: '', asHolder: true }, by)).risk
    expect(lowest.holder).toEqual(duty('rollout-lead'))
  })

  test('past the local group it goes on from level to level in the programme', () => {
    const ladder = { ...grouped, levels: four }
    const scores = [5, 10, 20].map((score) => score)
    const way: Holder[] = []
    scores.reduce<{ level: number; holder: Holder }>(
      (before, score) => {
        const now = holderOn(ladder, score, before)
        way.push(now.holder)
        return now
      },
      holderOn(ladder, 2, null),
    )
    expect(way).toEqual([forum('local'), forum('steering'), forum('commissioner')])
  })

  test('another local group takes over what stood with the former; what the programme has stays there', () => {
    const now: Ladder = { levels, rollout: { lead, localGroup: 'new' as Id<'forum'> } }
    expect(heldAnew(now, 12, { level: 2, holder: forum('local') }, levels).holder).toEqual(forum('new'))
    expect(heldAnew(now, 12, { level: 2, holder: forum('tactical') }, levels).holder).toEqual(forum('tactical'))
    expect(heldAnew(alone, 12, { level: 2, holder: forum('local') }, levels).holder).toEqual(forum('tactical'))
    expect(heldAnew(grouped, 4, { level: 1, holder: duty('rollout-lead') }, levels).holder).toEqual(
      duty('rollout-lead'),
    )
  })

  test('with other levels, what the programme has goes to the new holder, and what stood lowest climbs anew', () => {
    const ladder = { ...grouped, levels: four }
    expect(heldAnew(ladder, 16, { level: 3, holder: forum('steering') }, levels)).toEqual({
      level: 4,
      holder: forum('commissioner'),
    })
    expect(heldAnew(ladder, 6, { level: 1, holder: duty('rollout-lead') }, levels)).toEqual({
      level: 2,
      holder: forum('local'),
    })
    expect(heldAnew({ ...programmes, levels: four }, 6, { level: 1, holder: duty('project') }, levels).holder).toEqual(
      forum('tactical'),
    )
  })
})

describe('the score', () => {
  test('a higher one holds at once: level, who decides, since when and next review follow', () => {
    const { risk, effect } = gives(
      rescore(aRisk(programmes, 2, 3), programmes, { probability: 4, impact: 4, reason: 'x' }, by),
    )
    expect(effect).toBe('raised')
    expect(risk).toMatchObject({ level: 3, holder: forum('steering'), heldSince: by.at, nextReviewOn: '2026-12-07' })
  })

  test('a lower one is a proposal, and nothing else changes until the holder confirms it', () => {
    const before = accepted(programmes, 4, 5)
    const { risk, effect } = gives(rescore(before, programmes, { probability: 2, impact: 3, reason: 'Klart' }, by))
    expect(effect).toBe('proposed')
    expect(risk).toEqual({ ...before, proposal: { probability: 2, impact: 3, reason: 'Klart', at: by.at, by: 'me' } })
    const confirmed = gives(confirmLowering(risk, programmes, by))
    expect(confirmed).toMatchObject({
      probability: 2,
      impact: 3,
      level: 1,
      holder: duty('project'),
      proposal: null,
      acceptance: null,
      state: 'open',
    })
    expect(gives(refuseLowering(risk, 'Nej'))).toEqual(before)
    expect(refuseLowering(risk, '')).toEqual({ ok: false, refusal: { code: 'reason-missing' } })
  })

  test('another proposal replaces the first, and a higher score makes it fall', () => {
    const first = gives(
      rescore(aRisk(programmes, 4, 4), programmes, { probability: 1, impact: 4, reason: 'a' }, by),
    ).risk
    const second = gives(rescore(first, programmes, { probability: 3, impact: 4, reason: 'b' }, by)).risk
    expect(second.proposal).toMatchObject({ probability: 3, reason: 'b' })
    expect(gives(rescore(second, programmes, { probability: 5, impact: 5, reason: 'c' }, by)).risk.proposal).toBeNull()
  })

  test('the same product made up otherwise holds at once and moves nothing, but nobody has accepted it', () => {
    const { risk, effect } = gives(
      rescore(accepted(programmes, 2, 5), programmes, { probability: 5, impact: 2, reason: '' }, by),
    )
    expect(effect).toBe('changed')
    expect(risk).toMatchObject({ level: 2, heldSince: at, state: 'open', acceptance: null })
  })

  test.each([
    [0, 3],
    [6, 3],
    [2.5, 3],
    [Number.NaN, 3],
    [3, -1],
  ])('what is not on the scale is refused: %s × %s', (probability, impact) => {
    expect(rescore(aRisk(programmes, 2, 2), programmes, { probability, impact, reason: '' }, by)).toEqual({
      ok: false,
      refusal: { code: 'off-scale' },
    })
  })

  test('the same score again, and an answer without a proposal, are refused', () => {
    const risk = aRisk(programmes, 2, 2)
    expect(rescore(risk, programmes, { probability: 2, impact: 2, reason: '' }, by)).toMatchObject({
      refusal: { code: 'same-score' },
    })
    expect(confirmLowering(risk, programmes, by)).toMatchObject({ refusal: { code: 'no-proposal' } })
    expect(refuseLowering(risk, 'x')).toMatchObject({ refusal: { code: 'no-proposal' } })
  })
})

describe('accepting', () => {
  test('needs a reason, is done once, and can be taken back', () => {
    const risk = aRisk(programmes, 4, 4)
    expect(accept(risk, '', by)).toMatchObject({ refusal: { code: 'reason-missing' } })
    const done = gives(accept(risk, 'Vi lever med det', by))
    expect(done).toMatchObject({ state: 'accepted', acceptance: { by: 'me', reason: 'Vi lever med det' } })
    expect(accept(done, 'igen', by)).toMatchObject({ refusal: { code: 'already-accepted' } })
    expect(gives(takeBackAcceptance(done))).toEqual(risk)
    expect(takeBackAcceptance(risk)).toMatchObject({ refusal: { code: 'not-accepted' } })
  })

  test('lapses with another text, but not with a marked typo correction, nor with another owner', () => {
    const risk = accepted(programmes, 4, 4)
    const words = { ...risk, threat: 'Integrationen kommer inte alls' }
    expect(gives(edit(risk, words, false))).toMatchObject({ state: 'open', acceptance: null, wording: 2 })
    expect(gives(edit(risk, words, true))).toMatchObject({ state: 'accepted', wording: 1, threat: words.threat })
    const owned = { ...risk, ownerFunctionId: 'x' as Id<'function'> }
    expect(gives(edit(risk, owned, false))).toMatchObject({ state: 'accepted', wording: 1 })
  })

  test('an accepted risk is reviewed as well', () => {
    expect(gives(review(accepted(programmes, 4, 4), levels, '2026-11-23'))).toMatchObject({
      state: 'accepted',
      nextReviewOn: '2026-12-07',
    })
  })
})

describe('raising, joining and ending', () => {
  test('a rollout’s risk is raised past its local group, once; what the group accepted is the new holder’s', () => {
    const risk = accepted(grouped, 3, 4)
    const raised = gives(raise(risk, programmes, true, 'Gäller fler', by))
    expect(raised).toMatchObject({ raisedAt: by.at, holder: forum('tactical'), acceptance: null, state: 'open' })
    expect(raise(raised, programmes, true, 'igen', by)).toMatchObject({ refusal: { code: 'nothing-to-raise' } })
    expect(raise(aRisk(programmes, 3, 4), programmes, false, 'x', by)).toMatchObject({
      refusal: { code: 'nothing-to-raise' },
    })
  })

  const one = (number: number, risk: RiskNow) => ({ ...risk, id: `${number}` as Id<'risk'>, number })

  test('several are joined to one, which gets the highest score among them', () => {
    const into = one(1, aRisk(programmes, 2, 3))
    const others = [one(2, accepted(programmes, 4, 5)), one(3, aRisk(programmes, 1, 1))]
    const { joined, highest } = gives(join(into, others))
    expect(highest).toEqual({ probability: 4, impact: 5 })
    expect(joined).toMatchObject([
      { state: 'joined', joinedIntoId: '1', acceptance: null },
      { state: 'joined', joinedIntoId: '1' },
    ])
  })

  test.each([
    ['with itself', 1, 'open', 'into-itself'],
    ['with one that is closed', 2, 'closed', 'other-not-open'],
    ['with one that is joined already', 2, 'joined', 'other-not-open'],
  ] as const)('is not joined %s', (_, number, state, code) => {
    const other = one(number, aRisk(programmes, 4, 4, { state }))
    expect(join(one(1, aRisk(programmes, 2, 2)), [other])).toMatchObject({ refusal: { code } })
  })

  test('is closed with what became of it, and opened again as if it were new', () => {
    const risk = accepted(grouped, 4, 5)
    expect(close(risk, 'other', '', at)).toMatchObject({ refusal: { code: 'reason-missing' } })
    const closed = gives(close(risk, 'averted', '', at))
    expect(closed).toMatchObject({ state: 'closed', outcome: 'averted', acceptance: null, closedAt: at })
    expect(reopen(closed, grouped, '', by)).toMatchObject({ refusal: { code: 'reason-missing' } })
    expect(gives(reopen(closed, grouped, 'Igen', by))).toMatchObject({
      state: 'open',
      outcome: null,
      holder: forum('local'),
      heldSince: by.at,
    })
    expect(reopen(risk, grouped, 'x', by)).toMatchObject({ refusal: { code: 'still-open' } })
  })

  test.each(['closed', 'joined'] as const)('one that is %s can only be read', (state) => {
    const risk = aRisk(programmes, 3, 3, { state, proposal: { probability: 1, impact: 1, reason: '', at, by: null } })
    const refusals = [
      rescore(risk, programmes, { probability: 5, impact: 5, reason: '' }, by),
      confirmLowering(risk, programmes, by),
      refuseLowering(risk, 'x'),
      accept(risk, 'x', by),
      takeBackAcceptance(risk),
      review(risk, levels, by.today),
      edit(risk, risk, false),
      close(risk, 'averted', '', at),
      raise(risk, programmes, true, 'x', by),
      join(one(1, risk), [one(2, aRisk(programmes, 1, 1))]),
    ]
    expect(refusals).toEqual(refusals.map(() => ({ ok: false, refusal: { code: 'not-open', state } })))
  })
})

describe('whatever is done, in whatever order', () => {
  const step = fc.record({
    probability: fc.integer({ min: 1, max: 5 }),
    impact: fc.integer({ min: 1, max: 5 }),
    deed: fc.constantFrom(
      'score',
      'as-holder',
      'confirm',
      'refuse',
      'accept',
      'take-back',
      'reword',
      'typo',
      'review',
      'raise',
    ),
    text: fc.constantFrom('Integrationen blir sen', 'Ingen kan utbilda', 'Servern går ned'),
  })
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

  const next = (risk: RiskNow, ladder: Ladder, { probability, impact, deed, text }: Step): RiskNow => {
    const wish = { probability, impact, reason: 'x', asHolder: deed === 'as-holder' }
    const did =
      deed === 'score' || deed === 'as-holder'
        ? ((done) => (done.ok ? done.value.risk : risk))(rescore(risk, ladder, wish, by))
        : ((done) => (done.ok ? done.value : risk))(
            {
              confirm: () => confirmLowering(risk, ladder, by),
              refuse: () => refuseLowering(risk, 'x'),
              accept: () => accept(risk, 'x', by),
              'take-back': () => takeBackAcceptance(risk),
              reword: () => edit(risk, { ...risk, threat: text }, false),
              typo: () => edit(risk, { ...risk, threat: text }, true),
              review: () => review(risk, levels, by.today),
              raise: () => raise(risk, { ...ladder, rollout: null }, ladder.rollout !== null, 'x', by),
            }[deed](),
          )
    return did
  }
  const ladders = fc.constantFrom(programmes, grouped, alone, { ...grouped, levels: four })

  test('whoever decides is the ladder’s answer', () => {
    fc.assert(
      fc.property(ladders, fc.array(step, { maxLength: 25 }), (ladder, steps) => {
        let risk = aRisk(ladder, 2, 4)
        for (const one of steps) {
          const climbs = risk.raisedAt ? { ...ladder, rollout: null } : ladder
          const before = risk
          risk = next(risk, climbs, one)
          const now = risk.raisedAt ? { ...ladder, rollout: null } : ladder
          const answer =
            scoreOf(risk) === scoreOf(before) && risk.raisedAt === before.raisedAt
              ? before
              : holderOn(now, scoreOf(risk), risk.raisedAt === before.raisedAt ? before : null)
          expect(risk.level).toBe(levelOf(ladder.levels, scoreOf(risk)).number)
          expect(sameHolder(risk.holder, answer.holder)).toBe(true)
        }
      }),
    )
  })

  test('an acceptance never survives a change of score or of wording', () => {
    fc.assert(
      fc.property(ladders, fc.array(step, { maxLength: 25 }), (ladder, steps) => {
        let risk = aRisk(ladder, 2, 4)
        for (const one of steps) {
          const before = risk
          risk = next(risk, risk.raisedAt ? { ...ladder, rollout: null } : ladder, one)
          const other = scoreOf(risk) !== scoreOf(before) || risk.wording !== before.wording
          if (other) expect(risk.acceptance).toBeNull()
          if (risk.acceptance && before.acceptance) expect(risk.acceptance).toEqual(before.acceptance)
          expect(risk.state === 'accepted').toBe(risk.acceptance !== null)
          // A proposal that stands is a lower score than the one that holds.
          if (risk.proposal) expect(scoreOf(risk.proposal)).toBeLessThan(scoreOf(risk))
        }
      }),
    )
  })
})
