import { Hono } from 'hono'
import { z } from 'zod'
import { leadIn, type ProgrammeView } from '#src/features/programmes/index.ts'
import {
  difference,
  readContent,
  type Target,
  type TemplateInPlace,
  templateName,
  type VersionContent,
} from '#src/features/templates/index.ts'
import { orNotFound } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import {
  alreadySubmitted,
  deed,
  type Env,
  formInWords,
  optionalText,
  type RequestContext,
  readForm,
  requiredText,
  show,
} from '#src/platform/http/index.ts'
import { emptyForm, type FormState } from '#src/ui/index.ts'
import { type Plan, readPlan } from '../plan.store.ts'
import { listApplied } from './application.store.ts'
import { programmeToLead } from './applying.routes.tsx'
import { type Existing, type Ground, type Partners, summarise } from './applying.ts'
import { type Chosen, chosenPartners, chosenVersion } from './asked.routes.ts'
import { listPartners, readGround, usualPartners } from './ground.store.ts'
import { applicationsPath } from './paths.ts'
import { renewTemplate } from './renew.store.ts'
import { RenewalPage } from './renewal.pages.tsx'
import { isNothing, newlyOwing, planRenewal } from './renewal.ts'

const RenewForm = z.object({
  version: requiredText(60),
  supplier: optionalText(36),
  'it-partner': optionalText(36),
  representative: optionalText(36),
  once: z.uuid('form.invalid'),
})

/** Taking rollouts under way to a new version: the difference first. */
export const renewalRoutes = new Hono<Env>()
  .get('/programmes/:programmeId/templates/renewals/new', async (c) => {
    const programme = await programmeToLead(c)
    const chosen = orNotFound(await chosenVersion(c, c.var.db, programme, c.req.query('version') ?? ''))
    return showRenewal(c, programme, chosen, emptyForm)
  })
  .post('/programmes/:programmeId/templates/renewals', async (c) => {
    const form = await readForm(c, RenewForm)
    const programme = await programmeToLead(c)
    const value = form.values.version
    const chosen = orNotFound(await chosenVersion(c, c.var.db, programme, typeof value === 'string' ? value : ''))
    if (!form.ok) return showRenewal(c, programme, chosen, formInWords(c.var.t, form), 422)
    return c.var.transaction(async (tx) => {
      const participants = await listPartners(tx, programme.id)
      const { partners, wrong } = chosenPartners(form.input, participants, usualPartners(participants, programme))
      if (wrong[0])
        return showRenewal(
          c,
          programme,
          chosen,
          { values: form.values, errors: { [wrong[0]]: c.var.t('form.choose') } },
          422,
        )
      const to = `${applicationsPath(programme.id)}?done=renewed`
      const earlier = await alreadySubmitted(tx, form.input.once, to, c.var.now)
      if (earlier) return c.redirect(earlier, 303)
      const plan = await readPlan(tx, programme.id)
      const targets = await targetsOf(tx, programme, chosen)
      const wish = {
        source: chosen.source,
        name: templateName(chosen.template, c.var.frame.ui),
        earlier: await earlierVersions(tx, chosen.template),
        ground: () => readGround(tx, plan, chosen.source.templateId, targets, partners),
        targets,
        reason: c.var.t('applying.withdrawn-because', { number: chosen.source.number }),
      }
      const renewed = await renewTemplate(tx, plan, wish, deed(c, leadIn(c.var.actor, programme)))
      if (!renewed.ok)
        return showRenewal(c, programme, chosen, emptyForm, 409, c.var.t(`applying.refusal.${renewed.refusal.code}`))
      return c.redirect(to, 303)
    })
  })

/** Everywhere the template stands in the programme. */
const targetsOf = async (db: Reader, programme: ProgrammeView, { template }: Chosen): Promise<Target[]> =>
  (await listApplied(db, programme.id)).filter((one) => one.templateId === template.id).map(({ target }) => target)

/** What each published version said. */
async function earlierVersions(db: Reader, template: TemplateInPlace): Promise<Map<number, VersionContent>> {
  const contents = new Map<number, VersionContent>()
  for (const version of template.versions)
    if (version.publishedAt) contents.set(version.number, await readContent(db, version))
  return contents
}

async function showRenewal(
  c: RequestContext,
  programme: ProgrammeView,
  chosen: Chosen,
  form: FormState,
  status?: 409 | 422,
  refusal?: string,
) {
  const { template, version, source } = chosen
  const plan: Plan = await readPlan(c.var.db, programme.id)
  const participants = await listPartners(c.var.db, programme.id)
  const partners: Partners = usualPartners(participants, plan)
  const targets = await targetsOf(c.var.db, programme, chosen)
  const ground: Ground = await readGround(c.var.db, plan, source.templateId, targets, partners)
  const earlier = await earlierVersions(c.var.db, template)
  const renewal = planRenewal(source, earlier, ground)
  const summary = summarise(renewal.application, ground, c.var.today)
  const preview = {
    summary,
    rollouts: ground.rollouts.length,
    partners,
    participants,
    roles: newlyOwing(renewal, source),
    leadPartyId: plan.leadPartyId,
  }
  const view = {
    programme,
    template,
    version,
    content: source.content,
    renewal,
    isNothing: isNothing(renewal),
    preview,
    form,
    refusal,
  }
  const differences = standingIn(ground.existing, source.number).flatMap((from) => {
    const before = earlier.get(from)
    return before ? [{ from, before, difference: difference(before, source.content) }] : []
  })
  return show(
    c,
    <RenewalPage frame={c.var.frame} {...view} differences={differences} once={crypto.randomUUID()} />,
    status,
  )
}

/** The versions that commitments stand in and would leave, latest first. */
const standingIn = (existing: readonly Existing[], number: number): number[] =>
  [...new Set(existing.filter((one) => !one.withdrawn).map((one) => one.templateVersion))]
    .filter((one) => one < number)
    .sort((a, b) => b - a)
