import { Hono } from 'hono'
import { z } from 'zod'
import { addParts, canAddParts, namesIn } from '#src/features/parties/index.ts'
import {
  appoint,
  appointsAs,
  createPerson,
  type FunctionInPlace,
  findByEmail,
  findPerson,
  type Invited,
  InvitedManyPage,
  invitationWords,
  invite,
  listChoosable,
  listFunctions,
} from '#src/features/people/index.ts'
import type { HeldFunction } from '#src/platform/access/index.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import {
  checkFields,
  deed,
  type Env,
  emailAddress,
  type FieldErrors,
  formInWords,
  manyIds,
  manyTexts,
  optionalId,
  optionalText,
  type RequestContext,
  readForm,
  show,
} from '#src/platform/http/index.ts'
import { asId, type Id } from '#src/platform/ids.ts'
import { GuidePage } from './guide.pages.tsx'
import { chooseAreas, ensureAreaLead, handOutAreas, readAreaChoices } from './guide.store.ts'
import { type GuideProps, type GuideStep, guideSteps } from './guide-props.ts'
import { guidePath, rolloutPath } from './paths.ts'
import type { PlanHandlers } from './plan-handlers.ts'
import type { ProgrammeView } from './programme-view.store.ts'
import type { RolloutRow } from './rollout-list.store.ts'
import { rolloutToKeep } from './rollout-of.routes.ts'
import { addGoLive, listPossibleUnits, listUnits, setUnits } from './unit.store.ts'

const names = () =>
  optionalText(10_000)
    .transform(namesIn)
    .pipe(z.array(z.string().max(200, 'parties.parts.name-too-long')).max(500, 'form.too-many'))
const scopes = () =>
  optionalText(2000)
    .transform(namesIn)
    .pipe(z.array(z.string().max(100, 'form.too-long|max=100')).max(20, 'form.too-many'))
const UnitsForm = z.object({ units: manyIds<'party'>(), newUnits: names(), scopes: scopes() }).catchall(z.unknown())
const AnyForm = z.looseObject({})
const HandOutForm = z.object({ areas: manyTexts() })

/** Who leads one area: somebody who is there, somebody new by name and address, or nobody yet. */
const LeadForm = z
  .object({
    takesPart: z.boolean(),
    reason: optionalText(500),
    person: optionalId<'person'>(),
    name: optionalText(200),
    email: z.union([z.literal(''), emailAddress()], { error: 'form.email' }).default(''),
  })
  .superRefine(({ takesPart, reason, person, name, email }, context) => {
    const wrong = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (!takesPart && reason === '') wrong('reason', 'programmes.guide.areas.reason-missing')
    if (person && (name || email)) wrong('person', 'people.one-or-the-other')
    if (!person && email && !name) wrong('name', 'form.required')
    if (!person && name && !email) wrong('email', 'form.required')
  })
type AreaLead = z.output<typeof LeadForm> & { readonly areaKey: string }

const leadFields = ['reason', 'person', 'name', 'email'] as const

/** Fields are named `reason.<area>`, so that fifteen areas fit in one form. */
function readAreas(
  values: Readonly<Record<string, string | readonly string[]>>,
  programme: ProgrammeView,
): { areas: AreaLead[]; errors: FieldErrors } {
  const errors: Record<string, FieldErrors[string]> = {}
  const areas: AreaLead[] = []
  for (const { key } of programme.areas) {
    const fields = Object.fromEntries(
      leadFields.flatMap((field) =>
        values[`${field}.${key}`] === undefined ? [] : [[field, values[`${field}.${key}`]]],
      ),
    )
    const read = checkFields(LeadForm as z.ZodType<z.output<typeof LeadForm>>, {
      ...fields,
      takesPart: (values[`part.${key}`] !== undefined) as never,
    })
    if (read.ok) areas.push({ ...read.input, areaKey: key })
    else for (const [field, error] of Object.entries(read.errors)) errors[`${field}.${key}`] = error
  }
  return { areas, errors }
}

interface Found {
  readonly programme: ProgrammeView
  readonly rollout: RolloutRow
}

const appointing = (c: RequestContext, { programme, rollout }: Found): HeldFunction | undefined =>
  appointsAs(c.var.actor, { kind: 'area-lead', organisationId: rollout.organisationId, programmeId: programme.id })

async function guidePage(
  c: RequestContext,
  db: Reader,
  found: Found,
  asked: GuideStep | undefined,
  came: Pick<GuideProps, 'form' | 'refusal'> = {},
  status: 200 | 409 | 422 = 200,
) {
  const { programme, rollout } = found
  const units = await listUnits(db, programme.id, rollout.id)
  const choices = await readAreaChoices(db, programme.id, rollout.id)
  const duties = await listFunctions(
    db,
    { programmeId: programme.id, partyId: rollout.partyId, kinds: ['area-lead'] },
    c.var.today,
  )
  const leads = new Map(
    duties.flatMap((duty): [string, FunctionInPlace][] => (duty.areaKey ? [[duty.areaKey, duty]] : [])),
  )
  const done = new Set<GuideStep>()
  if (units.length > 0 || choices.size > 0) done.add('units')
  if (choices.size > 0) done.add('areas')
  if (rollout.guideDoneAt) done.add('hand-out')
  const step = asked ?? guideSteps.find((one) => !done.has(one)) ?? 'units'
  const people = appointing(c, found)
    ? (await listChoosable(db, c.var.actor)).map(({ id, name }) => ({ value: id, label: name }))
    : null
  const parts = await listPossibleUnits(db, rollout)
  return show(
    c,
    <GuidePage {...{ c, programme, rollout, step, done, parts, units, choices, leads, people }} {...came} />,
    status,
  )
}

/** The start guide of a rollout: who takes part, who leads what, and everything handed out. Each step is kept as it is sent. */
export const guideRoutes = (handlers: PlanHandlers): Hono<Env> =>
  new Hono<Env>()
    .get('/programmes/:programmeId/rollouts/:rolloutId/guide', async (c) => {
      const found = await rolloutToKeep(c, c.var.db)
      return guidePage(
        c,
        c.var.db,
        found,
        guideSteps.find((step) => step === c.req.query('step')),
      )
    })
    .post('/programmes/:programmeId/rollouts/:rolloutId/guide/units', async (c) => {
      const form = await readForm(c, UnitsForm)
      return c.var.transaction(async (tx) => {
        const found = await rolloutToKeep(c, tx)
        const { programme, rollout } = found
        const by = deed(c, found.by)
        const typed = formInWords(c.var.t, form)
        if (!form.ok) return guidePage(c, tx, found, 'units', { form: typed }, 422)
        const { units, newUnits, scopes: wanted } = form.input
        const mayAdd = canAddParts(c.var.actor, rollout.organisationId) || found.by.kind === 'programme-lead'
        if (mayAdd && newUnits.length > 0)
          await addParts(tx, { within: rollout.partyId, kind: 'unit', names: newUnits }, by)
        // By name: one that was there already (the form was sent twice) takes part too.
        const wantedNames = new Set(mayAdd ? newUnits.map((name) => name.toLowerCase()) : [])
        const named = (await listPossibleUnits(tx, rollout)).filter(({ name }) => wantedNames.has(name.toLowerCase()))
        for (const scope of wanted) await addGoLive(tx, { programmeId: programme.id, rolloutId: rollout.id, scope }, by)
        const chosen = [...new Set([...units, ...named.map((unit) => unit.id)])].map((unitId) => ({
          unitId,
          goLiveId: goLiveFor(form.values, unitId),
        }))
        const set = await setUnits(
          tx,
          { programmeId: programme.id, rolloutId: rollout.id, units: chosen },
          by,
          handlers,
        )
        if (!set.ok)
          return guidePage(
            c,
            tx,
            found,
            'units',
            { form: typed, refusal: c.var.t(`programmes.refusal.${set.refusal.code}`) },
            409,
          )
        // With several go-lives the next question is which unit goes with which: it is asked on the same step.
        const again = wanted.length > 0 && chosen.length > 0 ? 'units' : 'areas'
        return c.redirect(`${guidePath(programme, rollout)}?step=${again}`, 303)
      })
    })
    .post('/programmes/:programmeId/rollouts/:rolloutId/guide/areas', async (c) => {
      const form = await readForm(c, AnyForm)
      return c.var.transaction(async (tx) => {
        const found = await rolloutToKeep(c, tx)
        const { programme, rollout } = found
        const { areas, errors } = readAreas(form.values, programme)
        const again = (wrong: FieldErrors) =>
          guidePage(c, tx, found, 'areas', { form: formInWords(c.var.t, { values: form.values, errors: wrong }) }, 422)
        if (Object.keys(errors).length > 0) return again(errors)
        const by = deed(c, found.by)
        const wish = {
          programmeId: programme.id,
          rolloutId: rollout.id,
          areas: areas.map(({ areaKey, takesPart, reason }) => ({ areaKey, takesPart, reason })),
        }
        const chosen = await chooseAreas(tx, wish, by, handlers)
        if (!chosen.ok)
          return again({ [`reason.${chosen.refusal.areaKey}`]: { key: 'programmes.guide.areas.reason-missing' } })
        const { unknown, invited } = await nameLeads(
          c,
          tx,
          found,
          areas.filter((area) => area.takesPart),
        )
        if (unknown) return again({ [`person.${unknown}`]: { key: 'form.choose' } })
        const onward = `${guidePath(programme, rollout)}?step=hand-out`
        if (invited.length === 0) return c.redirect(onward, 303)
        const label = c.var.t('programmes.guide.areas.onward')
        return show(c, <InvitedManyPage frame={c.var.frame} invited={invited} onward={{ label, href: onward }} />, 201)
      })
    })
    .post('/programmes/:programmeId/rollouts/:rolloutId/guide/hand-out', async (c) => {
      const form = await readForm(c, HandOutForm)
      return c.var.transaction(async (tx) => {
        const found = await rolloutToKeep(c, tx)
        const { programme, rollout } = found
        if (!form.ok) return guidePage(c, tx, found, 'hand-out', { form: formInWords(c.var.t, form) }, 422)
        const wish = {
          programmeId: programme.id,
          rolloutId: rollout.id,
          partyId: rollout.partyId,
          areaKeys: form.input.areas,
        }
        await handOutAreas(tx, wish, deed(c, found.by), handlers)
        return c.redirect(rolloutPath(programme, rollout), 303)
      })
    })

const goLiveFor = (
  values: Readonly<Record<string, string | readonly string[]>>,
  unitId: Id<'party'>,
): Id<'go-live'> | null => {
  const value = values[`go-live.${unitId}`]
  return typeof value === 'string' ? asId<'go-live'>(value) : null
}

interface NamedLeads {
  /** The area whose person could not be found, if any. */
  readonly unknown: string | null
  readonly invited: readonly Invited[]
}

/** Makes the function of each area, and appoints whom it was given; those who are new are invited in the same step. */
async function nameLeads(c: RequestContext, tx: Tx, found: Found, areas: readonly AreaLead[]): Promise<NamedLeads> {
  const invited: Invited[] = []
  const held = appointing(c, found)
  const by = deed(c, held)
  for (const area of areas) {
    const where = { programmeId: found.programme.id, partyId: found.rollout.partyId, areaKey: area.areaKey }
    const functionId = await ensureAreaLead(tx, where, by)
    if (!held || (!area.person && !area.email)) continue
    const personId = area.person ? await known(c, tx, area.person) : await byAddress(c, tx, area, invited)
    if (!personId) return { unknown: area.areaKey, invited }
    // Holds it already: then it is as wished.
    await appoint(tx, { functionId, personId, from: c.var.today }, by)
  }
  return { unknown: null, invited }
}

async function known(c: RequestContext, tx: Tx, id: Id<'person'>): Promise<Id<'person'> | null> {
  const person = await findPerson(tx, c.var.actor, id)
  return person && !person.closedAt ? person.id : null
}

/** The person with that address, or someone new, who joins the `invited`. */
async function byAddress(
  c: RequestContext,
  tx: Tx,
  { name, email }: AreaLead,
  invited: Invited[],
): Promise<Id<'person'> | null> {
  const there = await findByEmail(tx, email)
  if (there) return there.id
  const { lang, config } = c.var
  const made = await createPerson(tx, { name, email, lang }, deed(c))
  if (!made.ok) return null
  const link = await invite(
    tx,
    { id: made.value, email },
    { publicUrl: config.publicUrl, words: invitationWords({ name, lang }) },
    deed(c),
  )
  invited.push({ name, link })
  return made.value
}
