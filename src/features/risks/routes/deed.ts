import type { z } from 'zod'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import { type Actor, authorise } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { alreadySubmitted, deed, type RequestContext, readForm } from '#src/platform/http/index.ts'
import type { Result } from '#src/platform/result.ts'
import { refusalInWords } from '../pages/risk.words.ts'
import { type Acting, canEditRisk, decidesOn } from '../risk.policy.ts'
import { type Risk, riskPath } from '../risk.ts'
import type { RiskRefusal } from '../rules/risk-now.ts'
import { type Flash, type Found, lockedRiskOf, returnedWith, showRisk } from './risk-view.routes.tsx'

/** Who may: the one that answers with the function or seat it is done in. */
type May = (actor: Actor, programme: ProgrammeView, risk: Risk) => Acting | undefined

export const edits: { readonly may: May; readonly who: string } = { may: canEditRisk, who: 'access.who.risk-editor' }
export const decides: { readonly may: May; readonly who: string } = {
  may: (actor, _, risk) => decidesOn(actor, risk),
  who: 'access.who.risk-holder',
}
/** Whoever decides does it as that, others as those who edit. */
export const decidesOrEdits = {
  may: (actor: Actor, programme: ProgrammeView, risk: Risk) =>
    decidesOn(actor, risk) ?? canEditRisk(actor, programme, risk),
  who: 'access.who.risk-editor',
}

export interface Doing<Input> {
  readonly tx: Tx
  readonly found: Found
  readonly input: Input
  readonly by: Deed
  /** The actor decides in the matter. */
  readonly asHolder: boolean
}

interface RiskDeed<Form extends z.ZodType> {
  readonly form: Form
  /** Which form of the page it is: there it comes back. */
  readonly of: string
  readonly by: { readonly may: May; readonly who: string }
  /** @returns a refusal; or done, and what the page then says. */
  readonly act: (doing: Doing<z.output<Form>>) => Promise<Result<unknown, RiskRefusal>>
  readonly done: Flash | ((result: unknown) => Flash)
  /** The form's version is an action's or an alternative's, which its door asks for itself. */
  readonly partly?: boolean
}

/** The rhythm of every deed on a risk: read, lock, find, authorise, decide, save, redirect. */
export async function riskDeed<Form extends z.ZodType>(c: RequestContext, spec: RiskDeed<Form>): Promise<Response> {
  const form = await readForm(c, spec.form)
  return c.var.transaction(async (tx) => {
    const found = await lockedRiskOf(c, tx)
    const { programme, risk } = found
    const { actor } = c.var
    const acting = spec.by.may(actor, programme, risk)
    const again = (status: 409 | 422, refusal?: RiskRefusal) => {
      const words = refusal && refusalInWords(refusal, c.var.frame.ui)
      return showRisk(c, found, { returned: returnedWith(c, spec.of, form, words), status, db: tx })
    }
    const { once, version } = (form.ok ? form.input : {}) as { readonly once?: string; readonly version?: number }
    // Whoever decided when the page was opened, and was forestalled by another's answer that moved the risk, is told just that.
    if (!acting && spec.by === decides && !spec.partly && version !== undefined && version < risk.version)
      return again(409, { code: 'stale' })
    authorise(acting !== undefined, spec.by.who)
    if (!form.ok) return again(422)
    const to = (done: Flash) => `${riskPath(programme, risk)}?done=${done}`
    if (once && typeof spec.done === 'string') {
      const earlier = await alreadySubmitted(tx, once, to(spec.done), c.var.now)
      if (earlier) return c.redirect(earlier, 303)
    }
    if (!spec.partly && version !== undefined && version !== risk.version) return again(409, { code: 'stale' })
    const asHolder = decidesOn(actor, risk) !== undefined
    const did = await spec.act({ tx, found, input: form.input, by: deed(c, acting), asHolder })
    if (!did.ok) return again(409, did.refusal)
    return c.redirect(to(typeof spec.done === 'string' ? spec.done : spec.done(did.value)), 303)
  })
}
