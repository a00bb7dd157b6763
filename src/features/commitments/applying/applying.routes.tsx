import { Hono } from 'hono'
import { z } from 'zod'
import { canLead, leadIn, type ProgrammeView, programmeOf } from '#src/features/programmes/index.ts'
import { listTemplates, type Target, templateName } from '#src/features/templates/index.ts'
import { authorise, orNotFound } from '#src/platform/access/index.ts'
import {
  alreadySubmitted,
  answerTable,
  deed,
  type Env,
  formInWords,
  optionalText,
  type RequestContext,
  readForm,
  requiredText,
  show,
  tableFormat,
} from '#src/platform/http/index.ts'
import { asId, newId } from '#src/platform/ids.ts'
import { emptyForm, type FormState, readSort } from '#src/ui/index.ts'
import { readPlan } from '../plan.store.ts'
import { type AppliedVersion, findApplied, listApplied } from './application.store.ts'
import { ApplicationsPage, AppliedPage, appliedSorts, appliedTable, nameOf } from './applications.pages.tsx'
import { applyTemplate } from './apply.store.ts'
import { ApplyingPage, type Preview } from './applying.pages.tsx'
import { type PartnerRole, type Partners, partnerRoles, planApplication, type Source, summarise } from './applying.ts'
import {
  chosenPartners,
  chosenTarget,
  chosenVersion,
  readPlaces,
  targetOptions,
  versionOptions,
} from './asked.routes.ts'
import { listPartners, readGround, usualPartners } from './ground.store.ts'
import { applicationsPath } from './paths.ts'
import { UnderWayPage } from './under-way.pages.tsx'
import { beginApplying, type Work } from './under-way.store.ts'

const ApplyForm = z.object({
  version: requiredText(60),
  target: requiredText(60),
  supplier: optionalText(36),
  'it-partner': optionalText(36),
  representative: optionalText(36),
  once: z.uuid('form.invalid'),
})

/** The programme, for those who work in it: templates say what is to come of everybody. @throws NotFoundError */
export async function programmeForInsiders(c: RequestContext): Promise<ProgrammeView> {
  const programme = await programmeOf(c)
  return orNotFound(programme.standing === 'insider' ? programme : null)
}

export async function programmeToLead(c: RequestContext): Promise<ProgrammeView> {
  const programme = await programmeForInsiders(c)
  authorise(canLead(c.var.actor, programme))
  return programme
}

/** Which version stands where, and applying one. */
export const applyingRoutes = new Hono<Env>()
  .get('/programmes/:programmeId/templates', async (c) => {
    const programme = await programmeForInsiders(c)
    const { ui } = c.var.frame
    const sort = readSort(c.req.query('sort'), appliedSorts, { key: 'order', descending: false })
    const applied = inOrder(await listApplied(c.var.db, programme.id), sort, (one) => nameOf(one, ui))
    const format = tableFormat(c)
    if (format) return answerTable(c, appliedTable(applied, ui), format)
    const own = (await listTemplates(c.var.db, c.var.actor, programme.id)).filter(
      (template) => template.programmeId !== null,
    )
    const { pathname, search } = new URL(c.req.url)
    const flash =
      c.req.query('done') === 'renewed' ? { kind: 'done' as const, text: c.var.t('applying.renewed') } : undefined
    const mayApply = canLead(c.var.actor, programme)
    return show(
      c,
      <ApplicationsPage
        frame={c.var.frame}
        {...{ programme, applied, own, mayApply, sort, flash }}
        url={pathname + search}
      />,
    )
  })
  .get('/programmes/:programmeId/templates/new', async (c) => {
    const programme = await programmeToLead(c)
    return showApplying(
      c,
      programme,
      { version: c.req.query('version') ?? '', target: c.req.query('target') ?? '' },
      emptyForm,
    )
  })
  .post('/programmes/:programmeId/templates', async (c) => {
    const form = await readForm(c, ApplyForm)
    const programme = await programmeToLead(c)
    const typed = { version: textOf(form.values.version), target: textOf(form.values.target) }
    if (!form.ok) return showApplying(c, programme, typed, formInWords(c.var.t, form), 422)
    const large = await largeOne(c, programme, form.input)
    if (large) return c.redirect(await beginApplying(c.var.database, large), 303)
    return c.var.transaction(async (tx) => {
      const wrongField = (name: string) =>
        showApplying(c, programme, typed, { values: form.values, errors: { [name]: c.var.t('form.choose') } }, 422)
      const version = await chosenVersion(c, tx, programme, form.input.version)
      if (!version) return wrongField('version')
      const target = chosenTarget(await readPlaces(tx, programme), form.input.target)
      if (!target) return wrongField('target')
      const participants = await listPartners(tx, programme.id)
      const { partners, wrong } = chosenPartners(form.input, participants, usualPartners(participants, programme))
      if (wrong[0]) return wrongField(wrong[0])
      const id = newId<'template-application'>()
      const to = `${applicationsPath(programme.id)}/${id}`
      const earlier = await alreadySubmitted(tx, form.input.once, to, c.var.now)
      if (earlier) return c.redirect(earlier, 303)
      const wish = {
        id,
        source: version.source,
        name: templateName(version.template, c.var.frame.ui),
        target: target.target,
        targetName: target.name,
        partners,
      }
      const applied = await applyTemplate(
        tx,
        await readPlan(tx, programme.id),
        wish,
        deed(c, leadIn(c.var.actor, programme)),
      )
      if (!applied.ok)
        return showApplying(c, programme, typed, emptyForm, 409, c.var.t(`applying.refusal.${applied.refusal.code}`))
      return c.redirect(to, 303)
    })
  })

/** After `new` and `renewals`, which are no applications. */
export const appliedRoutes = new Hono<Env>().get('/programmes/:programmeId/templates/:applicationId', async (c) => {
  const programme = await programmeForInsiders(c)
  const one = orNotFound(await findApplied(c.var.db, programme.id, asId(c.req.param('applicationId'))))
  const mayApply = canLead(c.var.actor, programme)
  return show(
    c,
    one.state === 'done' ? (
      <AppliedPage frame={c.var.frame} programme={programme} one={one} />
    ) : (
      <UnderWayPage frame={c.var.frame} {...{ programme, one, mayApply }} />
    ),
  )
})

/** From so many receipts on (about a second's work) it is done after answering, on a page that shows how far it has come. */
const manyReceipts = 2000

/** What the form asks for, when that is large and nothing is wrong with it. All else is decided and told at once. */
async function largeOne(
  c: RequestContext,
  programme: ProgrammeView,
  input: z.infer<typeof ApplyForm>,
): Promise<Work | null> {
  const { db } = c.var
  const version = await chosenVersion(c, db, programme, input.version)
  const target = chosenTarget(await readPlaces(db, programme), input.target)
  const participants = await listPartners(db, programme.id)
  const { partners, wrong } = chosenPartners(input, participants, usualPartners(participants, programme))
  if (!version || !target || wrong.length > 0) return null
  const { source } = version
  const ground = await readGround(db, await readPlan(db, programme.id), source.templateId, [target.target], partners)
  const { receipts } = summarise(planApplication(source, ground), ground, c.var.today)
  if (receipts < manyReceipts) return null
  const id = newId<'template-application'>()
  const name = templateName(version.template, c.var.frame.ui)
  return {
    programmeId: programme.id,
    wish: { id, source, name, target: target.target, targetName: target.name, partners },
    receipts,
    deed: deed(c, leadIn(c.var.actor, programme)),
    once: input.once,
    to: `${applicationsPath(programme.id)}/${id}`,
  }
}

const textOf = (value: string | readonly string[] | undefined): string => (typeof value === 'string' ? value : '')

async function showApplying(
  c: RequestContext,
  programme: ProgrammeView,
  typed: { readonly version: string; readonly target: string },
  form: FormState,
  status?: 409 | 422,
  refusal?: string,
): Promise<Response> {
  const places = await readPlaces(c.var.db, programme)
  const chosen = await chosenVersion(c, c.var.db, programme, typed.version)
  const target = chosenTarget(places, typed.target)
  const preview = chosen && target ? await foresee(c, programme, chosen.source, target.target) : null
  const options = { versions: await versionOptions(c, programme), targets: targetOptions(places, c.var.frame.ui) }
  const view = { programme, ...options, ...typed, form, preview, refusal, once: crypto.randomUUID() }
  return show(c, <ApplyingPage frame={c.var.frame} {...view} />, status)
}

async function foresee(c: RequestContext, programme: ProgrammeView, source: Source, target: Target): Promise<Preview> {
  const plan = await readPlan(c.var.db, programme.id)
  const participants = await listPartners(c.var.db, programme.id)
  const partners: Partners = usualPartners(participants, plan)
  const ground = await readGround(c.var.db, plan, source.templateId, [target], partners)
  const summary = summarise(planApplication(source, ground), ground, c.var.today)
  return {
    summary,
    rollouts: ground.rollouts.length,
    partners,
    participants,
    roles: rolesIn(source),
    leadPartyId: plan.leadPartyId,
  }
}

const rolesIn = ({ content }: Source): PartnerRole[] =>
  partnerRoles.filter((role) => content.items.some((item) => item.owner === role))

function inOrder(
  applied: readonly AppliedVersion[],
  sort: { readonly key: string; readonly descending: boolean },
  name: (one: AppliedVersion) => string,
): AppliedVersion[] {
  const compare = {
    template: (a: AppliedVersion, b: AppliedVersion) => name(a).localeCompare(name(b), 'sv'),
    at: (a: AppliedVersion, b: AppliedVersion) => (a.at < b.at ? -1 : 1),
  }
  const sorted = sort.key === 'order' ? [...applied] : applied.toSorted(compare[sort.key as keyof typeof compare])
  return sort.descending ? sorted.reverse() : sorted
}
