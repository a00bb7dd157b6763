import type { Reader } from '../database/index.ts'
import { topicVersions } from './announce.ts'
import type { LiveChanges } from './listener.ts'

/** May this reader still follow the topic? Asked at the start and again at every push. */
export type MayFollow = (topics: readonly string[]) => Promise<ReadonlySet<string>>

const heartbeatMs = 25_000
const longestTopicList = 200

export const topicsOf = (text: string | undefined): string[] =>
  [...new Set((text ?? '').split(/[ ,]/))]
    .filter((topic) => /^[a-z-]{1,20}:[0-9a-f-]{36}$/.test(topic))
    .slice(0, longestTopicList)

/**
 * Server-sent events with the version of each followed topic: first as they stand (a page that missed a change sees it
 * now), then at every change. The stream carries numbers only; the page asks for itself again, and is checked as always.
 */
export function versionStream(
  live: LiveChanges,
  db: Reader,
  wanted: readonly string[],
  mayFollow: MayFollow,
  closed: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const stops: (() => void)[] = []
  const stop = (): void => {
    for (const one of stops.splice(0)) one()
  }
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (text: string): void => {
        try {
          controller.enqueue(encoder.encode(text))
        } catch {
          stop()
        }
      }
      const push = async (topics: readonly string[]): Promise<void> => {
        const allowed = await mayFollow(topics)
        const versions = await topicVersions(
          db,
          topics.filter((topic) => allowed.has(topic)),
        )
        for (const [topic, version] of versions) send(`event: version\ndata: ${JSON.stringify({ topic, version })}\n\n`)
      }
      // A change that can't be passed on ends the stream: the browser opens it again and gets the versions as they stand.
      const pushOrEnd = (topics: readonly string[]): void => void push(topics).catch(() => end())
      const end = (): void => {
        stop()
        try {
          controller.close()
        } catch {
          // already closed by the browser
        }
      }
      for (const topic of wanted) stops.push(live.follow(topic, () => pushOrEnd([topic])))
      stops.push(live.onReconnect(() => pushOrEnd(wanted)))
      const heartbeat = setInterval(() => send(': \n\n'), heartbeatMs)
      stops.push(() => clearInterval(heartbeat))
      closed.addEventListener('abort', end, { once: true })
      send('retry: 2000\n\n')
      pushOrEnd(wanted)
    },
    cancel: stop,
  })
}
