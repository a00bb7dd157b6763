import { and, asc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import { type Actor, isAdmin } from '#src/platform/access/index.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { type Deed, record } from '#src/platform/history/index.ts'
import type { Lang } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import { renameAccount } from '#src/platform/sign-in/index.ts'
import { people } from './people.tables.ts'
import type { HeldByPerson, Person, PersonRefusal } from './person.ts'
import { seenBySeat } from './sight-by-seat.store.ts'

const columns = {
  id: people.id,
  name: people.name,
  email: people.email,
  lang: people.lang,
  userId: people.userId,
  closedAt: people.closedAt,
  invitedUntil: sql<string | null>`(select to_char(max(l.expires_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
    from one_time_links l where l.person_id = ${people.id} and l.purpose = 'invitation' and l.spent_at is null)`,
  version: people.version,
}

/**
 * Someone is seen by themselves, by administrators, and by those who hold or held a function where they do, or sit in a forum that serves the
 * programme where they hold one.
 */
export function visibleTo(actor: Actor): SQL | undefined {
  if (isAdmin(actor)) return undefined
  const bySeat = seenBySeat(actor, sql`tf.programme_id`)
  const beside = bySeat
    ? sql`or exists (select from holdings theirs join functions tf on tf.id = theirs.function_id where theirs.person_id = ${people.id} and ${bySeat})`
    : sql``
  return sql`(${people.id} = ${actor.personId} ${beside} or exists (
    select 1 from holdings theirs join functions tf on tf.id = theirs.function_id join parties tp on tp.id = tf.party_id
    join functions mf on mf.programme_id = tf.programme_id or mf.party_id = tf.party_id
    where theirs.person_id = ${people.id}
      and mf.id = any(${sql.param(actor.functions.map((held) => held.id))}::uuid[])
      and (mf.kind <> 'supplier' or tf.kind = 'programme-lead' or tp.organisation_id = any(${sql.param(
        actor.functions.map((held) => held.organisationId),
      )}::uuid[]))))`
}

export async function findPerson(db: Reader, actor: Actor, id: Id<'person'>): Promise<Person | null> {
  const [found] = await db
    .select(columns)
    .from(people)
    .where(and(eq(people.id, id), visibleTo(actor)))
  return found ?? null
}

export async function findPersonForUpdate(tx: Tx, actor: Actor, id: Id<'person'>): Promise<Person | null> {
  await tx.select({ id: people.id }).from(people).where(eq(people.id, id)).for('update')
  return findPerson(tx, actor, id)
}

/** Functions of a person, those of today and to come first. */
export async function listHeldBy(db: Reader, personId: Id<'person'>): Promise<HeldByPerson[]> {
  const { rows } = await db.execute<HeldByPerson & Record<string, unknown>>(sql`
    select h.id as "holdingId", f.id as "functionId", f.kind, f.title, o.name as "partyName", f.area_key as "areaKey", f.programme_id as "programmeId",
      h.valid_from::text as from, h.valid_to::text as to
    from holdings h join functions f on f.id = h.function_id join parties o on o.id = f.party_id
    where h.person_id = ${personId} order by h.valid_to desc nulls first, h.valid_from desc, o.name, f.kind`)
  return rows
}

export interface NewPerson {
  readonly name: string
  readonly email: string
  readonly lang?: Lang
}

/** Someone new, without an account: `invite` asks them to make one. Refuses an address that somebody has already. */
export async function createPerson(tx: Tx, wish: NewPerson, by: Deed): Promise<Result<Id<'person'>, PersonRefusal>> {
  const { name, email, lang = 'sv' } = wish
  const [made] = await tx
    .insert(people)
    .values({ name, email, lang, createdAt: by.at })
    .onConflictDoNothing()
    .returning({ id: people.id })
  if (!made) return refuse({ code: 'email-taken' })
  await record(
    tx,
    { subjectKind: 'person', subjectId: made.id, visibility: 'own', code: 'person.created', params: { name } },
    by,
  )
  return ok(made.id)
}

/** The person with that address, whoever asks: to appoint someone that is there instead of making them twice. */
export async function findByEmail(db: Reader, email: string): Promise<{ id: Id<'person'>; name: string } | null> {
  const [found] = await db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(sql`lower(${people.email}) = ${email.toLowerCase()}`)
  return found ?? null
}

/** Those of the addresses, written as they are kept, that somebody has. */
export const findByEmails = (db: Reader, emails: readonly string[]): Promise<{ id: Id<'person'>; email: string }[]> =>
  db
    .select({ id: people.id, email: people.email })
    .from(people)
    .where(inArray(people.email, [...emails]))

export interface PersonChange {
  readonly name: string
  readonly email: string
  readonly lang: Lang
  readonly version: number
}

/** Name, address and language. The account follows. Refuses a stale edit, and an address that somebody else has. */
export async function changePerson(
  tx: Tx,
  person: Person,
  to: PersonChange,
  by: Deed,
): Promise<Result<void, PersonRefusal>> {
  if (person.version !== to.version) return refuse({ code: 'stale' })
  const other = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(sql`lower(${people.email}) = ${to.email.toLowerCase()}`, ne(people.id, person.id)))
  if (other.length > 0) return refuse({ code: 'email-taken' })
  const { name, email, lang } = to
  await tx
    .update(people)
    .set({ name, email, lang, version: person.version + 1 })
    .where(eq(people.id, person.id))
  if (person.userId) await renameAccount(tx, person.userId, { name, email })
  const params = { name, before: person.name }
  await record(
    tx,
    { subjectKind: 'person', subjectId: person.id, visibility: 'own', code: 'person.changed', params },
    by,
  )
  return ok(undefined)
}

/** The reader's own choice, from the menu on every page; no history, and no stale edit of it. */
export const setLanguage = (tx: Tx, personId: Id<'person'>, lang: Lang) =>
  tx.update(people).set({ lang }).where(eq(people.id, personId))

export interface Choosable {
  readonly id: Id<'person'>
  readonly name: string
  readonly email: string
}

/** Whom an actor can choose when somebody is appointed: all it sees whose account is not closed. */
export const listChoosable = (db: Reader, actor: Actor): Promise<Choosable[]> =>
  db
    .select({ id: people.id, name: people.name, email: people.email })
    .from(people)
    .where(and(sql`${people.closedAt} is null`, visibleTo(actor)))
    .orderBy(asc(people.name), asc(people.email))
