import { Hono } from 'hono'
import { authorise, orNotFound } from '#src/platform/access/index.ts'
import { deed, type Env, readForm } from '#src/platform/http/index.ts'
import { joinRisks } from '../doors/join.store.ts'
import { refusalInWords } from '../pages/risk.words.ts'
import { findRisk } from '../readings/risk.store.ts'
import { findByNumbers } from '../readings/risk-numbers.store.ts'
import { canEditRisk } from '../risk.policy.ts'
import { riskPath } from '../risk.ts'
import { JoinForm } from './risk.forms.ts'
import { lockedRiskOf, returnedWith, riskOf, showRisk } from './risk-view.routes.tsx'

/** Several risks become one: those named by their numbers, which the reader must see and edit as well. */
export const joinRoutes = new Hono<Env>().post('/programmes/:programmeId/risks/:riskId/joined', async (c) => {
  const form = await readForm(c, JoinForm)
  return c.var.transaction(async (tx) => {
    const { actor, today, frame } = c.var
    const seen = await riskOf(c, tx)
    const named = form.ok ? await findByNumbers(tx, actor, seen.programme, form.input.numbers) : []
    // All of them are locked at once, in one order, before anything is read that counts.
    const found = await lockedRiskOf(
      c,
      tx,
      named.map(({ id }) => id),
    )
    const { programme, risk } = found
    const held = canEditRisk(actor, programme, risk)
    authorise(held !== undefined, 'access.who.risk-editor')
    const again = (status: 409 | 422, back: Parameters<typeof returnedWith>[2], words?: string) =>
      showRisk(c, found, { returned: returnedWith(c, 'joined', back, words), status, db: tx })
    if (!form.ok) return again(422, form)
    const missing = form.input.numbers.filter((number) => !named.some((one) => one.number === number))
    if (missing.length > 0) {
      const params = { numbers: missing.map((number) => `R${number}`).join(', ') }
      const errors = { numbers: { key: 'risks.form.no-such', params } }
      return again(422, { ok: false, values: form.values, errors })
    }
    for (const { id } of named) {
      const other = orNotFound(await findRisk(tx, actor, programme, id, today))
      authorise(canEditRisk(actor, programme, other) !== undefined, 'access.who.risk-editor')
    }
    const stale = form.input.version !== risk.version
    if (stale) return again(409, form, refusalInWords({ code: 'stale' }, frame.ui))
    const ids = named.map(({ id }) => id)
    const joined = await joinRisks(tx, programme, risk.id, ids, deed(c, held))
    if (!joined.ok) return again(409, form, refusalInWords(joined.refusal, frame.ui))
    return c.redirect(`${riskPath(programme, risk)}?done=took-in`, 303)
  })
})
