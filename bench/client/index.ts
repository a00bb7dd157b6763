import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Target } from '../targets.ts'
import type { LivePages } from './live-pages.ts'
import type { Load, Measured } from './load.ts'
import type { Order } from './main.ts'

export interface Client {
  load(load: Load): Promise<Measured>
  refreshTimes(pages: LivePages): Promise<number[]>
  keep(base: string, targets: readonly Target[]): Promise<string[]>
  openMailServer(): Promise<string>
  mailsTaken(): Promise<{ readonly count: number; readonly bytes: number }>
  handOver(url: string, count: number): Promise<number>
  closeMailServer(): Promise<void>
  close(): void
}

/** Starts the process that asks. */
export function startClient(): Client {
  const child = fork(join(import.meta.dirname, 'main.ts'), { execArgv: [] })
  return {
    load: (load) => send<Measured>(child, { do: 'load', load }),
    refreshTimes: (pages) => send<number[]>(child, { do: 'refresh', pages }),
    keep: (base, targets) => send<string[]>(child, { do: 'keep', base, targets }),
    openMailServer: () => send<string>(child, { do: 'open-mail' }),
    mailsTaken: () => send<{ count: number; bytes: number }>(child, { do: 'mails-taken' }),
    handOver: (url, count) => send<number>(child, { do: 'hand-over', url, count }),
    closeMailServer: () => send<void>(child, { do: 'close-mail' }),
    close: () => void child.kill(),
  }
}

function send<T>(child: ChildProcess, order: Order): Promise<T> {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Error('The client ended.'))
    child.once('exit', gone)
    child.once('message', (answer: { result: T } | { error: string }) => {
      child.off('exit', gone)
      if ('error' in answer) reject(new Error(answer.error))
      else resolve(answer.result)
    })
    child.send(order)
  })
}
