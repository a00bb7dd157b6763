import { Hono } from 'hono'
import { findOneTimeLink, type LinkRefusal, spendOneTimeLink } from '#src/features/people/index.ts'
import { readFacts } from '#src/features/programmes/index.ts'
import { type Env, formInWords, type RequestContext, readForm, show } from '#src/platform/http/index.ts'
import { lockQuestion } from '../doors/find.store.ts'
import { saySomething } from '../doors/talk.store.ts'
import { AnswerByLinkPage, SaidByLinkPage } from '../pages/one-time.pages.tsx'
import { TextForm } from '../question.forms.ts'
import { settledAs } from '../rules/step.ts'
import { type AskedByLink, readAsked } from './one-time.store.ts'

/** For somebody without an account who is asked for the text of an answer. Looking spends nothing; a POST does. Before the signed-in middleware. */
export const openQuestionRoutes = new Hono<Env>()
  .get('/answers/:token', async (c) => {
    const asked = await askedBy(c)
    if (typeof asked === 'string') return refused(c, asked)
    return show(c, <AnswerByLinkPage frame={c.var.frame} action={c.req.path} asked={asked} />)
  })
  .post('/answers/:token', async (c) => {
    const form = await readForm(c, TextForm)
    const asked = await askedBy(c)
    if (typeof asked === 'string') return refused(c, asked, form.values.text)
    return c.var.transaction(async (tx) => {
      const returned = formInWords(c.var.t, form)
      if (!form.ok)
        return show(c, <AnswerByLinkPage frame={c.var.frame} action={c.req.path} asked={asked} form={returned} />, 422)
      const spent = await spendOneTimeLink(tx, c.req.param('token') ?? '', c.var.now)
      if (!spent.ok) return refused(c, spent.refusal.code, form.values.text)
      const { programmeId, questionId, recipient } = asked
      const question = await lockQuestion(tx, programmeId, questionId, c.var.today)
      if (!question || settledAs(question)) return refused(c, 'answered', form.values.text)
      // Done in nobody's function, by the one whom the link was given to.
      const by = { personId: null, functionKind: null, partyId: null, at: c.var.now, today: c.var.today }
      await saySomething(
        tx,
        await readFacts(tx, programmeId),
        question,
        { text: form.input.text, saidBy: recipient },
        by,
      )
      return show(
        c,
        <SaidByLinkPage
          frame={c.var.frame}
          title={c.var.t('questions.link.thanks')}
          what={c.var.t('questions.link.thanks-note')}
        />,
        // Turbo shows no answer of 200 to a form, and there is no page to lead on to: the link is spent.
        201,
      )
    })
  })

type Refused = LinkRefusal['code'] | 'answered'

async function askedBy(c: RequestContext): Promise<AskedByLink | Refused> {
  const link = await findOneTimeLink(c.var.db, c.req.param('token') ?? '', c.var.now)
  if (!link.ok) return link.refusal.code
  const asked = await readAsked(c.var.db, link.value)
  if (!asked) return 'unknown'
  return asked.state === 'answered' || asked.state === 'closed' ? 'answered' : asked
}

/** Why the link is no longer good. What was typed is given back, to be sent some other way. */
const refused = (c: RequestContext, code: Refused, typed?: string | readonly string[]) =>
  show(
    c,
    <SaidByLinkPage
      frame={c.var.frame}
      title={c.var.t(`questions.link.title-${code}`)}
      what={c.var.t(`questions.link.refused-${code}`)}
      typed={typeof typed === 'string' ? typed : undefined}
    />,
    code === 'unknown' ? 404 : code === 'answered' ? 409 : 410,
  )
