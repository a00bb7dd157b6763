import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import { appoint, ensureFunction } from '#src/features/people/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import { type Deed, record, selector } from '#src/platform/history/index.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import type { PlanHandlers } from './plan-handlers.ts'
import {
  areas,
  type ParticipantRole,
  participants,
  programmeContacts,
  programmes,
  quietPeriods,
} from './programme.tables.ts'
import { programmeTopic, readFacts } from './programme-view.store.ts'

export interface NewProgramme {
  readonly name: string
  readonly purpose?: string
  readonly goals?: string
  readonly mandatory?: string
  readonly adaptable?: string
  readonly leadPartyId: Id<'party'>
  readonly startsOn: string
  /** Working days to accept or return, and to consent to "not applicable"; 10 unless said. */
  readonly reviewDays?: number
  readonly consentDays?: number
  /** Who is programme lead; left out, the function stands vacant. */
  readonly leadPersonId?: Id<'person'> | null
  readonly id?: Id<'programme'>
}

/** Begins a programme: its lead party takes part, and its function of programme lead is there, held or vacant. */
export async function createProgramme(tx: Tx, input: NewProgramme, deed: Deed): Promise<Id<'programme'>> {
  const { leadPersonId = null, id = newId<'programme'>(), ...facts } = input
  await tx.insert(programmes).values({ ...facts, id, createdAt: deed.at })
  await tx.insert(participants).values({ programmeId: id, partyId: input.leadPartyId, role: 'lead' })
  await record(
    tx,
    {
      programmeId: id,
      subjectKind: 'programme',
      subjectId: id,
      code: 'programme.created',
      params: { name: input.name },
    },
    deed,
  )
  const duty = { kind: 'programme-lead', partyId: input.leadPartyId, programmeId: id, areaKey: null } as const
  const functionId = await ensureFunction(tx, duty, deed.at)
  if (leadPersonId) await appoint(tx, { functionId, personId: leadPersonId, from: deed.today }, deed)
  announce(tx, programmeTopic(id))
  return id
}

export interface ProgrammeSettings {
  readonly name: string
  readonly purpose: string
  readonly goals: string
  readonly mandatory: string
  readonly adaptable: string
  readonly startsOn: string
  readonly reviewDays: number
  readonly consentDays: number
}

/** Changes what the programme says of itself. @returns false when somebody changed it since `version`. */
export async function changeSettings(
  tx: Tx,
  id: Id<'programme'>,
  version: number,
  settings: ProgrammeSettings,
  deed: Deed,
): Promise<boolean> {
  const changed = await tx
    .update(programmes)
    .set({ ...settings, version: version + 1 })
    .where(and(eq(programmes.id, id), eq(programmes.version, version)))
    .returning({ id: programmes.id })
  if (changed.length === 0) return false
  await record(
    tx,
    { programmeId: id, subjectKind: 'programme', subjectId: id, code: 'programme.settings-changed' },
    deed,
  )
  announce(tx, programmeTopic(id))
  return true
}

/** Two who add at once take turns, so that each sees what the other has added. */
const lockProgramme = (tx: Tx, id: Id<'programme'>) =>
  tx.select({ id: programmes.id }).from(programmes).where(eq(programmes.id, id)).for('no key update')

export interface NewContact {
  readonly programmeId: Id<'programme'>
  readonly name: string
  readonly about?: string
  readonly email?: string
  readonly phone?: string
}

/** Adds a contact; one that is there to the letter already (the form was sent twice) is left as it is. */
export async function addContact(tx: Tx, contact: NewContact, deed: Deed): Promise<string> {
  const { programmeId, name, about = '', email = '', phone = '' } = contact
  const words = { programmeId, name, about, email, phone }
  await lockProgramme(tx, programmeId)
  const { id, ...c } = getTableColumns(programmeContacts)
  const same = and(
    eq(c.programmeId, programmeId),
    eq(c.name, name),
    eq(c.about, about),
    eq(c.email, email),
    eq(c.phone, phone),
  )
  const [there] = await tx.select({ id }).from(programmeContacts).where(same)
  if (there) return there.id
  const [added] = await tx.insert(programmeContacts).values(words).returning({ id: programmeContacts.id })
  await tell(tx, contact.programmeId, 'programme.contact-added', { name: contact.name }, deed)
  return added?.id ?? ''
}

/** @returns false when it was gone already. */
export async function removeContact(tx: Tx, programmeId: Id<'programme'>, id: string, deed: Deed): Promise<boolean> {
  const [gone] = await tx
    .delete(programmeContacts)
    .where(and(eq(programmeContacts.programmeId, programmeId), eq(programmeContacts.id, id)))
    .returning({ name: programmeContacts.name })
  if (!gone) return false
  await tell(tx, programmeId, 'programme.contact-removed', { name: gone.name }, deed)
  return true
}

export interface NewQuietPeriod {
  readonly programmeId: Id<'programme'>
  readonly name: string
  /** Both days included. */
  readonly from: string
  readonly to: string
}

/** Adds days that nobody is asked for anything; due dates are counted anew. The same name and days once more change nothing. */
export async function addQuietPeriod(
  tx: Tx,
  period: NewQuietPeriod,
  deed: Deed,
  handlers: PlanHandlers,
): Promise<string> {
  const { programmeId, name, from, to } = period
  await lockProgramme(tx, programmeId)
  const { id, ...q } = getTableColumns(quietPeriods)
  const same = and(eq(q.programmeId, programmeId), eq(q.name, name), eq(q.from, from), eq(q.to, to))
  const [there] = await tx.select({ id }).from(quietPeriods).where(same)
  if (there) return there.id
  const [added] = await tx.insert(quietPeriods).values(period).returning({ id: quietPeriods.id })
  await tell(tx, period.programmeId, 'programme.quiet-period-added', { name, from, to }, deed)
  await handlers.onCalendarChanged(tx, { programme: await readFacts(tx, period.programmeId) }, deed)
  return added?.id ?? ''
}

/** @returns false when it was gone already. */
export async function removeQuietPeriod(
  tx: Tx,
  programmeId: Id<'programme'>,
  id: string,
  deed: Deed,
  handlers: PlanHandlers,
): Promise<boolean> {
  const [gone] = await tx
    .delete(quietPeriods)
    .where(and(eq(quietPeriods.programmeId, programmeId), eq(quietPeriods.id, id)))
    .returning({ name: quietPeriods.name, from: quietPeriods.from, to: quietPeriods.to })
  if (!gone) return false
  await tell(tx, programmeId, 'programme.quiet-period-removed', gone, deed)
  await handlers.onCalendarChanged(tx, { programme: await readFacts(tx, programmeId) }, deed)
  return true
}

export interface NewParticipant {
  readonly programmeId: Id<'programme'>
  readonly partyId: Id<'party'>
  readonly role: ParticipantRole
}

/** A supplier's people act as suppliers: its function is made with it, so that the vacancy shows. */
export async function addParticipant(tx: Tx, participant: NewParticipant, deed: Deed): Promise<void> {
  const { programmeId, partyId, role } = participant
  const added = await tx
    .insert(participants)
    .values(participant)
    .onConflictDoNothing()
    .returning({ role: participants.role })
  if (added.length === 0) return
  if (role === 'supplier') await ensureFunction(tx, { kind: 'supplier', partyId, programmeId, areaKey: null }, deed.at)
  if (role === 'it-partner' || role === 'representative') {
    await ensureFunction(tx, { kind: 'rollout-lead', partyId, programmeId, areaKey: null }, deed.at)
  }
  await tell(
    tx,
    programmeId,
    'programme.participant-added',
    { party: await nameOf(tx, partyId), role: selector(role) },
    deed,
  )
}

export async function removeParticipant(tx: Tx, participant: NewParticipant, deed: Deed): Promise<boolean> {
  const { programmeId, partyId, role } = participant
  const gone = await tx
    .delete(participants)
    .where(
      and(eq(participants.programmeId, programmeId), eq(participants.partyId, partyId), eq(participants.role, role)),
    )
    .returning({ role: participants.role })
  if (gone.length === 0) return false
  await tell(
    tx,
    programmeId,
    'programme.participant-removed',
    { party: await nameOf(tx, partyId), role: selector(role) },
    deed,
  )
  return true
}

/** Makes sure that the programme has these areas, after those it has; a name that differs is renewed. */
export async function ensureAreas(
  tx: Tx,
  programmeId: Id<'programme'>,
  wanted: readonly { readonly key: string; readonly name: TwoLanguages }[],
): Promise<void> {
  if (wanted.length === 0) return
  const [last] = await tx
    .select({ number: sql<number>`coalesce(max(${areas.number}), 0)` })
    .from(areas)
    .where(eq(areas.programmeId, programmeId))
  const from = (last?.number ?? 0) + 1
  await tx
    .insert(areas)
    .values(wanted.map(({ key, name }, at) => ({ programmeId, key, name, number: from + at })))
    .onConflictDoUpdate({ target: [areas.programmeId, areas.key], set: { name: sql`excluded.name` } })
  announce(tx, programmeTopic(programmeId))
}

async function tell(
  tx: Tx,
  programmeId: Id<'programme'>,
  code: string,
  params: Readonly<Record<string, string>>,
  deed: Deed,
): Promise<void> {
  await record(tx, { programmeId, subjectKind: 'programme', subjectId: programmeId, code, params }, deed)
  announce(tx, programmeTopic(programmeId))
}

async function nameOf(tx: Tx, partyId: Id<'party'>): Promise<string> {
  const { rows } = await tx.execute<{ name: string }>(sql`select name from parties where id = ${partyId}`)
  return rows[0]?.name ?? ''
}
