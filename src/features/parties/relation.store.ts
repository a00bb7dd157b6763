import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { type Deed, record, selector } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok, type Result } from '#src/platform/result.ts'
import { findPartyForUpdate, type Party } from './party.store.ts'
import { parties, partyRelations } from './party.tables.ts'
import { type Relation, type RelationRefusal, relate } from './party.ts'

export interface ListedRelation extends Relation {
  readonly id: string
  readonly fromName: string
  readonly toName: string
}

/** Relations from and to the party: those that hold first, then by the other's name. */
export async function listRelations(db: Reader, partyId: Id<'party'>): Promise<ListedRelation[]> {
  const { rows } = await db.execute(sql`
    select r.id, r.kind, r.from_id as "fromId", f.name as "fromName", r.to_id as "toId", t.name as "toName", r.subject,
      r.valid_from as "validFrom", r.valid_to as "validTo"
    from party_relations r join parties f on f.id = r.from_id join parties t on t.id = r.to_id
    where r.from_id = ${partyId} or r.to_id = ${partyId}
    order by r.valid_to is not null, r.kind, case when r.from_id = ${partyId} then t.name else f.name end, r.valid_from`)
  return rows as unknown as ListedRelation[]
}

/** Relates two parties, with history. A new whole takes over from the earlier one, and those within follow. */
export async function addRelation(
  tx: Tx,
  from: Party,
  toId: Id<'party'>,
  wish: Omit<Relation, 'fromId' | 'toId'>,
  deed: Deed,
): Promise<Result<void, RelationRefusal>> {
  if (toId === from.id) return { ok: false, refusal: { code: 'to-itself' } }
  if (wish.kind === 'part-of') await lockStructure(tx)
  const to = await findPartyForUpdate(tx, toId)
  const present = await notEnded(tx, from.id, deed.today)
  const wholes = wish.kind === 'part-of' ? await wholesOf(tx, toId) : []
  const related = relate(from, to, { ...wish, fromId: from.id, toId }, { present, wholes, today: deed.today })
  if (!related.ok) return related
  if (wish.kind === 'part-of') await takeOver(tx, from, to, related.value.validFrom)
  await tx.insert(partyRelations).values(related.value)
  const params = { kind: selector(wish.kind), from: from.name, to: to.name, subject: wish.subject }
  await record(
    tx,
    { subjectKind: 'party', subjectId: from.id, code: 'party.related', params, validFrom: wish.validFrom },
    deed,
  )
  return ok(undefined)
}

/** One at a time changes what is part of what: two at once could make a circle that neither sees. */
const lockStructure = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('party structure', 0))`)

const notEnded = (tx: Tx, fromId: Id<'party'>, today: string): Promise<Relation[]> =>
  tx
    .select({
      kind: partyRelations.kind,
      fromId: partyRelations.fromId,
      toId: partyRelations.toId,
      subject: partyRelations.subject,
      validFrom: partyRelations.validFrom,
      validTo: partyRelations.validTo,
    })
    .from(partyRelations)
    .where(
      and(
        eq(partyRelations.fromId, fromId),
        or(isNull(partyRelations.validTo), sql`${partyRelations.validTo} >= ${today}`),
      ),
    )

async function wholesOf(tx: Tx, id: Id<'party'>): Promise<Id<'party'>[]> {
  const { rows } = await tx.execute<{ id: Id<'party'> }>(sql`
    with recursive up as (
      select ${id}::uuid as id
      union select r.to_id from up join party_relations r on r.from_id = up.id and r.kind = 'part-of' and r.valid_to is null
    ) select id from up`)
  return rows.map((row) => row.id)
}

async function takeOver(tx: Tx, part: Party, whole: Party, from: string): Promise<void> {
  const before = Temporal.PlainDate.from(from).subtract({ days: 1 }).toString()
  const present = and(
    eq(partyRelations.fromId, part.id),
    eq(partyRelations.kind, 'part-of'),
    isNull(partyRelations.validTo),
  )
  await tx.update(partyRelations).set({ validTo: before }).where(present)
  await tx.execute(sql`
    with recursive down as (
      select ${part.id}::uuid as id
      union select r.from_id from down join party_relations r on r.to_id = down.id and r.kind = 'part-of' and r.valid_to is null
    ) update parties set organisation_id = ${whole.organisationId} where id in (select id from down)`)
}

/** Sets a relation's last day. @returns false when it is not this party's, has ended, is "part of", or would end before it began. */
export async function endRelation(
  tx: Tx,
  party: Party,
  relationId: string,
  lastOn: string,
  deed: Deed,
): Promise<boolean> {
  const ended = await tx
    .update(partyRelations)
    .set({ validTo: lastOn })
    .where(
      and(
        eq(partyRelations.id, relationId),
        or(eq(partyRelations.fromId, party.id), eq(partyRelations.toId, party.id)),
        sql`${partyRelations.kind} <> 'part-of' and ${partyRelations.validFrom} <= ${lastOn} and (${partyRelations.validTo} is null or ${partyRelations.validTo} > ${lastOn})`,
      ),
    )
    .returning({ kind: partyRelations.kind, fromId: partyRelations.fromId, toId: partyRelations.toId })
  const [relation] = ended
  if (!relation) return false
  const otherId = relation.fromId === party.id ? relation.toId : relation.fromId
  const [other] = await tx.select({ name: parties.name }).from(parties).where(eq(parties.id, otherId))
  const params = { kind: relation.kind, party: party.name, other: other?.name ?? '', on: lastOn }
  await record(
    tx,
    { subjectKind: 'party', subjectId: party.id, code: 'party.relation-ended', params, validFrom: lastOn },
    deed,
  )
  return true
}
