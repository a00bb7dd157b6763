import { desc, lt } from 'drizzle-orm'
import type { Reader, Tx } from '../database/index.ts'
import { mails } from './mail.tables.ts'

export interface Mail {
  readonly to: string
  /** One line: line breaks and other control characters are taken away, so that no header can be smuggled in. */
  readonly subject: string
  readonly text: string
}

export interface QueuedMail extends Mail {
  readonly id: string
  readonly queuedAt: string
}

/** Writes the mail in the caller's transaction. No server to send it by is set yet: an administrator reads it and passes it on. */
export async function queueMail(tx: Tx, mail: Mail, now: string): Promise<void> {
  const subject = mail.subject.replaceAll(/\p{Cc}+/gu, ' ').trim()
  await tx.insert(mails).values({ to: mail.to, subject, text: mail.text, queuedAt: now })
}

/** The latest mails, newest first. */
export const listMails = (db: Reader, most = 200): Promise<QueuedMail[]> =>
  db.select().from(mails).orderBy(desc(mails.queuedAt), desc(mails.id)).limit(most)

/** A mail may carry a link that lets one in, so it is kept only as long as one is good. */
export const clearOldMails = (db: Reader, before: string) => db.delete(mails).where(lt(mails.queuedAt, before))
