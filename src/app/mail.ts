import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { digestCron, lettersAreDue, type MailSettings } from '#src/features/notices/index.ts'
import type { JobPlan } from '#src/platform/jobs/index.ts'
import { mailIsDue, mailToSend } from '#src/platform/mail/index.ts'
import { sharedSecret } from '#src/platform/sign-in/index.ts'
import type { Deps } from './deps.ts'
import { type MailThread, mailThread } from './mail-thread.ts'

export interface Mailing {
  readonly jobs: JobPlan
  stop(): Promise<void>
}

type MailDeps = Pick<Deps, 'config' | 'database' | 'clock' | 'live'>

/**
 * Mails go when something says that there are some (a notification of the transaction that wrote them), and are looked for every minute: what a
 * stopped process left is in the tables, and is found again.
 */
export async function startMail(deps: MailDeps, onError: (error: unknown) => void): Promise<Mailing> {
  const settings = await settingsOf(deps)
  const thread = mailThread(() => new Worker(workerFile(), { name: 'mail', workerData: settings }))
  return mailing(deps, thread, onError)
}

/** Asks the thread for what there is to do, and never for nothing: it costs memory while it lives. */
export function mailing(
  { config, database, clock, live }: MailDeps,
  thread: MailThread,
  onError: (error: unknown) => void,
): Mailing {
  const round = async (): Promise<void> => {
    const now = clock.now().toString()
    const isDue =
      (await lettersAreDue(database.db, now)) || (config.smtpUrl !== null && (await mailIsDue(database.db, now)))
    if (isDue) await thread.ask('round')
  }
  const wake = oneAtATime(round, onError)
  const forget = [live.follow(mailToSend, wake), live.onReconnect(wake)]
  return {
    jobs: {
      handlers: { 'mail.round': round, 'daily.digests': () => thread.ask('digests') },
      schedule: { 'mail.round': '* * * * *', 'daily.digests': digestCron },
    },
    stop() {
      for (const one of forget) one()
      return thread.stop()
    },
  }
}

/** Asked for while it is being done, it is done once more afterwards, however often it was asked for. */
function oneAtATime(work: () => Promise<void>, onError: (error: unknown) => void): () => void {
  let busy = false
  let again = false
  const run = async (): Promise<void> => {
    busy = true
    do {
      again = false
      await work().catch(onError)
    } while (again)
    busy = false
  }
  return () => {
    again = true
    if (!busy) void run()
  }
}

async function settingsOf({ config, database, clock }: MailDeps): Promise<MailSettings> {
  const { smtpUrl, mailFrom, publicUrl } = config
  return {
    databaseUrl: database.url,
    publicUrl: publicUrl.href,
    secret: await sharedSecret(database.db, 'mail', clock.now().toString()),
    server: smtpUrl && { smtpUrl: smtpUrl.href, mailFrom },
  }
}

/** The thread's program is an entry of its own in the server bundle, beside the main one. */
const workerFile = (): string => fileURLToPath(new URL('mail.worker.mjs', import.meta.url))
