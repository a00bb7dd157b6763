import { type SQL, sql } from 'drizzle-orm'
import type { Actor, Standing } from '#src/platform/access/index.ts'
import { visibleCommitments } from './visible.store.ts'

/** Receipts picked out by their ids, as far as the actor sees their commitments: somebody else's id finds nothing. */
export const visibleReceipts = (actor: Actor, standing: Standing, picked: SQL): SQL =>
  sql`${picked} and ${visibleCommitments(actor, standing)}`
