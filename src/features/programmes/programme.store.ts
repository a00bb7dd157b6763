import { and, eq, sql } from 'drizzle-orm'
import { appoint, ensureFunction } from '#src/features/people/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import { type Deed, record } from '#src/platform/history/index.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { areas, participants, programmes } from './programme.tables.ts'
import { programmeTopic } from './programme-view.store.ts'

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
