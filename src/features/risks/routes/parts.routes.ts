import { Hono } from 'hono'
import { orNotFound } from '#src/platform/access/index.ts'
import type { Env, RequestContext } from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import { addAction, finishAction, moveAction, withdrawAction } from '../doors/actions.store.ts'
import { addAlternative, changeAlternative, chooseAlternative } from '../doors/alternatives.store.ts'
import { canDoAction } from '../risk.policy.ts'
import { listChoices } from './choices.ts'
import { decides, edits, riskDeed } from './deed.ts'
import { ActionForm, AlternativeForm, ChangeAlternativeForm, MoveForm, ReasonForm, VersionForm } from './risk.forms.ts'

const at = (what: string) => `/programmes/:programmeId/risks/:riskId${what}` as const

const actionOf = (c: RequestContext) => orNotFound(asId<'risk-action'>(c.req.param('actionId')))
const alternativeOf = (c: RequestContext) => orNotFound(asId<'risk-alternative'>(c.req.param('alternativeId')))

/** Whoever the action is given to, and those who edit the risk. */
const doesIt = (c: RequestContext) => ({
  may: ((actor, programme, risk) => {
    const action = orNotFound(risk.actions.find(({ id }) => id === actionOf(c)))
    return canDoAction(actor, programme, risk, action.owner.id)
  }) satisfies typeof edits.may,
  who: 'access.who.risk-editor',
})

/** What is done about a risk, and the ways to choose between. */
export const riskPartRoutes = new Hono<Env>()
  .post(at('/actions'), (c) =>
    riskDeed(c, {
      form: ActionForm,
      of: 'new-action',
      by: edits,
      act: async ({ tx, found: { programme, risk }, input: { what, owner, dueOn }, by }) => {
        const known = (await listChoices(tx, programme, c.var.frame.ui)).some(({ value }) => value === owner)
        if (!known) return { ok: false, refusal: { code: 'function-not-here' } }
        return addAction(tx, programme, risk.id, { what, ownerFunctionId: owner, dueOn }, by)
      },
      done: 'action-added',
    }),
  )
  .post(at('/actions/:actionId/completion'), (c) =>
    riskDeed(c, {
      form: VersionForm,
      of: `done-${actionOf(c)}`,
      by: doesIt(c),
      partly: true,
      act: ({ tx, found: { programme, risk }, input, by }) =>
        finishAction(tx, programme, { riskId: risk.id, actionId: actionOf(c), ...input }, by),
      done: 'action-done',
    }),
  )
  .post(at('/actions/:actionId/date'), (c) =>
    riskDeed(c, {
      form: MoveForm,
      of: `move-${actionOf(c)}`,
      by: doesIt(c),
      partly: true,
      act: ({ tx, found: { programme, risk }, input: { version, ...to }, by }) =>
        moveAction(tx, programme, { riskId: risk.id, actionId: actionOf(c), version }, to, by),
      done: 'action-moved',
    }),
  )
  .post(at('/actions/:actionId/withdrawal'), (c) =>
    riskDeed(c, {
      form: ReasonForm,
      of: `withdraw-${actionOf(c)}`,
      by: edits,
      partly: true,
      act: ({ tx, found: { programme, risk }, input: { version, reason }, by }) =>
        withdrawAction(tx, programme, { riskId: risk.id, actionId: actionOf(c), version }, reason, by),
      done: 'action-withdrawn',
    }),
  )
  .post(at('/alternatives'), (c) =>
    riskDeed(c, {
      form: AlternativeForm,
      of: 'new-alternative',
      by: edits,
      act: ({ tx, found: { programme, risk }, input: { title, consequences }, by }) =>
        addAlternative(tx, programme, risk.id, { title, consequences }, by),
      done: 'alternative-added',
    }),
  )
  .post(at('/alternatives/:alternativeId'), (c) =>
    riskDeed(c, {
      form: ChangeAlternativeForm,
      of: `change-${alternativeOf(c)}`,
      by: edits,
      partly: true,
      act: ({ tx, found: { programme, risk }, input: { version, ...words }, by }) =>
        changeAlternative(tx, programme, { riskId: risk.id, alternativeId: alternativeOf(c), version }, words, by),
      done: 'alternative-changed',
    }),
  )
  .post(at('/alternatives/:alternativeId/removal'), (c) =>
    riskDeed(c, {
      form: VersionForm,
      of: `remove-${alternativeOf(c)}`,
      by: edits,
      partly: true,
      act: ({ tx, found: { programme, risk }, input: { version }, by }) =>
        changeAlternative(tx, programme, { riskId: risk.id, alternativeId: alternativeOf(c), version }, null, by),
      done: 'alternative-removed',
    }),
  )
  .post(at('/alternatives/:alternativeId/choice'), (c) =>
    riskDeed(c, {
      form: ReasonForm,
      of: `choose-${alternativeOf(c)}`,
      by: decides,
      partly: true,
      act: ({ tx, found: { programme, risk }, input: { version, reason }, by }) =>
        chooseAlternative(tx, programme, { riskId: risk.id, alternativeId: alternativeOf(c), version }, reason, by),
      done: 'chosen',
    }),
  )
