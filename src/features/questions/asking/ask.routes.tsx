import { Hono } from 'hono'
import { findProgramme, listProgrammes, type ProgrammeView, programmeOf } from '#src/features/programmes/index.ts'
import { authorise, orNotFound } from '#src/platform/access/index.ts'
import {
  alreadySubmitted,
  answer,
  deed,
  type Env,
  formInWords,
  type RequestContext,
  readForm,
  show,
} from '#src/platform/http/index.ts'
import { newId } from '#src/platform/ids.ts'
import { emptyForm, type FormState, withQuery } from '#src/ui/index.ts'
import { askQuestion } from '../doors/ask.store.ts'
import { asksIn } from '../question.policy.ts'
import { questionPath, questionsPath } from '../question.ts'
import { organisationNames } from '../readings/names.store.ts'
import { findSimilar, likenessAsked, type SimilarQuestion } from '../readings/similar.store.ts'
import { AskPage } from './ask.pages.tsx'
import { AskForm, visibilityOf } from './asking.form.ts'
import { ChooseProgrammePage } from './choose-programme.pages.tsx'
import { pageFrom, programmeIn, titleOf } from './from-page.ts'
import { SimilarQuestions } from './similar.pages.tsx'

export const askRoutes = new Hono<Env>()
  .get('/ask', async (c) => {
    const page = pageOf(c)
    const there = await findProgramme(c.var.db, c.var.actor, programmeIn(page.path), c.var.programmes)
    const hrefOf = (id: string) =>
      withQuery(`${questionsPath(id)}/new`, { from: page.path || null, title: (page.path && page.title) || null })
    if (there && asksIn(c.var.actor, there).length > 0) return c.redirect(hrefOf(there.id), 303)
    const all = await listProgrammes(c.var.db, c.var.actor, c.var.today)
    const open = all.filter((one) => asksIn(c.var.actor, one).length > 0)
    const [only] = open
    if (only && open.length === 1) return c.redirect(hrefOf(only.id), 303)
    return show(c, <ChooseProgrammePage c={c} programmes={open} hrefOf={hrefOf} />)
  })
  .get('/programmes/:programmeId/questions/new', async (c) => {
    const programme = await programmeToAsk(c)
    return show(c, await askPage(c, programme, { page: pageOf(c), form: emptyForm, once: newId() }))
  })
  .get('/programmes/:programmeId/questions/similar', async (c) => {
    const programme = await programmeToAsk(c)
    const title = (c.req.query('title') ?? '').replaceAll('\u0000', '').trim().slice(0, 200)
    const found = title.length < 3 ? [] : await findSimilar(c.var.db, c.var.actor, programme, title)
    const organisationId = affectsOf(c, programme)
    if (found.length === 0) return answer(c, '', 'text/html; charset=utf-8')
    const list = (
      <SimilarQuestions ui={c.var.frame.ui} programme={programme} found={found} organisationId={organisationId} />
    )
    return answer(c, String(await list), 'text/html; charset=utf-8')
  })
  .post('/programmes/:programmeId/questions', async (c) => {
    const form = await readForm(c, AskForm)
    const programme = await programmeToAsk(c)
    const held = asksIn(c.var.actor, programme)
    if (!form.ok) {
      const { from, fromTitle, once } = form.values
      const page = { path: pageFrom(one(from)), title: titleOf(one(fromTitle)) }
      const again = { page, form: formInWords(c.var.t, form), once: one(once) ?? newId() }
      return show(c, await askPage(c, programme, again), 422)
    }
    const { input, values } = form
    const page = { path: input.from, title: input.fromTitle }
    const as = held.find(({ organisationId }) => organisationId === input.organisation) ?? held[0]
    if (!as) throw new Error('Whoever may ask here asks in a function.')
    const similar = input.shown ? [] : await findSimilar(c.var.db, c.var.actor, programme, input.title, likenessAsked)
    if (similar.length > 0) {
      const again = { page, form: { values, errors: {} }, once: input.once, similar }
      return show(c, await askPage(c, programme, again), 409)
    }
    return c.var.transaction(async (tx) => {
      const id = newId<'question'>()
      const here = `${questionPath(programme.id, id)}?done=asked`
      const earlier = await alreadySubmitted(tx, input.once, here, c.var.now)
      if (earlier) return c.redirect(earlier, 303)
      const { title, text, kind } = input
      await askQuestion(
        tx,
        programme,
        {
          id,
          kind,
          title: title.replaceAll(/\s+/g, ' '),
          text,
          partyId: as.partyId,
          visibility: visibilityOf[input.visibility],
          ...(input.withoutPage ? {} : { fromPath: page.path, fromTitle: page.path && page.title }),
        },
        deed(c, as),
      )
      return c.redirect(here, 303)
    })
  })

const one = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === 'string' || value === undefined ? value : value[0]

/** The page that the address remembers. */
const pageOf = (c: RequestContext) => ({ path: pageFrom(c.req.query('from')), title: titleOf(c.req.query('title')) })

/** The programme, for one who may ask there. Observers see no questions, so for them there is nothing here. @throws NotFoundError, ForbiddenError */
async function programmeToAsk(c: RequestContext): Promise<ProgrammeView> {
  const programme = await programmeOf(c)
  orNotFound(programme.standing === 'observer' ? null : programme)
  authorise(asksIn(c.var.actor, programme).length > 0, 'access.who.insider')
  return programme
}

/** The organisation that may say "gäller oss också": the first that the actor works for. Suppliers do not. */
const affectsOf = (c: RequestContext, programme: ProgrammeView) =>
  programme.standing === 'insider' ? (asksIn(c.var.actor, programme)[0]?.organisationId ?? null) : null

async function askPage(
  c: RequestContext,
  programme: ProgrammeView,
  again: {
    readonly page: { readonly path: string; readonly title: string }
    readonly form: FormState
    readonly once: string
    readonly similar?: readonly SimilarQuestion[]
  },
) {
  const ids = [...new Set(asksIn(c.var.actor, programme).map(({ organisationId }) => organisationId))]
  return (
    <AskPage
      c={c}
      programme={programme}
      organisations={await organisationNames(c.var.db, ids)}
      affects={affectsOf(c, programme)}
      page={again.page}
      form={again.form}
      once={again.once}
      similar={again.similar ?? null}
    />
  )
}
