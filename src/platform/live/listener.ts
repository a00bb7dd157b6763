import { Client } from 'pg'

export type VersionListener = (topic: string, version: number) => void

export interface LiveChanges {
  /** Calls back when the topic changes; returns how to stop. */
  follow(topic: string, listener: VersionListener): () => void
  /** Calls back after the connection was lost and found again: what happened in between is unknown. */
  onReconnect(listener: () => void): () => void
  close(): Promise<void>
}

const retryAfterMs = 500

/** One LISTEN connection for the whole process, opened again when it is lost. */
export function listenForChanges(url: string): LiveChanges {
  const followers = new Map<string, Set<VersionListener>>()
  const reconnects = new Set<() => void>()
  let client: Client | null = null
  let closed = false
  let retry: NodeJS.Timeout | undefined

  const open = async (again: boolean): Promise<void> => {
    const next = new Client({ connectionString: url, application_name: 'samtakt live' })
    next.on('error', () => lost(next))
    next.on('end', () => lost(next))
    next.on('notification', ({ payload = '' }) => {
      const at = payload.lastIndexOf('@')
      const topic = payload.slice(0, at)
      for (const listener of followers.get(topic) ?? []) listener(topic, Number(payload.slice(at + 1)))
    })
    client = next
    try {
      await next.connect()
      await next.query('listen samtakt')
      if (again) for (const listener of reconnects) listener()
    } catch {
      lost(next)
    }
  }
  const lost = (which: Client): void => {
    if (closed || which !== client) return
    client = null
    clearTimeout(retry)
    retry = setTimeout(() => void open(true), retryAfterMs)
  }
  const opened = open(false)

  return {
    follow(topic, listener) {
      const set = followers.get(topic) ?? new Set()
      set.add(listener)
      followers.set(topic, set)
      return () => {
        set.delete(listener)
        if (set.size === 0) followers.delete(topic)
      }
    },
    onReconnect(listener) {
      reconnects.add(listener)
      return () => reconnects.delete(listener)
    },
    async close() {
      closed = true
      clearTimeout(retry)
      await opened
      await client?.end().catch(() => undefined)
    },
  }
}
