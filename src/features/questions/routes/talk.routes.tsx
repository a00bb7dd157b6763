import { Hono } from 'hono'
import { createOneTimeLink } from '#src/features/people/index.ts'
import { authorise } from '#src/platform/access/index.ts'
import { timeZone } from '#src/platform/clock.ts'
import { alreadySubmitted, deed, type Env, readForm, show } from '#src/platform/http/index.ts'
import { affectsUs, saySomething } from '../doors/talk.store.ts'
import { LinkMadePage } from '../pages/one-time.pages.tsx'
import { AffectedForm, LinkForm, MessageForm } from '../question.forms.ts'
import { affectedFor, asksIn, canAnswerQuestion } from '../question.policy.ts'
import { questionPath } from '../question.ts'
import { refusalInWords } from '../question.words.ts'
import { canSay } from '../question-deeds.ts'
import { settledAs } from '../rules/step.ts'
import { questionToChange, returnedWith, shownQuestion, showQuestion } from './question-view.routes.tsx'

const at = (what: string) => `/programmes/:programmeId/questions/:questionId/${what}` as const

/** What is said beside a question: its clock goes on. */
export const talkRoutes = new Hono<Env>()
  .post(at('messages'), async (c) => {
    const form = await readForm(c, MessageForm)
    return c.var.transaction(async (tx) => {
      const { programme, question } = await questionToChange(c, tx)
      const { actor, now, frame } = c.var
      // Whoever has typed something into a question that was closed meanwhile gets it back.
      const held = canSay(actor, programme, question.state === 'closed' ? { ...question, state: 'answered' } : question)
      authorise(held !== undefined, 'access.who.asker-or-owner')
      const again = async (status: 409 | 422, why?: string) =>
        showQuestion(c, tx, programme, await shownQuestion(c, tx, programme), {
          returned: returnedWith(c, 'message', form, why),
          status,
        })
      if (!form.ok) return again(422)
      const to = `${questionPath(programme.id, question.id)}?done=said`
      const earlier = await alreadySubmitted(tx, form.input.once, to, now)
      if (earlier) return c.redirect(earlier, 303)
      const said = await saySomething(tx, programme, question, { text: form.input.text }, deed(c, held))
      if (said.ok) return c.redirect(to, 303)
      return again(409, refusalInWords(said.refusal, await shownQuestion(c, tx, programme), frame.ui))
    })
  })
  .post(at('affected'), async (c) => {
    const form = await readForm(c, AffectedForm)
    return c.var.transaction(async (tx) => {
      const { programme, question } = await questionToChange(c, tx)
      const { actor } = c.var
      const mine = affectedFor(actor, programme, question)
      const chosen = form.ok ? (form.input.organisation ?? mine[0]) : undefined
      const held = asksIn(actor, programme).find(({ organisationId }) => organisationId === chosen)
      authorise(
        mine.length > 0 && (!form.ok || (held !== undefined && mine.includes(held.organisationId))),
        'access.who.insider',
      )
      const shown = () => shownQuestion(c, tx, programme)
      if (!form.ok || !held)
        return showQuestion(c, tx, programme, await shown(), {
          returned: returnedWith(c, 'affected', form),
          status: 422,
        })
      const concerns = form.input.concerns === 'yes'
      await affectsUs(tx, programme, question, { organisationId: held.organisationId, concerns }, deed(c, held))
      const done = concerns ? 'affected' : 'affected-no-more'
      return c.redirect(`${questionPath(programme.id, question.id)}?done=${done}`, 303)
    })
  })
  .post(at('links'), async (c) => {
    const form = await readForm(c, LinkForm)
    return c.var.transaction(async (tx) => {
      const { programme, question } = await questionToChange(c, tx)
      const { actor, now, config, frame } = c.var
      const held = canAnswerQuestion(actor, programme, question)
      authorise(held !== undefined, 'access.who.question-owner')
      const shown = await shownQuestion(c, tx, programme)
      const again = (status: 409 | 422, why?: string) =>
        showQuestion(c, tx, programme, shown, { returned: returnedWith(c, 'link', form, why), status })
      if (!form.ok) return again(422)
      const settled = settledAs(question)
      if (settled) return again(409, refusalInWords(settled, shown, frame.ui))
      const { recipient, days, once } = form.input
      const path = questionPath(programme.id, question.id)
      const earlier = await alreadySubmitted(tx, once, path, now)
      if (earlier) return c.redirect(earlier, 303)
      const expires = Temporal.Instant.from(now).add({ hours: 24 * days })
      const link = {
        purpose: 'answer',
        programmeId: programme.id,
        subjectId: question.id,
        partyId: held?.partyId ?? question.organisationId,
        recipient,
        expiresAt: expires.toString(),
      } as const
      const token = await createOneTimeLink(tx, link, deed(c, held))
      return show(
        c,
        <LinkMadePage
          frame={frame}
          link={new URL(`/answers/${token}`, config.publicUrl).href}
          recipient={recipient}
          until={expires.toZonedDateTimeISO(timeZone).toPlainDate().toString()}
          back={{ label: question.title, href: path }}
        />,
        201,
      )
    })
  })
