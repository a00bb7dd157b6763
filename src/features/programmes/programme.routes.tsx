import { Hono } from 'hono'
import { z } from 'zod'
import { listPartiesToChoose } from '#src/features/parties/index.ts'
import { listChoosable, listFunctions } from '#src/features/people/index.ts'
import { authorise, orNotFound } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import {
  alreadySubmitted,
  answerTable,
  choice,
  deed,
  type Env,
  emailAddress,
  formInWords,
  onceField,
  optionalId,
  optionalText,
  type RequestContext,
  readForm,
  requiredDay,
  requiredId,
  requiredText,
  show,
  tableFormat,
  versionField,
  wholeNumber,
} from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import { readSort } from '#src/ui/index.ts'
import { programmePath, settingsPath } from './paths.ts'
import type { PlanHandlers } from './plan-handlers.ts'
import { canCreateProgramme, canLead, canSeeFunctions, leadIn } from './programme.policy.ts'
import {
  addContact,
  addParticipant,
  addQuietPeriod,
  changeSettings,
  createProgramme,
  removeContact,
  removeParticipant,
  removeQuietPeriod,
} from './programme.store.ts'
import { readAbout } from './programme-about.store.ts'
import { NewProgrammePage, SettingsFormPage } from './programme-form.pages.tsx'
import { ProgrammeListPage, programmeExport } from './programme-list.pages.tsx'
import { type ListedProgramme, listProgrammes } from './programme-list.store.ts'
import { findProgramme, type ProgrammeView, programmeOf } from './programme-view.store.ts'
import { SettingsPage } from './settings.pages.tsx'
import { addedRoles, type SettingsProps } from './settings-parts.tsx'
import { sorted } from './sorted.ts'

const said = {
  name: requiredText(200),
  startsOn: requiredDay(),
  purpose: optionalText(5000),
  goals: optionalText(5000),
  mandatory: optionalText(5000),
  adaptable: optionalText(5000),
  reviewDays: wholeNumber(1, 100),
  consentDays: wholeNumber(1, 100),
}
const NewProgrammeForm = z.object({
  ...said,
  leadParty: requiredId<'party'>(),
  leadPerson: optionalId<'person'>(),
  once: onceField(),
})
const SettingsForm = z.object({ ...said, version: versionField() })
const ContactForm = z.object({
  name: requiredText(200),
  about: optionalText(200),
  email: z.union([z.literal(''), emailAddress()], { error: 'form.email' }).default(''),
  phone: optionalText(50),
})
const QuietForm = z
  .object({ name: requiredText(100), from: requiredDay(), to: requiredDay() })
  .superRefine(({ from, to }, context) => {
    if (to < from) context.addIssue({ code: 'custom', path: ['to'], message: 'programmes.quiet.backwards' })
    // A quiet period of years is a slip of the pen, and would leave no working day to put anything on.
    else if (Date.parse(to) - Date.parse(from) > 200 * 86_400_000)
      context.addIssue({ code: 'custom', path: ['to'], message: 'programmes.quiet.too-long' })
  })
const ParticipantForm = z.object({ party: requiredId<'party'>(), role: choice(addedRoles) })

const sortKeys = ['name', 'leadName', 'receivers', 'live', 'nextGoLive'] as const
const options = (list: readonly { readonly id: string; readonly name: string }[]) =>
  list.map(({ id, name }) => ({ value: id, label: name }))

async function choices(c: RequestContext, db: Reader) {
  const people = await listChoosable(db, c.var.actor)
  return { parties: options(await listPartiesToChoose(db, { parts: true })), people: options(people) }
}

async function settingsPage(
  c: RequestContext,
  db: Reader,
  programme: ProgrammeView,
  returned?: SettingsProps['returned'],
  status: 200 | 409 | 422 = 200,
) {
  const leads = canLead(c.var.actor, programme)
  const about = await readAbout(db, programme.id)
  const functions = canSeeFunctions(programme)
    ? await listFunctions(db, { programmeId: programme.id }, c.var.today)
    : null
  const parties = leads ? options(await listPartiesToChoose(db)) : []
  return show(c, <SettingsPage {...{ c, programme, about, functions, leads, parties, returned }} />, status)
}

/** The programme, for one who leads it. @throws NotFoundError, ForbiddenError */
export async function programmeToLead(c: RequestContext, db: Reader): Promise<ProgrammeView> {
  const programme = orNotFound(await findProgramme(db, c.var.actor, asId<'programme'>(c.req.param('programmeId'))))
  authorise(canLead(c.var.actor, programme))
  return programme
}

/** Programmes: which there are, what each says of itself, and with whom. */
export const programmeListRoutes = (handlers: PlanHandlers): Hono<Env> =>
  new Hono<Env>()
    .get('/programmes', async (c) => {
      const { text = '', sort: asked } = c.req.query()
      const sort = readSort(asked, sortKeys, { key: 'name', descending: false })
      const wanted = text.trim().toLocaleLowerCase('sv').slice(0, 200)
      const all = await listProgrammes(c.var.db, c.var.actor, c.var.today)
      const found = all.filter((one) => one.name.toLocaleLowerCase('sv').includes(wanted))
      const rows = sorted(found, sort, (row, key) => row[key as keyof ListedProgramme])
      const format = tableFormat(c)
      if (format) return answerTable(c, programmeExport(c.var.frame.ui, rows), format)
      const { pathname, search } = new URL(c.req.url)
      return show(
        c,
        <ProgrammeListPage c={c} rows={rows} sort={sort} text={text.trim().slice(0, 200)} url={pathname + search} />,
      )
    })
    .get('/programmes/new', async (c) => {
      authorise(canCreateProgramme(c.var.actor), 'access.who.admin')
      return show(c, <NewProgrammePage c={c} {...(await choices(c, c.var.db))} once={crypto.randomUUID()} />)
    })
    .post('/programmes', async (c) => {
      const form = await readForm(c, NewProgrammeForm)
      authorise(canCreateProgramme(c.var.actor), 'access.who.admin')
      const again = async (db: Reader, errors = formInWords(c.var.t, form).errors) =>
        show(
          c,
          <NewProgrammePage
            c={c}
            {...(await choices(c, db))}
            form={{ values: form.values, errors }}
            once={String(form.values.once ?? crypto.randomUUID())}
          />,
          422,
        )
      if (!form.ok) return again(c.var.db)
      const { once, leadParty, leadPerson, ...words } = form.input
      return c.var.transaction(async (tx) => {
        const { parties, people } = await choices(c, tx)
        const errors: Record<string, string> = {}
        if (!parties.some((one) => one.value === leadParty)) errors.leadParty = c.var.t('form.choose')
        if (leadPerson && !people.some((one) => one.value === leadPerson)) errors.leadPerson = c.var.t('form.choose')
        if (Object.keys(errors).length > 0) return again(tx, errors)
        const id = asId<'programme'>(once)
        const earlier = await alreadySubmitted(tx, once, `/programmes/${once}`, c.var.now)
        if (earlier) return c.redirect(earlier, 303)
        await createProgramme(
          tx,
          { ...words, leadPartyId: leadParty, leadPersonId: leadPerson, ...(id && { id }) },
          deed(c),
        )
        return c.redirect(programmePath({ id: once }), 303)
      })
    })
    .get('/programmes/:programmeId/settings', async (c) => settingsPage(c, c.var.db, await programmeOf(c)))
    .get('/programmes/:programmeId/settings/edit', async (c) => {
      const programme = await programmeToLead(c, c.var.db)
      return show(c, <SettingsFormPage c={c} programme={programme} now={await readAbout(c.var.db, programme.id)} />)
    })
    .post('/programmes/:programmeId/settings', async (c) => {
      const form = await readForm(c, SettingsForm)
      return c.var.transaction(async (tx) => {
        const programme = await programmeToLead(c, tx)
        const now = await readAbout(tx, programme.id)
        const again = { c, programme, now, form: formInWords(c.var.t, form) }
        if (!form.ok) return show(c, <SettingsFormPage {...again} />, 422)
        const { version, ...words } = form.input
        const by = deed(c, leadIn(c.var.actor, programme))
        if (await changeSettings(tx, programme.id, version, words, by)) return c.redirect(settingsPath(programme), 303)
        return show(c, <SettingsFormPage {...again} refusal={c.var.t('programmes.refusal.stale-settings')} />, 409)
      })
    })
    .post('/programmes/:programmeId/settings/contacts', async (c) => {
      const form = await readForm(c, ContactForm)
      return c.var.transaction(async (tx) => {
        const programme = await programmeToLead(c, tx)
        if (!form.ok) return settingsPage(c, tx, programme, { of: 'contact', form: formInWords(c.var.t, form) }, 422)
        await addContact(tx, { programmeId: programme.id, ...form.input }, deed(c, leadIn(c.var.actor, programme)))
        return c.redirect(`${settingsPath(programme)}#contacts`, 303)
      })
    })
    .post('/programmes/:programmeId/settings/contacts/:contactId/removal', async (c) => {
      const contactId = orNotFound(asId(c.req.param('contactId')))
      return c.var.transaction(async (tx) => {
        const programme = await programmeToLead(c, tx)
        await removeContact(tx, programme.id, contactId, deed(c, leadIn(c.var.actor, programme)))
        return c.redirect(`${settingsPath(programme)}#contacts`, 303)
      })
    })
    .post('/programmes/:programmeId/settings/quiet-periods', async (c) => {
      const form = await readForm(c, QuietForm)
      return c.var.transaction(async (tx) => {
        const programme = await programmeToLead(c, tx)
        if (!form.ok) return settingsPage(c, tx, programme, { of: 'quiet', form: formInWords(c.var.t, form) }, 422)
        await addQuietPeriod(
          tx,
          { programmeId: programme.id, ...form.input },
          deed(c, leadIn(c.var.actor, programme)),
          handlers,
        )
        return c.redirect(`${settingsPath(programme)}#quiet`, 303)
      })
    })
    .post('/programmes/:programmeId/settings/quiet-periods/:periodId/removal', async (c) => {
      const periodId = orNotFound(asId(c.req.param('periodId')))
      return c.var.transaction(async (tx) => {
        const programme = await programmeToLead(c, tx)
        await removeQuietPeriod(tx, programme.id, periodId, deed(c, leadIn(c.var.actor, programme)), handlers)
        return c.redirect(`${settingsPath(programme)}#quiet`, 303)
      })
    })
    .post('/programmes/:programmeId/settings/participants', async (c) => {
      const form = await readForm(c, ParticipantForm)
      return c.var.transaction(async (tx) => {
        const programme = await programmeToLead(c, tx)
        const typed = formInWords(c.var.t, form)
        const known = form.ok && (await listPartiesToChoose(tx)).some((party) => party.id === form.input.party)
        const errors = form.ok && !known ? { party: c.var.t('form.choose') } : typed.errors
        if (!form.ok || !known)
          return settingsPage(c, tx, programme, { of: 'participant', form: { ...typed, errors } }, 422)
        const { party, role } = form.input
        await addParticipant(
          tx,
          { programmeId: programme.id, partyId: party, role },
          deed(c, leadIn(c.var.actor, programme)),
        )
        return c.redirect(`${settingsPath(programme)}#participants`, 303)
      })
    })
    .post('/programmes/:programmeId/settings/participants/removal', async (c) => {
      const form = await readForm(c, ParticipantForm)
      return c.var.transaction(async (tx) => {
        const programme = await programmeToLead(c, tx)
        if (!form.ok)
          return settingsPage(c, tx, programme, { of: 'participant', form: formInWords(c.var.t, form) }, 422)
        const { party, role } = form.input
        const isItsLead = role === 'lead' && party === programme.leadPartyId
        if (!isItsLead)
          await removeParticipant(
            tx,
            { programmeId: programme.id, partyId: party, role },
            deed(c, leadIn(c.var.actor, programme)),
          )
        return c.redirect(`${settingsPath(programme)}#participants`, 303)
      })
    })
