import { sql } from 'drizzle-orm'
import { type Clock, dayIn } from '#src/platform/clock.ts'
import type { Db, Tx } from '#src/platform/database/index.ts'
import { translator } from '#src/platform/i18n/index.ts'
import { type Mail, queueMails } from '#src/platform/mail/index.ts'
import { noticeChoicesPath, noticesPath } from '../paths.ts'
import { type StopScope, stopUrl } from '../stop-token.ts'
import { atOnceLetter } from './at-once-letter.tsx'
import { dailyLetter } from './daily-letter.tsx'
import type { Footing } from './letter-foot.tsx'
import { inWords, type Reader } from './letter-words.ts'
import { type ToMail, takeToMail, type Which } from './to-mail.store.ts'

/** What letters are made with. */
export interface Stationery {
  readonly publicUrl: URL
  /** The shared secret `mail`: signs the links that stop mails. */
  readonly secret: string
}

/** Writes a mail of each notice that is mailed at once. @returns how many. */
export const writeAtOnce = (db: Db, stationery: Stationery, clock: Clock): Promise<number> =>
  writeAll(db, { way: 'at-once' }, clock, (list) => list.map((notice) => atOnce(notice, stationery)))

/** Writes one mail to each who has waited for a daily one since `until`, with all that they have not read. @returns how many. */
export const writeDaily = (db: Db, stationery: Stationery, clock: Clock, until: string): Promise<number> =>
  writeAll(db, { way: 'daily', until }, clock, (list) =>
    [...Map.groupBy(list, ({ personId }) => personId).values()].map((own) => daily(own, stationery)),
  )

/** People whose mails are written in one transaction. */
const together = 250
const lockKey = 5_317_212

async function writeAll(
  db: Db,
  which: Which,
  clock: Clock,
  write: (list: readonly ToMail[]) => Mail[],
): Promise<number> {
  let written = 0
  for (;;) {
    const batch = await db.transaction((tx) => writeSome(tx, which, clock, write))
    written += batch.mails
    if (batch.people === 0) return written
  }
}

/** What is put into mails is marked in the same transaction, and one at a time does it: nothing is told twice, and nobody gets two daily mails. */
async function writeSome(tx: Tx, which: Which, clock: Clock, write: (list: readonly ToMail[]) => Mail[]) {
  await tx.execute(sql`select pg_advisory_xact_lock(${lockKey})`)
  const instant = clock.now()
  const now = instant.toString()
  const { people, toMail } = await takeToMail(tx, which, { most: together, now, today: dayIn(instant) })
  const mails = write(toMail)
  await queueMails(tx, mails, now)
  return { people, mails: mails.length }
}

function atOnce(notice: ToMail, stationery: Stationery): Mail {
  const ui = readerOf(notice)
  const footing = footingOf(notice, notice.kind, stationery, ui)
  return { to: notice.email, ...atOnceLetter(inWords(notice, stationery.publicUrl, ui), footing, ui) }
}

function daily(own: readonly ToMail[], stationery: Stationery): Mail {
  const [first] = own
  if (!first) throw new Error('A daily mail with nothing in it')
  const ui = readerOf(first)
  const told = own.map((notice) => inWords(notice, stationery.publicUrl, ui))
  const allUrl = new URL(noticesPath, stationery.publicUrl).href
  const footing = footingOf(first, 'daily', stationery, ui)
  return { to: first.email, ...dailyLetter({ name: first.name, told, allUrl, footing }, ui) }
}

const readerOf = ({ lang }: ToMail): Reader => ({ lang, t: translator(lang) })

const footingOf = (
  { personId }: ToMail,
  scope: StopScope,
  { publicUrl, secret }: Stationery,
  { t }: Reader,
): Footing => ({
  change: { label: t('mail.change'), url: new URL(noticeChoicesPath, publicUrl).href },
  stop: {
    label: t(scope === 'daily' ? 'mail.stop-daily' : 'mail.stop-kind'),
    url: stopUrl(publicUrl, secret, { personId, scope }),
  },
})
