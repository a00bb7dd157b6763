import type { Target } from '../targets.ts'
import { ask, connections } from './ask.ts'
import { type LivePages, refreshTimes } from './live-pages.ts'
import { type Load, load } from './load.ts'
import { closeMailServer, handOver, mailsTaken, openMailServer } from './mail.ts'

/** What the client is asked to do; it answers each with what came of it. A process of its own, so that its work is not the server's. */
export type Order =
  | { readonly do: 'load'; readonly load: Load }
  | { readonly do: 'refresh'; readonly pages: LivePages }
  | { readonly do: 'keep'; readonly base: string; readonly targets: readonly Target[] }
  | { readonly do: 'open-mail' | 'mails-taken' | 'close-mail' }
  | { readonly do: 'hand-over'; readonly url: string; readonly count: number }

/** The answers' bodies as they came, in base64. */
async function keep(base: string, targets: readonly Target[]): Promise<string[]> {
  const agent = connections(1)
  const kept: string[] = []
  for (const target of targets) kept.push((await ask(base, agent, target)).body.toString('base64'))
  agent.destroy()
  return kept
}

function carryOut(order: Order): Promise<unknown> {
  switch (order.do) {
    case 'load':
      return load(order.load)
    case 'refresh':
      return refreshTimes(order.pages)
    case 'keep':
      return keep(order.base, order.targets)
    case 'open-mail':
      return openMailServer()
    case 'mails-taken':
      return Promise.resolve(mailsTaken())
    case 'hand-over':
      return handOver(order.url, order.count)
    case 'close-mail':
      return closeMailServer()
  }
}

process.on('message', (order: Order) => {
  void carryOut(order).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.message : String(error) }),
  )
})
