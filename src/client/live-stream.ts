/** One page that follows topics; `tell` reaches it. */
export interface Watcher {
  tell(change: Change): void
}

export interface Change {
  readonly topic: string
  readonly version: number
}

export interface Watch {
  readonly topics: readonly string[]
  readonly visible: boolean
}

const settleMs = 50
const longestPauseMs = 30_000

/**
 * One stream for any number of watchers: open while one of them is visible, over all topics that the visible ones follow. The server first sends the
 * present version of each topic, so nothing that happened while it was closed is missed; what is known is told to a new watcher at once.
 */
export function liveStream(address: (topics: readonly string[]) => string) {
  const watches = new Map<Watcher, Watch>()
  const known = new Map<string, number>()
  let source: EventSource | undefined
  let followed = ''
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const settleSoon = (after = settleMs) => {
    clearTimeout(timer)
    timer = setTimeout(settle, after)
  }
  const settle = () => {
    const topics = [...new Set([...watches.values()].flatMap((watch) => (watch.visible ? watch.topics : [])))].sort()
    const wanted = topics.join(',')
    if (wanted === followed && (source === undefined) === (wanted === '')) return
    source?.close()
    source = undefined
    followed = wanted
    if (wanted) open(topics)
  }
  const open = (topics: readonly string[]) => {
    const opened = new EventSource(address(topics))
    source = opened
    opened.addEventListener('open', () => {
      failures = 0
    })
    opened.addEventListener('version', (event) => hear(JSON.parse(event.data)))
    // A lost connection is opened again by the browser; one that was refused (restart, sign-out) is not.
    opened.addEventListener('error', () => {
      if (opened.readyState !== EventSource.CLOSED || source !== opened) return
      source = undefined
      failures += 1
      settleSoon(Math.min(1000 * 2 ** failures, longestPauseMs))
    })
  }
  const hear = (change: Change) => {
    known.set(change.topic, change.version)
    for (const [watcher, watch] of watches) if (watch.topics.includes(change.topic)) watcher.tell(change)
  }

  return {
    watch(watcher: Watcher, watch: Watch): void {
      watches.set(watcher, watch)
      for (const topic of watch.topics) {
        const version = known.get(topic)
        if (version !== undefined) watcher.tell({ topic, version })
      }
      settleSoon()
    },
    leave(watcher: Watcher): void {
      watches.delete(watcher)
      settleSoon()
    },
  }
}

export const liveAddress = (topics: readonly string[]): string =>
  `/live?topics=${topics.map(encodeURIComponent).join(',')}`
