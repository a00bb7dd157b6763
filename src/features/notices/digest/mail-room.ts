import type { Clock } from '#src/platform/clock.ts'
import { connect } from '#src/platform/database/index.ts'
import { type MailServer, openTransport, sendDue } from '#src/platform/mail/index.ts'
import { writeAtOnce, writeDaily } from './compose.ts'
import { lastDigest } from './digest-time.ts'

/** What the mail thread is told when it starts: only what can be passed between threads. */
export interface MailSettings {
  readonly databaseUrl: string
  readonly publicUrl: string
  readonly secret: string
  /** Null: mails are written and kept. */
  readonly server: { readonly smtpUrl: string; readonly mailFrom: MailServer['mailFrom'] } | null
}

/** `round`: what is due now. `digests`: everybody's daily mail too, whatever the hour. */
export type MailTask = 'round' | 'digests'

/** What passes between the threads: a question with a number, and the answer to that number. */
export type Asked = 'stop' | { readonly nr: number; readonly task: MailTask }
export interface Answered {
  readonly nr: number
  readonly failed?: Error
}

/** Connections to the database, and to the mail server. */
const lanes = 2

/** Where mails are written from notices, and sent. */
export function openMailRoom({ databaseUrl, secret, server, ...settings }: MailSettings, clock: Clock) {
  const stationery = { publicUrl: new URL(settings.publicUrl), secret }
  const { db, close } = connect(databaseUrl, { connections: lanes })
  const transport =
    server && openTransport({ smtpUrl: new URL(server.smtpUrl), mailFrom: server.mailFrom }, { connections: lanes })
  const stopping = new AbortController()
  return {
    async work(task: MailTask): Promise<void> {
      const now = clock.now().toString()
      await writeAtOnce(db, stationery, clock)
      await writeDaily(db, stationery, clock, task === 'digests' ? now : lastDigest(now))
      if (transport) await sendDue(db, transport, clock, { lanes, stopping: stopping.signal })
    },
    /** Ends the sending after the mail under way. */
    stop: () => stopping.abort(),
    async close(): Promise<void> {
      transport?.close()
      await close()
    },
  }
}
