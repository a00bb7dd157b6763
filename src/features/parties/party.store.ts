import { and, eq, isNull, sql } from 'drizzle-orm'
import { NotFoundError, orNotFound } from '#src/platform/access/index.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { type Deed, record, recordAll } from '#src/platform/history/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import { type PartyKind, parties, partyRelations } from './party.tables.ts'
import { isPart, type PartyRefusal } from './party.ts'

export interface Party {
  readonly id: Id<'party'>
  readonly kind: PartyKind
  readonly code: string | null
  readonly name: string
  /** The organisation it is part of; itself, unless it is a department or a unit. */
  readonly organisationId: Id<'party'>
  readonly active: boolean
  readonly version: number
}

const columns = {
  id: parties.id,
  kind: parties.kind,
  code: parties.code,
  name: parties.name,
  organisationId: parties.organisationId,
  active: parties.active,
  version: parties.version,
}

/** Parties are reference data: whoever is signed in may read them. */
export async function findParty(db: Reader, id: Id<'party'> | null): Promise<Party | null> {
  if (!id) return null
  const [found] = await db.select(columns).from(parties).where(eq(parties.id, id))
  return found ?? null
}

export async function findPartyForUpdate(tx: Tx, id: Id<'party'> | null): Promise<Party> {
  if (!id) throw new NotFoundError()
  const [found] = await tx.select(columns).from(parties).where(eq(parties.id, id)).for('update')
  return orNotFound(found)
}

export interface NewParty {
  readonly kind: PartyKind
  readonly code?: string | null
  readonly name: string
  /** For a department or unit: what it is part of. */
  readonly partOfId?: Id<'party'> | null
}

/** Adds a party; a department or unit within its whole. Refuses a code that another party has. */
export async function createParty(
  tx: Tx,
  { kind, code = null, name, partOfId = null }: NewParty,
  deed: Deed,
): Promise<Result<Id<'party'>, PartyRefusal>> {
  const id = newId<'party'>()
  const whole = partOfId ? await findPartyForUpdate(tx, partOfId) : null
  const organisationId = whole?.organisationId ?? id
  const added = await tx
    .insert(parties)
    .values({ id, kind, code, name, organisationId, createdAt: deed.at })
    .onConflictDoNothing()
    .returning({ id: parties.id })
  if (added.length === 0) return refuse({ code: 'code-taken' })
  if (whole)
    await tx.insert(partyRelations).values({ kind: 'part-of', fromId: id, toId: whole.id, validFrom: deed.today })
  await record(tx, { subjectKind: 'party', subjectId: id, code: 'party.created', params: { name } }, deed)
  return ok(id)
}

export interface PartyWords {
  readonly kind: PartyKind
  readonly code: string | null
  readonly name: string
}

/** Changes what a party is called. Refuses a stale edit, a taken code, and making an organisation of a part or a part of one. */
export async function changeParty(
  tx: Tx,
  party: Party,
  version: number,
  words: PartyWords,
  deed: Deed,
): Promise<Result<void, PartyRefusal>> {
  if (party.version !== version) return refuse({ code: 'stale' })
  if (isPart(party.kind) !== isPart(words.kind)) return refuse({ code: 'kind-has-parts' })
  if (words.code !== null) {
    const [other] = await tx
      .select({ id: parties.id })
      .from(parties)
      .where(and(eq(parties.code, words.code), sql`${parties.id} <> ${party.id}`))
    if (other) return refuse({ code: 'code-taken' })
  }
  await tx
    .update(parties)
    .set({ ...words, version: version + 1 })
    .where(eq(parties.id, party.id))
  const params = { before: party.name, name: words.name, code: words.code ?? '' }
  await record(tx, { subjectKind: 'party', subjectId: party.id, code: 'party.changed', params }, deed)
  return ok(undefined)
}

export interface NewParts {
  readonly within: Id<'party'>
  readonly kind: 'department' | 'unit'
  readonly names: readonly string[]
}

/** Adds departments or units by name, passing over those that are there. @returns those added. */
export async function addParts(
  tx: Tx,
  { within, kind, names }: NewParts,
  deed: Deed,
): Promise<{ id: Id<'party'>; name: string }[]> {
  const whole = await findPartyForUpdate(tx, within)
  const { rows } = await tx.execute<{ name: string }>(sql`
    select lower(p.name) as name from party_relations r join parties p on p.id = r.from_id
    where r.to_id = ${within} and r.kind = 'part-of' and r.valid_to is null`)
  const known = new Set(rows.map((row) => row.name))
  const added = names.filter((name) => !known.has(name.toLowerCase())).map((name) => ({ id: newId<'party'>(), name }))
  if (added.length === 0) return []
  const { organisationId } = whole
  await tx.insert(parties).values(added.map(({ id, name }) => ({ id, kind, name, organisationId, createdAt: deed.at })))
  await tx
    .insert(partyRelations)
    .values(added.map(({ id }) => ({ kind: 'part-of' as const, fromId: id, toId: within, validFrom: deed.today })))
  const told = added.map(({ id, name }) => ({
    subjectKind: 'party',
    subjectId: id,
    organisationId,
    code: 'party.part-added',
    params: { name, whole: whole.name },
  }))
  await recordAll(tx, told, deed)
  return added
}

/** Present departments and units of an organisation, each with its nearest whole, in their order by name. */
export async function listParts(
  db: Reader,
  organisationId: Id<'party'>,
): Promise<(Party & { readonly wholeId: Id<'party'> })[]> {
  return db
    .select({ ...columns, wholeId: partyRelations.toId })
    .from(parties)
    .innerJoin(
      partyRelations,
      and(eq(partyRelations.fromId, parties.id), eq(partyRelations.kind, 'part-of'), isNull(partyRelations.validTo)),
    )
    .where(
      and(
        eq(parties.organisationId, organisationId),
        eq(parties.active, true),
        sql`${parties.id} <> ${organisationId}`,
      ),
    )
    .orderBy(parties.name)
}

/** Every organisation (or, with `parts`, department and unit too) to choose among in a form. */
export async function listPartiesToChoose(
  db: Reader,
  { kinds, parts = false }: { readonly kinds?: readonly PartyKind[]; readonly parts?: boolean } = {},
): Promise<(Party & { readonly organisationName: string })[]> {
  const { rows } = await db.execute(sql`
    select p.id, p.kind, p.code, p.name, p.organisation_id as "organisationId", p.active, p.version, o.name as "organisationName"
    from parties p join parties o on o.id = p.organisation_id
    where p.active ${parts ? sql`` : sql`and p.id = p.organisation_id`} ${kinds ? sql`and p.kind = any(${sql.param([...kinds])}::text[])` : sql``}
    order by p.name`)
  return rows as unknown as (Party & { readonly organisationName: string })[]
}
