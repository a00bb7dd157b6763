import { and, eq, sql } from 'drizzle-orm'
import { ensureFunction } from '#src/features/people/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import { type Deed, selector } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { type ParticipantRole, participants } from './programme.tables.ts'
import { tellProgramme } from './tell-programme.store.ts'

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
  await tellProgramme(
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
  await tellProgramme(
    tx,
    programmeId,
    'programme.participant-removed',
    { party: await nameOf(tx, partyId), role: selector(role) },
    deed,
  )
  return true
}

async function nameOf(tx: Tx, partyId: Id<'party'>): Promise<string> {
  const { rows } = await tx.execute<{ name: string }>(sql`select name from parties where id = ${partyId}`)
  return rows[0]?.name ?? ''
}
