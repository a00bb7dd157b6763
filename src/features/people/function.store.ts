import { and, asc, eq, exists, gte, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { parties } from '#src/features/parties/party.tables.ts'
import { type Actor, isAdmin, organisationsOf } from '#src/platform/access/index.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import type { Duty, FunctionInPlace, Holder } from './function.ts'
import { functions, holdings, people } from './people.tables.ts'
import { seenBySeat } from './sight-by-seat.store.ts'

export interface FunctionFilter {
  readonly programmeId?: Id<'programme'>
  /** Those of this very party. */
  readonly partyId?: Id<'party'>
  /** Those of the organisation with its departments and units. */
  readonly organisationId?: Id<'party'>
  readonly kinds?: readonly Duty['kind'][]
}

const holdersWhere = (condition: SQL) => sql<Holder[]>`(
  select coalesce(json_agg(json_build_object('id', h.id, 'personId', h.person_id, 'name', p.name, 'from', h.valid_from, 'to', h.valid_to)
    order by h.valid_from desc, p.name, h.id), '[]')
  from ${holdings} h join ${people} p on p.id = h.person_id where h.function_id = ${functions.id} and ${condition})`

const columns = (holders: SQL<Holder[]>) => ({
  id: functions.id,
  kind: functions.kind,
  title: functions.title,
  partyId: functions.partyId,
  partyName: parties.name,
  organisationId: parties.organisationId,
  programmeId: functions.programmeId,
  areaKey: functions.areaKey,
  endedOn: functions.endedOn,
  holders,
})

/** Functions that exist today, with those who hold them today. Whether the programme or party may be seen is the caller's to ask. */
export async function listFunctions(db: Reader, where: FunctionFilter, today: string): Promise<FunctionInPlace[]> {
  const now = sql`h.valid_from <= ${today} and (h.valid_to is null or h.valid_to >= ${today})`
  return db
    .select(columns(holdersWhere(now)))
    .from(functions)
    .innerJoin(parties, eq(parties.id, functions.partyId))
    .where(
      and(
        or(isNull(functions.endedOn), sql`${functions.endedOn} > ${today}`),
        where.programmeId && eq(functions.programmeId, where.programmeId),
        where.partyId && eq(functions.partyId, where.partyId),
        where.organisationId && eq(parties.organisationId, where.organisationId),
        where.kinds && inArray(functions.kind, [...where.kinds]),
      ),
    )
    .orderBy(asc(parties.name), asc(functions.kind), asc(functions.areaKey))
}

/**
 * Functions are seen by those who hold one in the same programme or organisation, or sit in a forum that serves the programme, and by
 * administrators. A supplier sees its own and whom it can turn to in the programme: its leads.
 */
const visibleTo = (actor: Actor): SQL | undefined => {
  if (isAdmin(actor)) return undefined
  const insider = actor.functions.filter((held) => held.kind !== 'supplier')
  const programmes = (list: Actor['functions']) => list.map((held) => held.programmeId).filter((id) => id !== null)
  const within = (list: Actor['functions'], also?: SQL) => {
    const ids = programmes(list)
    return ids.length > 0 ? and(inArray(functions.programmeId, ids), also) : undefined
  }
  const own = organisationsOf(actor)
  return or(
    own.length > 0 ? inArray(parties.organisationId, own) : sql`false`,
    within(insider),
    within(actor.functions, eq(functions.kind, 'programme-lead')),
    seenBySeat(actor, functions.programmeId),
  )
}

/** One function with everyone who has held or will hold it, latest first; null when the actor may not see it. */
export async function findFunction(db: Reader, actor: Actor, id: Id<'function'>): Promise<FunctionInPlace | null> {
  const [found] = await db
    .select(columns(holdersWhere(sql`true`)))
    .from(functions)
    .innerJoin(parties, eq(parties.id, functions.partyId))
    .where(and(eq(functions.id, id), visibleTo(actor)))
  return found ?? null
}

/** The same, its row locked until the transaction ends, so that two appointments can't overlap unseen. */
export async function findFunctionForUpdate(tx: Tx, actor: Actor, id: Id<'function'>): Promise<FunctionInPlace | null> {
  await lockFunction(tx, id)
  return findFunction(tx, actor, id)
}

export const lockFunction = (tx: Tx, id: Id<'function'>) =>
  tx.select({ id: functions.id }).from(functions).where(eq(functions.id, id)).for('update')

/** The function of that kind, party, programme and area: found, made, or made anew if it had ceased. */
export async function ensureFunction(tx: Tx, duty: Duty, now: string): Promise<Id<'function'>> {
  const [made] = await tx
    .insert(functions)
    .values({ ...duty, createdAt: now })
    .onConflictDoNothing()
    .returning({ id: functions.id })
  if (made) return made.id
  const same = and(
    eq(functions.kind, duty.kind),
    eq(functions.partyId, duty.partyId),
    duty.programmeId ? eq(functions.programmeId, duty.programmeId) : isNull(functions.programmeId),
    duty.areaKey ? eq(functions.areaKey, duty.areaKey) : isNull(functions.areaKey),
  )
  const [found] = await tx.update(functions).set({ endedOn: null }).where(same).returning({ id: functions.id })
  if (!found) throw new Error(`The function ${duty.kind} could neither be made nor found.`)
  return found.id
}

/** A seat in a forum, as the function it is: its title says which. Nobody holds it yet. */
export async function createSeatFunction(
  tx: Tx,
  seat: { readonly partyId: Id<'party'>; readonly title: string },
  now: string,
): Promise<Id<'function'>> {
  const id = newId<'function'>()
  await tx.insert(functions).values({ id, kind: 'seat', ...seat, programmeId: null, areaKey: null, createdAt: now })
  return id
}

/** A seat's party or title changes; what it is, and who holds it, stays. */
export const changeSeatFunction = (
  tx: Tx,
  id: Id<'function'>,
  to: { readonly partyId: Id<'party'>; readonly title: string },
) =>
  tx
    .update(functions)
    .set(to)
    .where(and(eq(functions.id, id), eq(functions.kind, 'seat')))

/** The function ceases to exist that day (an ISO day); whoever holds it then no longer does. */
export async function endFunction(tx: Tx, id: Id<'function'>, on: string): Promise<void> {
  await tx.update(functions).set({ endedOn: on }).where(eq(functions.id, id))
}

/** Whether anybody holds a function of that kind that day. */
export async function isHeld(db: Reader, kind: Duty['kind'], today: string): Promise<boolean> {
  const held = db
    .select({ one: sql`1` })
    .from(holdings)
    .innerJoin(functions, eq(functions.id, holdings.functionId))
    .where(
      and(
        eq(functions.kind, kind),
        lte(holdings.validFrom, today),
        or(isNull(holdings.validTo), gte(holdings.validTo, today)),
      ),
    )
  const [row] = await db.select({ held: exists(held) }).from(sql`(select 1) as one`)
  return Boolean(row?.held)
}
