import { eq, inArray, sql } from 'drizzle-orm'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { type Deed, type HistoryEntry, recordAll } from '#src/platform/history/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { parties, partyRelations } from './party.tables.ts'
import { pendingPartyImports } from './party-import.tables.ts'
import {
  type AcceptedRow,
  countOutcomes,
  inOrder,
  type KnownParty,
  type Outcome,
  type PartyPointer,
  type PlannedRow,
  type SheetRow,
} from './party-import.ts'

/** Every active party with what it is part of and its present association: what a file is held against. */
export async function readKnownParties(db: Reader, today: string): Promise<KnownParty[]> {
  const { rows } = await db.execute(sql`
    select p.id, p.kind, p.code, p.name,
      (select m.to_id from party_relations m where m.from_id = p.id and m.kind = 'member-of' and m.valid_from <= ${today}
        and (m.valid_to is null or m.valid_to >= ${today}) order by m.valid_from desc limit 1) as "associationId",
      (select m.to_id from party_relations m where m.from_id = p.id and m.kind = 'part-of' and m.valid_to is null) as "wholeId"
    from parties p where p.active`)
  return rows as unknown as KnownParty[]
}

export interface PendingImport {
  readonly id: string
  readonly fileName: string
  readonly rows: readonly SheetRow[]
  readonly personId: string
  readonly doneAt: string | null
  readonly result: Readonly<Record<string, number>> | null
}

export async function keepPending(
  tx: Tx,
  pending: { readonly fileName: string; readonly rows: readonly SheetRow[] },
  personId: string,
  now: string,
): Promise<string> {
  const [kept] = await tx
    .insert(pendingPartyImports)
    .values({ ...pending, personId, createdAt: now })
    .returning({ id: pendingPartyImports.id })
  return kept?.id ?? ''
}

export async function findPending(db: Reader, id: string): Promise<PendingImport | null> {
  const [found] = await db.select().from(pendingPartyImports).where(eq(pendingPartyImports.id, id))
  return found ?? null
}

/** The same, locked: two presses of the button do it once. */
export async function findPendingForUpdate(tx: Tx, id: string): Promise<PendingImport | null> {
  const [found] = await tx.select().from(pendingPartyImports).where(eq(pendingPartyImports.id, id)).for('update')
  return found ?? null
}

/** One import at a time: it is held against what is there, and nothing may come between. */
export const lockParties = (tx: Tx) => tx.execute(sql`lock table parties, party_relations in share row exclusive mode`)

const CHUNK = 4000

async function inChunks<T>(all: readonly T[], work: (some: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += CHUNK) await work(all.slice(from, from + CHUNK))
}

/** Reads in what was planned, in one transaction that has locked the parties: parties, relations and history, in few statements. */
export async function importParties(
  tx: Tx,
  planned: readonly PlannedRow[],
  deed: Deed,
): Promise<Record<Outcome, number>> {
  const changed = new Map(planned.flatMap((one) => (one.outcome === 'change' ? [[one.number, one] as const] : [])))
  const ids = new Map<number, { id: Id<'party'>; organisationId: Id<'party'> }>()
  const order = inOrder(planned)
  const organisations = await organisationsOf(tx, order)
  const added: (AcceptedRow & { id: Id<'party'>; organisationId: Id<'party'> })[] = []
  for (const row of order) {
    const id = row.known?.id ?? newId<'party'>()
    const whole =
      row.whole && ('row' in row.whole ? ids.get(row.whole.row)?.organisationId : organisations.get(row.whole.id))
    const organisationId = row.known ? (organisations.get(id) ?? id) : (whole ?? id)
    ids.set(row.number, { id, organisationId })
    if (!row.known) added.push({ ...row, id, organisationId })
  }
  const idOf = (pointer: PartyPointer): Id<'party'> =>
    'id' in pointer ? pointer.id : (ids.get(pointer.row)?.id as Id<'party'>)
  await inChunks(added, (some) =>
    tx.insert(parties).values(
      some.map(({ id, kind, code, name, organisationId }) => ({
        id,
        kind,
        code,
        name,
        organisationId,
        createdAt: deed.at,
      })),
    ),
  )
  const wholes = added.flatMap(({ id, whole }) =>
    whole ? [{ kind: 'part-of' as const, fromId: id, toId: idOf(whole), validFrom: deed.today }] : [],
  )
  await inChunks(wholes, (some) => tx.insert(partyRelations).values([...some]))
  const memberships = order.flatMap((row) =>
    row.association &&
    (!row.known || changed.get(row.number)?.changes.some((change) => change.column === 'association'))
      ? [
          {
            kind: 'member-of' as const,
            fromId: idOf({ row: row.number }),
            toId: idOf(row.association),
            validFrom: deed.today,
          },
        ]
      : [],
  )
  const joining = new Set(memberships.map((one) => one.fromId))
  await leaveFormer(
    tx,
    order.flatMap(({ known }) => (known && joining.has(known.id) ? [known.id] : [])),
    deed,
  )
  await inChunks(memberships, (some) => tx.insert(partyRelations).values([...some]))
  await rename(tx, [...changed.values()])
  await recordAll(tx, [...added.map(ofAdded), ...[...changed.values()].map(ofChanged)], deed)
  return countOutcomes(planned)
}

async function organisationsOf(tx: Tx, rows: readonly AcceptedRow[]): Promise<Map<string, Id<'party'>>> {
  const ids = new Set(
    rows.flatMap((row) =>
      [row.known?.id, row.whole && 'id' in row.whole ? row.whole.id : undefined].filter((id) => id !== undefined),
    ),
  )
  const found = new Map<string, Id<'party'>>()
  await inChunks([...ids], async (some) => {
    const rows = await tx
      .select({ id: parties.id, organisationId: parties.organisationId })
      .from(parties)
      .where(inArray(parties.id, [...some]))
    for (const row of rows) found.set(row.id, row.organisationId)
  })
  return found
}

/** A membership that another takes over from ends the day before; one that began today is replaced. */
async function leaveFormer(tx: Tx, ids: readonly Id<'party'>[], { today }: Deed): Promise<void> {
  const before = Temporal.PlainDate.from(today).subtract({ days: 1 }).toString()
  await inChunks(ids, async (some) => {
    const former = sql`kind = 'member-of' and from_id = any(${sql.param([...some])}::uuid[]) and valid_to is null`
    await tx.execute(sql`delete from party_relations where ${former} and valid_from >= ${today}`)
    await tx.execute(sql`update party_relations set valid_to = ${before} where ${former}`)
  })
}

async function rename(tx: Tx, changed: readonly Extract<PlannedRow, { outcome: 'change' }>[]): Promise<void> {
  const renamed = changed.filter((one) => one.changes.some((change) => change.column === 'name'))
  await inChunks(renamed, async (some) => {
    const ids = some.map((one) => one.accepted.known?.id)
    const names = some.map((one) => one.accepted.name)
    await tx.execute(sql`update parties p set name = n.name, version = p.version + 1
      from unnest(${sql.param(ids)}::uuid[], ${sql.param(names)}::text[]) as n(id, name) where p.id = n.id`)
  })
}

const ofAdded = ({ id, name }: { id: Id<'party'>; name: string }): HistoryEntry => ({
  subjectKind: 'party',
  subjectId: id,
  code: 'party.imported',
  params: { name },
})

const ofChanged = ({ accepted, changes }: Extract<PlannedRow, { outcome: 'change' }>): HistoryEntry => ({
  subjectKind: 'party',
  subjectId: accepted.known?.id ?? '',
  code: 'party.changed-by-import',
  params: {
    name: accepted.name,
    before: accepted.known?.name ?? '',
    fields: changes.map((change) => change.column).join(', '),
  },
})

export const markDone = (tx: Tx, id: string, result: Record<Outcome, number>, now: string) =>
  tx.update(pendingPartyImports).set({ doneAt: now, result, rows: [] }).where(eq(pendingPartyImports.id, id))
