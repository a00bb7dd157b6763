import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { beginApplication, reportProgress } from '#src/features/templates/index.ts'
import type { Database, Db } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { alreadySubmitted, inTransaction } from '#src/platform/http/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { readPlan } from '../plan.store.ts'
import { carryingOut } from './application.store.ts'
import { type Applying, applyTemplate, type Progress } from './apply.store.ts'
import { applicationTopic } from './paths.ts'

export interface Work {
  readonly programmeId: Id<'programme'>
  readonly wish: Applying
  /** Receipts to be made, as foreseen. */
  readonly receipts: number
  readonly deed: Deed
  /** The form's key, and where it leads. */
  readonly once: string
  readonly to: string
}

const reportEveryMs = 500

/**
 * Applies a template that takes long: writes that it is under way, and goes on with it in this process after answering. The making is
 * still one transaction, so it is whole or not at all. A connection of its own holds the lock `carryingOut` from before the row
 * can be seen until all has ended; when the process dies the database lets go of it, and the row tells that it stopped.
 * @returns where the form leads: the same place however many times it is sent
 */
export async function beginApplying(database: Database, work: Work): Promise<string> {
  const { wish, programmeId, deed } = work
  const client = await database.pool.connect()
  // A connection that is lost makes the statement fail; without a listener it would also end the process.
  const lost = () => undefined
  client.on('error', lost)
  const own = drizzle(client)
  const letGo = async (): Promise<void> => {
    const kept = await own.execute(sql`select pg_advisory_unlock(${carryingOut(wish.id)})`).catch(() => null)
    client.off('error', lost)
    // Closing a connection lets go of its locks too.
    client.release(kept === null)
  }
  try {
    await own.execute(sql`select pg_advisory_lock(${carryingOut(wish.id)})`)
    const earlier = await inTransaction(own, async (tx) => {
      const before = await alreadySubmitted(tx, work.once, work.to, deed.at)
      const { templateId, number } = wish.source
      const begun = { id: wish.id, templateId, number, target: wish.target, receipts: work.receipts }
      if (!before) await beginApplication(tx, programmeId, begun, deed)
      return before
    })
    if (earlier) {
      await letGo()
      return earlier
    }
  } catch (error) {
    await letGo()
    throw error
  }
  void carryThrough(own, work, reporter(database.db, work))
    .catch((error: unknown) => console.error(`Applying a template stopped (${wish.id}):`, error))
    .then(letGo)
    .then(() => inTransaction(database.db, async (tx) => announce(tx, applicationTopic(wish.id))))
    .catch(() => undefined)
  return work.to
}

async function carryThrough(own: Db, { programmeId, wish, deed }: Work, progress: Progress): Promise<void> {
  await inTransaction(own, async (tx) => {
    const applied = await applyTemplate(tx, await readPlan(tx, programmeId), wish, deed, progress)
    // Somebody was quicker, or the rollouts have gone: its page says that nothing was changed.
    if (!applied.ok) throw new Error(applied.refusal.code)
  })
}

/**
 * Tells how far it has come, on another connection than the work's. Never waited for: the other connections may all be held by those
 * who wait for the work itself.
 */
function reporter(db: Db, { programmeId, wish }: Work): Progress {
  let latest = Number.NEGATIVE_INFINITY
  let reporting = false
  return (receipts) => {
    const now = performance.now()
    if (reporting || now - latest < reportEveryMs) return
    latest = now
    reporting = true
    void inTransaction(db, async (tx) => {
      await reportProgress(tx, programmeId, wish.id, receipts)
      announce(tx, applicationTopic(wish.id))
    })
      .catch(() => undefined)
      .finally(() => {
        reporting = false
      })
  }
}
