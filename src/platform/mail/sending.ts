import { and, eq, isNull, lte } from 'drizzle-orm'
import type { Clock } from '../clock.ts'
import type { Db, Reader, Tx } from '../database/index.ts'
import { mails } from './mail.tables.ts'
import type { QueuedMail } from './outbox.tsx'
import type { Refusal } from './refusal.ts'
import { nextTry, waitedTooLong } from './retrying.ts'
import type { Transport } from './transport.ts'

/** What became of the mails of a round. */
export interface Round {
  readonly sent: number
  readonly refused: number
  readonly later: number
  readonly unreachable: number
}

type Became = keyof Round

/** So many in a row to whom nobody answered, and the rest may wait: the server is down, and each would be waited for in vain. */
const mostUnreachable = 3

const due = (now: string) => and(isNull(mails.sentAt), isNull(mails.gaveUpAt), lte(mails.nextTryAt, now))

/** Is there a mail to send now? */
export async function mailIsDue(db: Reader, now: string): Promise<boolean> {
  const found = await db.select({ id: mails.id }).from(mails).where(due(now)).limit(1)
  return found.length > 0
}

/**
 * Sends what is due, in so many lanes at once, each with a connection of its own to the database and to the mail server. Several
 * processes may do it at the same time: each mail is locked by the one who sends it.
 */
export async function sendDue(
  db: Db,
  transport: Transport,
  clock: Clock,
  { lanes = 2, stopping }: { lanes?: number; stopping?: AbortSignal } = {},
): Promise<Round> {
  const round = { sent: 0, refused: 0, later: 0, unreachable: 0 }
  let inRow = 0
  const lane = async (): Promise<void> => {
    while (!stopping?.aborted && inRow < mostUnreachable) {
      const became = await sendNext(db, transport, clock)
      if (!became) return
      round[became] += 1
      inRow = became === 'unreachable' ? inRow + 1 : 0
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return round
}

/**
 * One mail, one transaction: taken with a lock that others pass by, sent, marked. Who dies in between leaves it unsent and unlocked. The
 * one window is a mail that the server has taken and we die before the mark: it is sent again, with the same Message-ID (decision 0023).
 */
const sendNext = (db: Db, transport: Transport, clock: Clock): Promise<Became | null> =>
  db.transaction(async (tx) => {
    const now = clock.now().toString()
    const [mail] = await tx
      .select()
      .from(mails)
      .where(due(now))
      .orderBy(mails.nextTryAt)
      .limit(1)
      .for('update', { skipLocked: true })
    if (!mail) return null
    const outcome = waitedTooLong(mail.queuedAt, now) && mail.tries === 0 ? stale : await transport.send(mail)
    await mark(tx, mail, outcome, clock.now().toString())
    return outcome.code
  })

/** It was kept while no server was set: what was news days ago is not poured out when there is one. */
const stale: Refusal = { code: 'refused', said: 'waited-too-long' }

async function mark(
  tx: Tx,
  mail: QueuedMail,
  outcome: { readonly code: 'sent' } | Refusal,
  now: string,
): Promise<void> {
  await tx
    .update(mails)
    .set(marked(mail, outcome, now))
    .where(eq(mails.id, mail.id))
}

function marked(mail: QueuedMail, outcome: { readonly code: 'sent' } | Refusal, now: string) {
  const tries = mail.tries + 1
  if (outcome.code === 'sent') return { tries, sentAt: now, lastError: '' }
  const nextTryAt = outcome.code === 'refused' ? null : nextTry(mail, now)
  return { tries, lastError: outcome.said, nextTryAt, ...(nextTryAt === null && { gaveUpAt: now }) }
}
