import { and, asc, eq, sql } from 'drizzle-orm'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { type Deed, record } from '#src/platform/history/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { waves } from './programme.tables.ts'
import { programmeTopic } from './programme-view.store.ts'

export interface Wave {
  readonly id: Id<'wave'>
  /** Its place in the order, from 1. */
  readonly number: number
  readonly name: string
  readonly startsOn: string | null
  readonly note: string
  readonly version: number
}

const columns = {
  id: waves.id,
  number: waves.number,
  name: waves.name,
  startsOn: waves.startsOn,
  note: waves.note,
  version: waves.version,
}

/** The waves of a programme that the caller has found for the actor, in their order. */
export const listWaves = (db: Reader, programme: { readonly id: Id<'programme'> }): Promise<Wave[]> =>
  db.select(columns).from(waves).where(eq(waves.programmeId, programme.id)).orderBy(asc(waves.number))

export async function findWave(
  db: Reader,
  programme: { readonly id: Id<'programme'> },
  id: Id<'wave'> | null,
): Promise<Wave | null> {
  if (!id) return null
  const [found] = await db
    .select(columns)
    .from(waves)
    .where(and(eq(waves.programmeId, programme.id), eq(waves.id, id)))
  return found ?? null
}

export interface WaveWords {
  readonly name: string
  readonly startsOn: string | null
  readonly note: string
}

export interface NewWave extends Partial<WaveWords> {
  readonly programmeId: Id<'programme'>
  readonly name: string
}

/** Adds a wave after those there are. */
export async function addWave(
  tx: Tx,
  { programmeId, name, startsOn = null, note = '' }: NewWave,
  deed: Deed,
): Promise<Id<'wave'>> {
  await lockOrder(tx, programmeId)
  const [last] = await tx
    .select({ number: sql<number>`coalesce(max(${waves.number}), 0)` })
    .from(waves)
    .where(eq(waves.programmeId, programmeId))
  const id = newId<'wave'>()
  await tx.insert(waves).values({ programmeId, id, number: (last?.number ?? 0) + 1, name, startsOn, note })
  await tell(tx, programmeId, id, 'wave.added', name, deed)
  return id
}

/** @returns false when somebody changed it since `version`. */
export async function changeWave(
  tx: Tx,
  programmeId: Id<'programme'>,
  id: Id<'wave'>,
  version: number,
  words: WaveWords,
  deed: Deed,
): Promise<boolean> {
  const changed = await tx
    .update(waves)
    .set({ ...words, version: version + 1 })
    .where(and(eq(waves.programmeId, programmeId), eq(waves.id, id), eq(waves.version, version)))
    .returning({ id: waves.id })
  if (changed.length === 0) return false
  await tell(tx, programmeId, id, 'wave.changed', words.name, deed)
  return true
}

/** Moves a wave one step earlier or later in the order; at the end nothing happens. */
export async function shiftWave(
  tx: Tx,
  programmeId: Id<'programme'>,
  id: Id<'wave'>,
  step: -1 | 1,
  deed: Deed,
): Promise<void> {
  await lockOrder(tx, programmeId)
  const order = await listWaves(tx, { id: programmeId })
  const at = order.findIndex((wave) => wave.id === id)
  const [moved, other] = [order[at], order[at + step]]
  if (!moved || !other) return
  // The number is unique: the one that gives way steps aside first.
  await tx.execute(sql`update waves set number = -number where programme_id = ${programmeId} and id = ${other.id}`)
  await tx.execute(
    sql`update waves set number = ${other.number} where programme_id = ${programmeId} and id = ${moved.id}`,
  )
  await tx.execute(
    sql`update waves set number = ${moved.number} where programme_id = ${programmeId} and id = ${other.id}`,
  )
  await tell(tx, programmeId, id, 'wave.reordered', moved.name, deed)
}

/** Takes away a wave that nothing belongs to. @returns false when rollouts or commitments do. */
export async function removeWave(tx: Tx, programmeId: Id<'programme'>, wave: Wave, deed: Deed): Promise<boolean> {
  await lockOrder(tx, programmeId)
  try {
    // In a savepoint: the foreign keys know best whether anything belongs to it, also in slices above this one.
    await tx.transaction((inner) =>
      inner.delete(waves).where(and(eq(waves.programmeId, programmeId), eq(waves.id, wave.id))),
    )
  } catch (error) {
    if (isForeignKeyViolation(error)) return false
    throw error
  }
  await tell(tx, programmeId, wave.id, 'wave.removed', wave.name, deed)
  return true
}

const isForeignKeyViolation = (error: unknown): boolean => {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  return (cause as { code?: string } | null)?.code === '23503'
}

/** The order of a programme's waves is changed by one at a time. */
const lockOrder = (tx: Tx, programmeId: Id<'programme'>) =>
  tx.execute(sql`select 1 from programmes where id = ${programmeId} for no key update`)

async function tell(
  tx: Tx,
  programmeId: Id<'programme'>,
  subjectId: Id<'wave'>,
  code: string,
  name: string,
  deed: Deed,
): Promise<void> {
  await record(tx, { programmeId, subjectKind: 'wave', subjectId, code, params: { name } }, deed)
  announce(tx, programmeTopic(programmeId))
}
