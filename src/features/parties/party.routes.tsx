import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { authorise, NotFoundError, orNotFound } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import {
  alreadySubmitted,
  choice,
  deed,
  type Env,
  formInWords,
  onceField,
  optionalDay,
  optionalId,
  optionalText,
  type RequestContext,
  readForm,
  requiredDay,
  requiredId,
  requiredText,
  show,
  versionField,
} from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import { PartyFormPage, partyPath } from './party.pages.tsx'
import { canAddParts, canEditParties } from './party.policy.ts'
import {
  addParts,
  changeParty,
  createParty,
  findParty,
  findPartyForUpdate,
  listPartiesToChoose,
  listParts,
  type Party,
} from './party.store.ts'
import { isPart, namesIn, partyKinds, relationKinds } from './party.ts'
import { partyImportRoutes } from './party-import.routes.tsx'
import { partyListRoutes } from './party-list.routes.tsx'
import { PartyPage, type PartyPageProps } from './party-page.tsx'
import { addRelation, endRelation, listRelations } from './relation.store.ts'

/** A part of a party's page that belongs to a slice above this one. */
export type PartySection = (c: RequestContext, db: Reader, party: Party) => Promise<Child>

const words = {
  name: requiredText(200),
  kind: choice(partyKinds),
  code: optionalText(40).transform((text) => text || null),
}

/** Only a department or a unit is part of something; it must be. */
const NewPartyForm = z
  .object({ ...words, partOf: optionalId<'party'>(), once: onceField() })
  .superRefine((party, context) => {
    if (isPart(party.kind) && !party.partOf)
      context.addIssue({ code: 'custom', path: ['partOf'], message: 'parties.part-of.missing' })
    if (!isPart(party.kind) && party.partOf)
      context.addIssue({ code: 'custom', path: ['partOf'], message: 'parties.part-of.not-here' })
  })
const EditPartyForm = z.object({ ...words, version: versionField() })
const RelationForm = z.object({
  kind: choice(relationKinds),
  to: requiredId<'party'>(),
  subject: optionalText(200),
  from: requiredDay(),
  until: optionalDay(),
})
const EndForm = z.object({ on: requiredDay() })
const PartsForm = z.object({
  kind: choice(['department', 'unit']),
  names: requiredText(20_000)
    .transform(namesIn)
    .pipe(z.array(z.string().max(200, 'parties.parts.name-too-long')).max(500, 'form.too-many')),
})

const wholesFor = (db: Reader) => listPartiesToChoose(db, { parts: true })

/** Organisations and what they are made of. `sections`: what other slices add to a party's page. */
export const partyRoutes = (sections: readonly PartySection[]): Hono<Env> => {
  // In a transaction everything is read through it: a second connection could be waited for by all who hold a first.
  const page = async (
    c: RequestContext,
    db: Reader,
    party: Party,
    forms: Partial<PartyPageProps> = {},
    status: 200 | 409 | 422 = 200,
  ) => {
    const organisation =
      party.id === party.organisationId ? party : orNotFound(await findParty(db, party.organisationId))
    const relations = await listRelations(db, party.id)
    const parts = await listParts(db, party.organisationId)
    const others = canEditParties(c.var.actor) ? await listPartiesToChoose(db, { parts: true }) : []
    const more: Child[] = []
    for (const section of sections) more.push(await section(c, db, party))
    return show(
      c,
      <PartyPage {...{ c, party, organisation, relations, parts, others, sections: more }} {...forms} />,
      status,
    )
  }
  const partyOf = async (c: RequestContext) =>
    orNotFound(await findParty(c.var.db, asId<'party'>(c.req.param('partyId'))))

  return new Hono<Env>()
    .route('/', partyListRoutes)
    .route('/', partyImportRoutes)
    .get('/parties/new', async (c) => {
      authorise(canEditParties(c.var.actor), 'access.who.admin')
      return show(c, <PartyFormPage c={c} party={null} wholes={await wholesFor(c.var.db)} once={crypto.randomUUID()} />)
    })
    .post('/parties', async (c) => {
      const form = await readForm(c, NewPartyForm)
      authorise(canEditParties(c.var.actor), 'access.who.admin')
      const again = {
        c,
        party: null,
        form: formInWords(c.var.t, form),
        once: String(form.values.once ?? crypto.randomUUID()),
      }
      if (!form.ok) return show(c, <PartyFormPage {...again} wholes={await wholesFor(c.var.db)} />, 422)
      const { once, partOf, ...wish } = form.input
      return c.var.transaction(async (tx) => {
        const earlier = await alreadySubmitted(tx, once, '/parties', c.var.now)
        if (earlier) return c.redirect(earlier, 303)
        const created = await createParty(tx, { ...wish, partOfId: partOf }, deed(c))
        if (created.ok) return c.redirect(partyPath({ id: created.value }), 303)
        return show(c, <PartyFormPage {...again} wholes={await wholesFor(tx)} refusal={created.refusal} />, 409)
      })
    })
    .get('/parties/:partyId', async (c) => page(c, c.var.db, await partyOf(c)))
    .get('/parties/:partyId/edit', async (c) => {
      const party = await partyOf(c)
      authorise(canEditParties(c.var.actor), 'access.who.admin')
      return show(c, <PartyFormPage c={c} party={party} wholes={[]} />)
    })
    .post('/parties/:partyId', async (c) => {
      const form = await readForm(c, EditPartyForm)
      return c.var.transaction(async (tx) => {
        const party = await findPartyForUpdate(tx, asId<'party'>(c.req.param('partyId')))
        authorise(canEditParties(c.var.actor), 'access.who.admin')
        const again = { c, party, wholes: [], form: formInWords(c.var.t, form) }
        if (!form.ok) return show(c, <PartyFormPage {...again} />, 422)
        const { version, ...wish } = form.input
        const changed = await changeParty(tx, party, version, wish, deed(c))
        if (changed.ok) return c.redirect(partyPath(party), 303)
        return show(c, <PartyFormPage {...again} refusal={changed.refusal} />, 409)
      })
    })
    .post('/parties/:partyId/relations', async (c) => {
      const form = await readForm(c, RelationForm)
      return c.var.transaction(async (tx) => {
        const party = await findPartyForUpdate(tx, asId<'party'>(c.req.param('partyId')))
        authorise(canEditParties(c.var.actor), 'access.who.admin')
        const relationForm = formInWords(c.var.t, form)
        if (!form.ok) return page(c, tx, party, { relationForm }, 422)
        const { kind, to, subject, from, until } = form.input
        const added = await addRelation(tx, party, to, { kind, subject, validFrom: from, validTo: until }, deed(c))
        if (added.ok) return c.redirect(`${partyPath(party)}#relations`, 303)
        const { code, ...params } = added.refusal
        return page(c, tx, party, { relationForm, relationRefusal: c.var.t(`parties.refusal.${code}`, params) }, 409)
      })
    })
    .post('/parties/:partyId/relations/:relationId/end', async (c) => {
      const form = await readForm(c, EndForm)
      const relationId = orNotFound(asId(c.req.param('relationId')))
      return c.var.transaction(async (tx) => {
        const party = await findPartyForUpdate(tx, asId<'party'>(c.req.param('partyId')))
        authorise(canEditParties(c.var.actor), 'access.who.admin')
        if (!(await listRelations(tx, party.id)).some(({ id }) => id === relationId)) throw new NotFoundError()
        const typed = formInWords(c.var.t, form)
        if (!form.ok) return page(c, tx, party, { endForm: { relationId, form: typed } }, 422)
        const ended = await endRelation(tx, party, relationId, form.input.on, deed(c))
        if (ended) return c.redirect(`${partyPath(party)}#relations`, 303)
        const errors = { on: c.var.t('parties.refusal.not-ended') }
        return page(c, tx, party, { endForm: { relationId, form: { ...typed, errors } } }, 409)
      })
    })
    .post('/parties/:partyId/parts', async (c) => {
      const form = await readForm(c, PartsForm)
      return c.var.transaction(async (tx) => {
        const party = await findPartyForUpdate(tx, asId<'party'>(c.req.param('partyId')))
        authorise(canAddParts(c.var.actor, party.organisationId), 'access.who.admin')
        if (!form.ok) return page(c, tx, party, { partsForm: formInWords(c.var.t, form) }, 422)
        await addParts(tx, { within: party.id, ...form.input }, deed(c))
        return c.redirect(`${partyPath(party)}#parts`, 303)
      })
    })
}
