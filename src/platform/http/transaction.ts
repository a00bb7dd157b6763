import type { Db, Tx } from '../database/index.ts'
import { publishAnnounced } from '../live/index.ts'

class RolledBack extends Error {
  readonly response: Response
  constructor(response: Response) {
    super('rolled back')
    this.response = response
  }
}

/** Runs `work` in a transaction, and publishes what it announced as its last statement. */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    const result = await work(tx)
    await publishAnnounced(tx)
    return result
  })
}

/** The same for a request: an answer that refuses (400 and above) leaves nothing behind. */
export async function answerInTransaction(db: Db, work: (tx: Tx) => Promise<Response>): Promise<Response> {
  try {
    return await inTransaction(db, async (tx) => {
      const response = await work(tx)
      if (response.status >= 400) throw new RolledBack(response)
      return response
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.response
    throw error
  }
}
