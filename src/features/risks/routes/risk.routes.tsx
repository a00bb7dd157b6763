import { Hono } from 'hono'
import type { Env } from '#src/platform/http/index.ts'
import { acceptRisk, reviewRisk, takeBackAcceptance } from '../doors/decide.store.ts'
import { closeRisk, raiseToProgramme, reopenRisk } from '../doors/end.store.ts'
import { confirmLowering, refuseLowering, rescore } from '../doors/score.store.ts'
import type { Rescored } from '../rules/scoring.ts'
import { decides, decidesOrEdits, edits, riskDeed } from './deed.ts'
import { AnswerForm, CloseForm, ReasonForm, ReviewForm, ScoreForm } from './risk.forms.ts'
import { openRisk } from './risk-view.routes.tsx'

const at = (what = '') => `/programmes/:programmeId/risks/:riskId${what}` as const

/** What an answer to the score form is told as. */
const toldAs = (effect: unknown) =>
  effect === 'raised' ? 'raised-score' : (effect as Exclude<Rescored['effect'], 'raised'>)

/** One risk, and what is done with it as a whole. */
export const oneRiskRoutes = new Hono<Env>()
  .get(at(), openRisk)
  .post(at('/score'), (c) =>
    riskDeed(c, {
      form: ScoreForm,
      of: 'score',
      by: decidesOrEdits,
      act: ({ tx, found: { programme, risk }, input, by, asHolder }) =>
        rescore(tx, programme, risk.id, { ...input, asHolder }, by),
      done: toldAs,
    }),
  )
  .post(at('/lowering'), (c) =>
    riskDeed(c, {
      form: AnswerForm,
      of: 'lowering',
      by: decides,
      act: async ({ tx, found: { programme, risk }, input, by }) => {
        const answered =
          input.answer === 'confirm'
            ? await confirmLowering(tx, programme, risk.id, by)
            : await refuseLowering(tx, programme, risk.id, input.reason, by)
        return answered.ok ? { ok: true, value: input.answer } : answered
      },
      done: (answer) => (answer === 'confirm' ? 'confirmed' : 'refused'),
    }),
  )
  .post(at('/acceptance'), (c) =>
    riskDeed(c, {
      form: ReasonForm,
      of: 'acceptance',
      by: decides,
      act: ({ tx, found: { programme, risk }, input, by }) => acceptRisk(tx, programme, risk.id, input.reason, by),
      done: 'accepted',
    }),
  )
  .post(at('/acceptance-withdrawal'), (c) =>
    riskDeed(c, {
      form: ReasonForm,
      of: 'acceptance',
      by: decides,
      act: ({ tx, found: { programme, risk }, input, by }) =>
        takeBackAcceptance(tx, programme, risk.id, input.reason, by),
      done: 'taken-back',
    }),
  )
  .post(at('/reviews'), (c) =>
    riskDeed(c, {
      form: ReviewForm,
      of: 'review',
      by: decidesOrEdits,
      act: ({ tx, found: { programme, risk }, input, by, asHolder }) =>
        reviewRisk(tx, programme, risk.id, { note: input.note, asHolder }, by),
      done: 'reviewed',
    }),
  )
  .post(at('/raising'), (c) =>
    riskDeed(c, {
      form: ReasonForm,
      of: 'raising',
      by: edits,
      act: ({ tx, found: { programme, risk }, input, by }) =>
        raiseToProgramme(tx, programme, risk.id, input.reason, by),
      done: 'raised',
    }),
  )
  .post(at('/closing'), (c) =>
    riskDeed(c, {
      form: CloseForm,
      of: 'closing',
      by: edits,
      act: ({ tx, found: { programme, risk }, input, by }) => closeRisk(tx, programme, risk.id, input, by),
      done: 'closed',
    }),
  )
  .post(at('/reopening'), (c) =>
    riskDeed(c, {
      form: ReasonForm,
      of: 'reopening',
      by: edits,
      act: ({ tx, found: { programme, risk }, input, by }) => reopenRisk(tx, programme, risk.id, input.reason, by),
      done: 'reopened',
    }),
  )
