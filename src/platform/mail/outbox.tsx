import { desc, eq, isNotNull, lt, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../database/index.ts'
import type { Lang } from '../i18n/index.ts'
import { ok, type Result, refuse } from '../result.ts'
import { isPlainAddress, oneLine } from './address.ts'
import { TextLetter } from './letter.tsx'
import { mails } from './mail.tables.ts'

export interface Mail {
  /** One address, and nothing else. To anything else nothing is ever sent. */
  readonly to: string
  /** Becomes one line. */
  readonly subject: string
  readonly text: string
  /** The same as a page; made from the text when there is none. */
  readonly html?: string
  /** The language of the text. */
  readonly lang: Lang
  /** Where one click stops mails of its kind (RFC 8058); none for what can't be stopped, such as an invitation. */
  readonly unsubscribeUrl?: string
}

export type QueuedMail = typeof mails.$inferSelect

/** Those who write and send mails listen here. */
export const mailToSend = 'mail'

/** Says that there will be something to write or to send when the transaction commits. */
export async function wakeMail(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_notify('samtakt', ${`${mailToSend}@0`})`)
}

/** What a given up mail says instead of a server's words, when no server was asked. */
export const ownReasons = ['not-an-address', 'waited-too-long'] as const
export type OwnReason = (typeof ownReasons)[number]

/** Writes the mail in the caller's transaction: what is rolled back is never told. It is sent afterwards, elsewhere. */
export const queueMail = (tx: Tx, mail: Mail, now: string): Promise<void> => queueMails(tx, [mail], now)

/** A statement takes 65,535 values at most; a mail is seven. */
const inOneStatement = 1000

/** The same for many, in few statements. */
export async function queueMails(tx: Tx, list: readonly Mail[], now: string): Promise<void> {
  for (let from = 0; from < list.length; from += inOneStatement)
    await tx.insert(mails).values(list.slice(from, from + inOneStatement).map((mail) => written(mail, now)))
  if (list.length > 0) await wakeMail(tx)
}

function written({ to, text, lang, html, unsubscribeUrl = '', ...mail }: Mail, now: string): typeof mails.$inferInsert {
  const subject = oneLine(mail.subject)
  const row = { to, subject, text, unsubscribeUrl, queuedAt: now, nextTryAt: now }
  const reaches = isPlainAddress(to) ? {} : { gaveUpAt: now, lastError: 'not-an-address' satisfies OwnReason }
  return { ...row, ...reaches, html: html ?? String(<TextLetter lang={lang} title={subject} text={text} />) }
}

/** The latest mails, newest first; or of those that were given up. */
export const listMails = (
  db: Reader,
  { most = 200, givenUp }: { most?: number; givenUp?: boolean } = {},
): Promise<QueuedMail[]> =>
  db
    .select()
    .from(mails)
    .where(givenUp ? isNotNull(mails.gaveUpAt) : undefined)
    .orderBy(desc(mails.queuedAt), desc(mails.id))
    .limit(most)

export type AgainRefusal = { readonly code: 'unknown' | 'not-given-up' | 'not-an-address' }

/** A mail that was given up is tried again, as if it were written now. Refuses one that was sent or is on its way, and one that goes to no address. */
export async function sendAgain(tx: Tx, id: string, now: string): Promise<Result<void, AgainRefusal>> {
  const [mail] = await tx
    .select({ to: mails.to, gaveUpAt: mails.gaveUpAt })
    .from(mails)
    .where(eq(mails.id, id))
    .for('update')
  if (!mail) return refuse({ code: 'unknown' })
  if (!mail.gaveUpAt) return refuse({ code: 'not-given-up' })
  if (!isPlainAddress(mail.to)) return refuse({ code: 'not-an-address' })
  const afresh = { queuedAt: now, nextTryAt: now, gaveUpAt: null, tries: 0, lastError: '' }
  await tx.update(mails).set(afresh).where(eq(mails.id, id))
  await wakeMail(tx)
  return ok(undefined)
}

/** A mail may carry a link that lets one in, so it is kept only as long as one is good. */
export const clearOldMails = (db: Reader, before: string) => db.delete(mails).where(lt(mails.queuedAt, before))
