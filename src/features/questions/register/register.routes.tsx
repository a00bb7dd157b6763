import { Hono } from 'hono'
import { canLead, programmeOf } from '#src/features/programmes/index.ts'
import { orNotFound } from '#src/platform/access/index.ts'
import { answerTable, type Env, show, tableFormat } from '#src/platform/http/index.ts'
import { asksIn } from '../question.policy.ts'
import { servingForums } from '../readings/forums.store.ts'
import { askingOrganisations } from '../readings/names.store.ts'
import { QUESTIONS_PER_PAGE } from './question-filter.ts'
import { questionsSheet } from './register.export.ts'
import { RegisterPage } from './register.pages.tsx'
import { listAllQuestions, listQuestionPage } from './register.store.ts'
import { wishOf } from './wish.ts'

export const registerRoutes = new Hono<Env>().get('/programmes/:programmeId/questions', async (c) => {
  const programme = await programmeOf(c)
  orNotFound(programme.standing === 'observer' ? null : programme)
  const { actor, db, today, frame } = c.var
  const { pathname, search, searchParams } = new URL(c.req.url)
  const wish = wishOf(searchParams)
  const format = tableFormat(c)
  if (format) {
    const all = await listAllQuestions(db, actor, programme, wish, today)
    return answerTable(c, questionsSheet(programme, all, frame.ui), format)
  }
  const page = { limit: QUESTIONS_PER_PAGE, offset: (wish.page - 1) * QUESTIONS_PER_PAGE }
  const [{ questions, total }, organisations, forums] = await Promise.all([
    listQuestionPage(db, actor, programme, wish, page, today),
    askingOrganisations(db, actor, programme),
    servingForums(db, programme, today),
  ])
  return show(
    c,
    <RegisterPage
      frame={frame}
      ui={frame.ui}
      programme={programme}
      wish={wish}
      url={pathname + search}
      organisations={organisations}
      forums={forums}
      questions={questions}
      total={total}
      asks={asksIn(actor, programme).length > 0}
      leads={canLead(actor, programme)}
    />,
  )
})
