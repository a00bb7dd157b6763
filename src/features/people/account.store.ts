import { and, eq, gte, isNull, lte, ne, or } from 'drizzle-orm'
import { parties } from '#src/features/parties/party.tables.ts'
import { dayIn } from '#src/platform/clock.ts'
import type { Db, Reader, Tx } from '#src/platform/database/index.ts'
import { type Deed, record } from '#src/platform/history/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { clearOldMails, type Mail, queueMail } from '#src/platform/mail/index.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import {
  clearEndedSignIns,
  endSessionsOf,
  openAccount,
  removeAccount,
  setPassword,
} from '#src/platform/sign-in/index.ts'
import { isHeld } from './function.store.ts'
import { appoint } from './holding.store.ts'
import { insertLink, spendOneTimeLink, withdrawInvitations } from './one-time-link.store.ts'
import { invitationDays, type LinkRefusal, type OneTimeLink } from './one-time-link.ts'
import { functions, holdings, oneTimeLinks, people } from './people.tables.ts'
import { createPerson } from './person.store.ts'
import type { Person, PersonRefusal } from './person.ts'

const inDays = (now: string, days: number) =>
  Temporal.Instant.from(now)
    .add({ hours: 24 * days })
    .toString()
const invitationAt = (publicUrl: URL, token: string) => new URL(`/invitations/${token}`, publicUrl).href

export interface InvitationMail {
  readonly publicUrl: URL
  /** The words of the mail, in the language of the one invited. */
  readonly words: (link: string) => Pick<Mail, 'subject' | 'text' | 'lang'>
}

/**
 * Invites someone to make an account, or to choose a new password for the one they have: a link that can be taken once within
 * 14 days, in a mail of the same transaction. An earlier one stops working. Returns the link, to be passed on by hand as well.
 */
export async function invite(
  tx: Tx,
  person: Pick<Person, 'id' | 'email'>,
  mail: InvitationMail,
  by: Deed,
): Promise<string> {
  await withdrawInvitations(tx, person.id, by.at)
  await tx.update(people).set({ closedAt: null }).where(eq(people.id, person.id))
  const row = {
    purpose: 'invitation',
    personId: person.id,
    recipient: person.email,
    expiresAt: inDays(by.at, invitationDays),
  } as const
  const link = invitationAt(mail.publicUrl, await insertLink(tx, row, by))
  await queueMail(tx, { to: person.email, ...mail.words(link) }, by.at)
  await record(tx, { subjectKind: 'person', subjectId: person.id, visibility: 'own', code: 'person.invited' }, by)
  return link
}

/** Takes an invitation: spends the link, makes the account or gives it its new password, ends older sessions. Returns the account. */
export async function takeInvitation(
  tx: Tx,
  token: string,
  passwordHash: string,
  at: { now: string; today: string },
): Promise<Result<string, LinkRefusal>> {
  const link = await spendOneTimeLink(tx, token, at.now)
  if (!link.ok) return link
  if (link.value.purpose !== 'invitation' || !link.value.personId) return refuse({ code: 'unknown' })
  const [person] = await tx.select().from(people).where(eq(people.id, link.value.personId)).for('update')
  if (!person) return refuse({ code: 'unknown' })
  const userId =
    person.userId ?? (await openAccount(tx, { name: person.name, email: person.email, passwordHash }, at.now))
  if (person.userId) {
    await setPassword(tx, userId, passwordHash, at.now)
    await endSessionsOf(tx, userId)
  }
  await tx.update(people).set({ userId }).where(eq(people.id, person.id))
  const code = person.userId ? 'person.password-renewed' : 'person.joined'
  await record(tx, { subjectKind: 'person', subjectId: person.id, visibility: 'own', code }, ownDeed(person.id, at))
  return ok(userId)
}

const ownDeed = (personId: Id<'person'>, { now, today }: { now: string; today: string }): Deed => ({
  personId,
  functionKind: null,
  partyId: null,
  at: now,
  today,
})

/** An account for someone who signs in without a password: the demo's example functions. */
export async function accountOf(tx: Tx, personId: Id<'person'>, now: string): Promise<string | null> {
  const [person] = await tx.select().from(people).where(eq(people.id, personId)).for('update')
  if (!person || person.closedAt) return null
  if (person.userId) return person.userId
  const userId = await openAccount(tx, { name: person.name, email: person.email, passwordHash: '' }, now)
  await tx.update(people).set({ userId }).where(eq(people.id, personId))
  return userId
}

/**
 * Closes an account: no one can sign in by it, and its passkeys and sessions are gone. The person stays, named by history, and so
 * do the functions held: they are handed over, not orphaned. Refuses the last administrator who can sign in.
 */
export async function closeAccount(tx: Tx, person: Person, by: Deed): Promise<Result<void, PersonRefusal>> {
  if (person.closedAt) return refuse({ code: 'closed' })
  if (await isLastAdministrator(tx, person.id, by.today)) return refuse({ code: 'last-administrator' })
  await tx.update(people).set({ closedAt: by.at, userId: null }).where(eq(people.id, person.id))
  if (person.userId) await removeAccount(tx, person.userId)
  await withdrawInvitations(tx, person.id, by.at)
  await record(tx, { subjectKind: 'person', subjectId: person.id, visibility: 'own', code: 'person.closed' }, by)
  return ok(undefined)
}

async function isLastAdministrator(tx: Tx, personId: Id<'person'>, today: string): Promise<boolean> {
  // Locked, so that two administrators can't close each other at the same time.
  const administrators = await tx
    .select({ personId: holdings.personId })
    .from(holdings)
    .innerJoin(functions, and(eq(functions.id, holdings.functionId), eq(functions.kind, 'admin')))
    .innerJoin(people, and(eq(people.id, holdings.personId), isNull(people.closedAt)))
    .where(and(lte(holdings.validFrom, today), or(isNull(holdings.validTo), gte(holdings.validTo, today))))
    .for('update')
  return administrators.length > 0 && administrators.every((one) => one.personId === personId)
}

/** Takes away what is no longer good: ended sign-ins, and mails as old as the links in them can be. For a job once a day. */
export async function clearEnded(db: Db, now: string): Promise<void> {
  await clearEndedSignIns(db, now)
  await clearOldMails(db, inDays(now, -invitationDays))
}

const firstLinkHours = 24

/** A link that makes the first administrator, good for a day, or null when there is one. Printed at start, so an earlier one stops working. */
export async function createFirstAdministratorLink(db: Db, publicUrl: URL, now: string): Promise<string | null> {
  const today = dayIn(Temporal.Instant.from(now))
  return db.transaction(async (tx) => {
    if (await isHeld(tx, 'admin', today)) return null
    await tx
      .update(oneTimeLinks)
      .set({ spentAt: now })
      .where(and(eq(oneTimeLinks.purpose, 'first-administrator'), isNull(oneTimeLinks.spentAt)))
    const expiresAt = Temporal.Instant.from(now).add({ hours: firstLinkHours }).toString()
    const row = { purpose: 'first-administrator', personId: null, recipient: '', expiresAt } as const
    return invitationAt(publicUrl, await insertLink(tx, row, { personId: null, at: now }))
  })
}

export interface FirstAdministrator {
  readonly name: string
  readonly email: string
  readonly organisation: string
  readonly passwordHash: string
}

/** Makes the first administrator, of an organisation that is made with them. Returns the account. */
export async function becomeFirstAdministrator(
  tx: Tx,
  token: string,
  wish: FirstAdministrator,
  at: { now: string; today: string },
): Promise<Result<string, LinkRefusal | PersonRefusal>> {
  const link = await spendOneTimeLink(tx, token, at.now)
  if (!link.ok) return link
  if (link.value.purpose !== 'first-administrator' || (await isHeld(tx, 'admin', at.today)))
    return refuse({ code: 'unknown' })
  const made = await createPerson(tx, wish, { ...ownDeed(newId(), at), personId: null })
  if (!made.ok) return made
  const by = ownDeed(made.value, at)
  const userId = await openAccount(tx, wish, at.now)
  await tx.update(people).set({ userId }).where(eq(people.id, made.value))
  const partyId = await firstOrganisation(tx, wish.organisation, at.now)
  await appoint(
    tx,
    { kind: 'admin', partyId, programmeId: null, areaKey: null, personId: made.value, from: at.today },
    by,
  )
  return ok(userId)
}

/** The one party that is made by anything but the parties slice: without it nobody could sign in to make others. */
async function firstOrganisation(tx: Tx, name: string, now: string): Promise<Id<'party'>> {
  const [known] = await tx
    .select({ id: parties.id })
    .from(parties)
    .where(and(eq(parties.name, name), ne(parties.kind, 'unit')))
  if (known) return known.id
  const id = newId<'party'>()
  await tx.insert(parties).values({ id, kind: 'association', name, organisationId: id, createdAt: now })
  return id
}

/** Whom an invitation is for, to greet them. */
export async function invitedPerson(
  db: Reader,
  link: OneTimeLink,
): Promise<{ name: string; email: string; hasAccount: boolean } | null> {
  if (!link.personId) return null
  const [person] = await db.select().from(people).where(eq(people.id, link.personId))
  return person ? { name: person.name, email: person.email, hasAccount: person.userId !== null } : null
}
