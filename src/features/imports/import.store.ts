import { and, desc, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { people } from '#src/features/people/people.tables.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import type { SheetNote } from '#src/platform/spreadsheet/index.ts'
import { importMappings, pendingImports } from './import.tables.ts'
import type { ImportKind, Mapping } from './sheet/import-kind.ts'

/** A file that was read and shown, waiting for a yes; or done, with what came of it. */
export interface PendingImport {
  readonly id: Id<'import'>
  readonly kind: ImportKind
  readonly fileName: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly rowNumbers: readonly number[]
  readonly notes: readonly SheetNote[]
  readonly mapping: Mapping
  readonly createdAt: string
  readonly doneAt: string | null
  readonly result: Readonly<Record<string, number>> | null
}

/** A file that nobody said yes to is kept so many days. */
const KEPT_DAYS = 30

/** Keeps a file that was read. What nobody has said yes to for a month is forgotten. */
export async function keepPending(
  tx: Tx,
  programmeId: Id<'programme'>,
  file: Omit<PendingImport, 'id' | 'createdAt' | 'doneAt' | 'result'>,
  by: { readonly personId: Id<'person'>; readonly at: string },
): Promise<Id<'import'>> {
  const forgotten = Temporal.Instant.from(by.at)
    .subtract({ hours: KEPT_DAYS * 24 })
    .toString()
  await tx
    .delete(pendingImports)
    .where(
      and(
        eq(pendingImports.programmeId, programmeId),
        isNull(pendingImports.doneAt),
        lt(pendingImports.createdAt, forgotten),
      ),
    )
  const id = newId<'import'>()
  await tx.insert(pendingImports).values({ ...file, id, programmeId, personId: by.personId, createdAt: by.at })
  return id
}

const columns = {
  id: pendingImports.id,
  kind: pendingImports.kind,
  fileName: pendingImports.fileName,
  header: pendingImports.header,
  rows: pendingImports.rows,
  rowNumbers: pendingImports.rowNumbers,
  notes: pendingImports.notes,
  mapping: pendingImports.mapping,
  createdAt: pendingImports.createdAt,
  doneAt: pendingImports.doneAt,
  result: pendingImports.result,
}

const here = (programmeId: Id<'programme'>, id: Id<'import'>) =>
  and(eq(pendingImports.programmeId, programmeId), eq(pendingImports.id, id))

/** Null: not of this programme. Which programmes the actor leads is asked by the caller. */
export async function findImport(
  db: Reader,
  programmeId: Id<'programme'>,
  id: Id<'import'> | null,
): Promise<PendingImport | null> {
  if (!id) return null
  const [found] = await db.select(columns).from(pendingImports).where(here(programmeId, id))
  return (found as PendingImport | undefined) ?? null
}

/** The same, locked until the transaction ends: a second yes waits for the first, and finds it done. */
export async function findImportForUpdate(
  tx: Tx,
  programmeId: Id<'programme'>,
  id: Id<'import'> | null,
): Promise<PendingImport | null> {
  if (!id) return null
  const [found] = await tx.select(columns).from(pendingImports).where(here(programmeId, id)).for('update')
  return (found as PendingImport | undefined) ?? null
}

export async function saveMapping(
  tx: Tx,
  programmeId: Id<'programme'>,
  pending: Pick<PendingImport, 'id' | 'kind'>,
  mapping: Mapping,
): Promise<void> {
  await tx.update(pendingImports).set({ mapping }).where(here(programmeId, pending.id))
  await tx
    .insert(importMappings)
    .values({ programmeId, kind: pending.kind, mapping })
    .onConflictDoUpdate({ target: [importMappings.programmeId, importMappings.kind], set: { mapping } })
}

export async function rememberedMapping(db: Reader, programmeId: Id<'programme'>, kind: ImportKind): Promise<Mapping> {
  const [found] = await db
    .select({ mapping: importMappings.mapping })
    .from(importMappings)
    .where(and(eq(importMappings.programmeId, programmeId), eq(importMappings.kind, kind)))
  return found?.mapping ?? {}
}

/** Done: its rows stand in the plan now, and are not kept twice. */
export async function markDone(
  tx: Tx,
  programmeId: Id<'programme'>,
  id: Id<'import'>,
  result: Readonly<Record<string, number>>,
  now: string,
): Promise<void> {
  await tx.update(pendingImports).set({ doneAt: now, result, rows: [], rowNumbers: [] }).where(here(programmeId, id))
}

/** Throws the file away; what is done stays. */
export async function forget(tx: Tx, programmeId: Id<'programme'>, id: Id<'import'>): Promise<void> {
  await tx.delete(pendingImports).where(and(here(programmeId, id), isNull(pendingImports.doneAt)))
}

export interface ListedImport {
  readonly id: string
  readonly kind: ImportKind
  readonly fileName: string
  readonly personName: string
  readonly createdAt: string
  readonly doneAt: string | null
  readonly count: number
}

/** Files waiting for a yes first, then the latest that were read in. */
export async function listImports(db: Reader, programmeId: Id<'programme'>): Promise<ListedImport[]> {
  const listed = await db
    .select({
      id: pendingImports.id,
      kind: pendingImports.kind,
      fileName: pendingImports.fileName,
      personName: people.name,
      createdAt: pendingImports.createdAt,
      doneAt: pendingImports.doneAt,
      count: sql<number>`case when ${isNotNull(pendingImports.doneAt)} then coalesce((${pendingImports.result}->>'add')::int, 0) + coalesce((${pendingImports.result}->>'change')::int, 0)
        else jsonb_array_length(${pendingImports.rows}) end`,
    })
    .from(pendingImports)
    .innerJoin(people, eq(people.id, pendingImports.personId))
    .where(eq(pendingImports.programmeId, programmeId))
    .orderBy(sql`${pendingImports.doneAt} is not null`, desc(pendingImports.createdAt))
    .limit(20)
  return listed as ListedImport[]
}
