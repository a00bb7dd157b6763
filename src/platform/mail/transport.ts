import nodemailer, { type SendMailOptions } from 'nodemailer'
import type { Mailbox } from './address.ts'
import type { QueuedMail } from './outbox.tsx'
import { type Failure, type Refusal, refusalOf } from './refusal.ts'

export interface MailServer {
  /** `smtp://` or `smtps://`, with user and password when it wants them. Nodemailer's options may follow as a query. */
  readonly smtpUrl: URL
  readonly mailFrom: Mailbox
}

/** How long a server may take, in milliseconds. */
export interface Patience {
  /** To be connected to, and to greet. */
  readonly greeting: number
  /** To say anything at all, once it has greeted. */
  readonly answer: number
}

/** After the whole mail is handed over a server may think long: who hangs up then may have to send it twice. */
const usualPatience: Patience = { greeting: 10_000, answer: 60_000 }

export interface Transport {
  /** Hands one mail to the server. Says what became of it; throws only for a bug. */
  send(mail: QueuedMail): Promise<{ readonly code: 'sent' } | Refusal>
  close(): void
}

const own = ['localhost', '127.0.0.1', '[::1]']

/** Opens a pool of so many connections to the mail server. A connection is opened when it is first needed. */
export function openTransport(
  { smtpUrl, mailFrom }: MailServer,
  { connections = 2, patience = usualPatience }: { connections?: number; patience?: Patience } = {},
): Transport {
  const pool = nodemailer.createTransport({
    url: smtpUrl.href,
    pool: true,
    maxConnections: connections,
    // A connection that the server had closed meanwhile is opened once more; anything else is ours to try again, later.
    maxRequeues: 1,
    // A password is not told to whoever listens.
    requireTLS: smtpUrl.username !== '' && smtpUrl.protocol === 'smtp:' && !own.includes(smtpUrl.hostname),
    connectionTimeout: patience.greeting,
    greetingTimeout: patience.greeting,
    dnsTimeout: patience.greeting,
    socketTimeout: patience.answer,
    socketCloseTimeout: 1000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(mail) {
      try {
        await pool.sendMail(messageOf(mail, mailFrom))
        return { code: 'sent' }
      } catch (error) {
        return refusalOf(error as Failure)
      }
    },
    close: () => pool.close({ force: true }),
  }
}

/** One id for a mail however often it is tried: a server that got it twice can tell. */
export const messageIdOf = (mail: Pick<QueuedMail, 'id'>, from: Mailbox): string =>
  `<${mail.id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`

function messageOf(mail: QueuedMail, from: Mailbox): SendMailOptions {
  const { unsubscribeUrl } = mail
  return {
    from,
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html || undefined,
    date: new Date(mail.queuedAt),
    messageId: messageIdOf(mail, from),
    headers: {
      // RFC 3834: no out-of-office answers, please.
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribeUrl && {
        'List-Unsubscribe': `<${unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  }
}
