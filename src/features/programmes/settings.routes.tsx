import { Hono } from 'hono'
import { listPartiesToChoose } from '#src/features/parties/index.ts'
import { listFunctions } from '#src/features/people/index.ts'
import { orNotFound } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import { deed, type Env, formInWords, type RequestContext, readForm, show } from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import { addContact, removeContact } from './contact.store.ts'
import { asOptions } from './options.ts'
import { addParticipant, removeParticipant } from './participant.store.ts'
import { settingsPath } from './paths.ts'
import type { PlanHandlers } from './plan-handlers.ts'
import { ContactForm, ParticipantForm, QuietForm, SettingsForm } from './programme.forms.ts'
import { canLead, canSeeFunctions, leadIn } from './programme.policy.ts'
import { changeSettings } from './programme.store.ts'
import { readAbout } from './programme-about.store.ts'
import { SettingsFormPage } from './programme-form.pages.tsx'
import { programmeToLead } from './programme-to-lead.routes.ts'
import { type ProgrammeView, programmeOf } from './programme-view.store.ts'
import { addQuietPeriod, removeQuietPeriod } from './quiet-period.store.ts'
import { SettingsPage } from './settings.pages.tsx'
import type { SettingsProps } from './settings-parts.tsx'

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
  const parties = leads ? asOptions(await listPartiesToChoose(db)) : []
  return show(c, <SettingsPage {...{ c, programme, about, functions, leads, parties, returned }} />, status)
}

/** What a programme says of itself, and with whom it works. */
export const settingsRoutes = (handlers: PlanHandlers): Hono<Env> =>
  new Hono<Env>()
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
