import { eq } from 'drizzle-orm'
import type { Tx } from '#src/platform/database/index.ts'
import { type Deed, record } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { programmes } from './programme.tables.ts'
import { programmeTopic } from './programme-view.store.ts'

/** Two who add at once take turns, so that each sees what the other has added. */
export const lockProgramme = (tx: Tx, id: Id<'programme'>) =>
  tx.select({ id: programmes.id }).from(programmes).where(eq(programmes.id, id)).for('no key update')

/** Writes what happened to the programme itself, and tells the pages that show it. */
export async function tellProgramme(
  tx: Tx,
  programmeId: Id<'programme'>,
  code: string,
  params: Readonly<Record<string, string>>,
  deed: Deed,
): Promise<void> {
  await record(tx, { programmeId, subjectKind: 'programme', subjectId: programmeId, code, params }, deed)
  announce(tx, programmeTopic(programmeId))
}
