import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { listRollouts, type ProgrammeView, programmeOf } from '#src/features/programmes/index.ts'
import { NotFoundError } from '#src/platform/access/index.ts'
import { answerTable, type Env, type RequestContext, show, tableFormat } from '#src/platform/http/index.ts'
import { listLevels } from '../readings/levels.store.ts'
import { listRisks, soughtRisks } from '../readings/risks.store.ts'
import { keptWho } from '../readings/who.store.ts'
import { canRegisterRisk } from '../risk.policy.ts'
import { risksPath } from '../risk.ts'
import { RegisterFilters } from './filters.pages.tsx'
import { RiskList } from './list.pages.tsx'
import { MatrixBody } from './matrix.pages.tsx'
import { RegisterPage, type RegisterView } from './register.pages.tsx'
import { shownLevels } from './risk.words.ts'
import { RISKS_PER_PAGE, type RisksWish } from './risk-filter.ts'
import { risksSheet } from './risks.export.ts'
import { wishOf } from './wish.ts'

/** Rows at most in an exported file: more than the largest programme has. */
const exportLimit = 50_000

/** To be mounted before the risk's own page: `/risks/matrix` would else be a risk. */
export const registerRoutes = new Hono<Env>()
  .get('/programmes/:programmeId/risks', async (c) => {
    const asked = await askedFor(c)
    const { programme, wish, url, addHref } = asked
    const { actor, db, today, frame } = c.var
    const { ui } = frame
    const format = tableFormat(c)
    const part = format
      ? { limit: exportLimit, offset: 0 }
      : { limit: RISKS_PER_PAGE, offset: (wish.page - 1) * RISKS_PER_PAGE }
    const [{ risks, total }, { levels }] = await Promise.all([
      listRisks(db, actor, programme, wish, today, part),
      listLevels(db, programme, today),
    ])
    const looks = shownLevels(levels, ui)
    if (format) return answerTable(c, risksSheet(programme, risks, looks, ui), format)
    const list = (
      <RiskList
        ui={ui}
        programme={programme}
        risks={risks}
        total={total}
        levels={looks}
        wish={wish}
        url={url}
        addHref={addHref}
      />
    )
    return showRegister(c, asked, 'list', list)
  })
  .get('/programmes/:programmeId/risks/matrix', async (c) => {
    const asked = await askedFor(c)
    const { programme, wish, url, addHref } = asked
    const { actor, db, today, frame } = c.var
    const [risks, levels] = await Promise.all([
      soughtRisks(db, actor, programme, wish.filter, wish.sort, today),
      listLevels(db, programme, today),
    ])
    const matrix = (
      <MatrixBody
        ui={frame.ui}
        actor={actor}
        programme={programme}
        risks={risks}
        levels={levels}
        wish={wish}
        url={url}
        addHref={addHref}
      />
    )
    return showRegister(c, asked, 'matrix', matrix)
  })

interface Asked {
  readonly programme: ProgrammeView
  readonly wish: RisksWish
  readonly url: string
  readonly addHref: string | null
}

/** What the address asks for. An observer sees no risks, and so no register. */
async function askedFor(c: RequestContext): Promise<Asked> {
  const programme = await programmeOf(c)
  if (programme.standing === 'observer') throw new NotFoundError()
  const { pathname, search, searchParams } = new URL(c.req.url)
  const wish = wishOf(searchParams)
  const addHref = await addHrefOf(c, programme, wish)
  return { programme, wish, url: pathname + search, addHref }
}

/** Where the reader registers a risk: in the rollout that is shown, where that is theirs to do. */
async function addHrefOf(
  { var: { actor, db } }: RequestContext,
  programme: ProgrammeView,
  { filter: { whose } }: RisksWish,
): Promise<string | null> {
  const path = `${risksPath(programme)}/new`
  const rollout = whose && (await listRollouts(db, programme)).find(({ id }) => id === whose)
  if (rollout && canRegisterRisk(actor, programme, rollout)) return `${path}?rollout=${rollout.id}`
  return canRegisterRisk(actor, programme, null) ? path : null
}

async function showRegister(
  c: RequestContext,
  { programme, wish, url, addHref }: Asked,
  view: RegisterView,
  shown: Child,
) {
  const { actor, db, today, frame } = c.var
  const [rollouts, { levels }, who] = await Promise.all([
    listRollouts(db, programme),
    listLevels(db, programme, today),
    keptWho(db, programme, today),
  ])
  const body = (
    <>
      <RegisterFilters
        ui={frame.ui}
        programme={programme}
        view={view}
        wish={wish}
        url={url}
        choices={{ rollouts, levels, holders: programme.standing === 'insider' ? [...who.holders.values()] : [] }}
      />
      {shown}
    </>
  )
  return show(
    c,
    <RegisterPage
      frame={frame}
      actor={actor}
      programme={programme}
      view={view}
      url={url}
      addHref={addHref}
      body={body}
    />,
  )
}
