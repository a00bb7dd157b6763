import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import type { Answered, Asked, MailTask } from '#src/features/notices/index.ts'

export interface MailThread {
  /** Starts the thread if there is none. @returns when it is done. */
  ask(task: MailTask): Promise<void>
  /** Lets the mail under way be finished, so long as a server answers; asking is over. */
  stop(): Promise<void>
}

const idleMs = 60_000
const longestStopMs = 8_000

/**
 * A thread that lives while there are mails to write and send: making a thousand letters takes a second of computing, which nobody's page
 * waits for. It starts when it is first asked and ends when nothing was asked for a minute. One that fell is started anew at the next question.
 */
export function mailThread(start: () => Worker, { idle = idleMs }: { idle?: number } = {}): MailThread {
  const unanswered = new Map<number, PromiseWithResolvers<void>>()
  let worker: Worker | null = null
  let last = 0
  let ending: NodeJS.Timeout | undefined
  let isStopped = false

  function running(): Worker {
    if (worker) return worker
    const made = start()
    made.on('message', ({ nr, failed }: Answered) => settle(nr, failed))
    made.on('error', (error) => fell(made, error))
    made.on('exit', () => fell(made, new Error('The mail thread ended before it was done.')))
    worker = made
    return made
  }
  function settle(nr: number, failed?: unknown): void {
    const asked = unanswered.get(nr)
    unanswered.delete(nr)
    if (failed === undefined) asked?.resolve()
    else asked?.reject(failed)
    if (unanswered.size === 0 && !isStopped) ending = setTimeout(() => void end(), idle).unref()
  }
  /** A thread that was told to end has nothing left to answer. */
  function fell(which: Worker, error: unknown): void {
    if (which !== worker) return
    worker = null
    for (const nr of [...unanswered.keys()]) settle(nr, error)
  }
  async function end(): Promise<void> {
    clearTimeout(ending)
    const one = worker
    if (!one) return
    const ended = once(one, 'exit')
    if (unanswered.size === 0) worker = null
    one.postMessage('stop' satisfies Asked)
    const late = setTimeout(() => void one.terminate(), longestStopMs)
    await ended
    clearTimeout(late)
  }

  return {
    ask(task) {
      if (isStopped) return Promise.reject(new Error('The product is stopping: no mails are sent.'))
      clearTimeout(ending)
      const asked = Promise.withResolvers<void>()
      unanswered.set(++last, asked)
      running().postMessage({ nr: last, task } satisfies Asked)
      return asked.promise
    },
    stop() {
      isStopped = true
      return end()
    },
  }
}
