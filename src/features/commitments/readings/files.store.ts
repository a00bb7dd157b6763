import { sql } from 'drizzle-orm'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { storedFiles } from '#src/platform/files/file.tables.ts'
import type { StagedFile } from '#src/platform/files/index.ts'
import type { Id } from '#src/platform/ids.ts'

export interface AttachedFile {
  readonly sha256: string
  readonly name: string
  readonly type: string
  readonly size: number
}

/** The file of one delivered version of a commitment that has been found visible. */
export async function findFile(
  db: Reader,
  programmeId: Id<'programme'>,
  commitmentId: Id<'commitment'>,
  deliveryId: Id<'delivery'>,
): Promise<AttachedFile | null> {
  const { rows } = await db.execute<AttachedFile & Record<string, unknown>>(sql`
    select f.sha256, f.name, f.type, f.size from deliveries d join stored_files f on f.id = d.file_id
    where d.programme_id = ${programmeId} and d.commitment_id = ${commitmentId} and d.id = ${deliveryId}`)
  return rows[0] ?? null
}

/** Writes the row of a file that is kept in the same transaction. */
export async function attachFile(tx: Tx, { sha256, name, type, size }: StagedFile, at: string): Promise<string> {
  const [row] = await tx
    .insert(storedFiles)
    .values({ sha256, name, type, size, createdAt: at })
    .returning({ id: storedFiles.id })
  if (!row) throw new Error('The file was not written.')
  return row.id
}
