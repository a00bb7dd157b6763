import { openLivePort } from './live-port.ts'
import type { Change } from './live-stream.ts'
import { refreshPage } from './refresh.ts'
import { isSending, whenSent } from './sending.ts'
import { onTurbo } from './turbo-events.ts'

const gatherMs = 30
const restMs = 500

/** Topics that the page shows, with the version it was made from: `<meta name="live-topics" content="programme:…@12 …">`. */
function shownTopics(): Map<string, number> {
  const content = document.querySelector<HTMLMetaElement>('meta[name=live-topics]')?.content ?? ''
  return new Map(
    content.split(' ').flatMap((each) => {
      const at = each.lastIndexOf('@')
      return at > 0 ? [[each.slice(0, at), Number(each.slice(at + 1))] as const] : []
    }),
  )
}

/**
 * Refreshes the page when something it shows has changed: soon, several changes at once, never under a form on its way, and in a hidden tab when it is
 * looked at again. A version that was fetched for is not fetched for twice, should the page not know of it.
 */
export function followLive(): void {
  const heard = new Map<string, number>()
  const fetchedFor = new Map<string, number>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let refreshedAt = 0

  const isStale = () =>
    [...shownTopics()].some(([topic, shown]) => (heard.get(topic) ?? 0) > Math.max(shown, fetchedFor.get(topic) ?? 0))
  const refreshSoon = () => {
    if (timer !== undefined || document.visibilityState === 'hidden' || !isStale()) return
    timer = setTimeout(refresh, Math.max(gatherMs, refreshedAt + restMs - Date.now()))
  }
  const refresh = async () => {
    timer = undefined
    if (!isStale()) return
    if (isSending()) return whenSent(refreshSoon)
    const then = new Map(heard)
    refreshedAt = Date.now()
    if (await refreshPage()) for (const [topic, version] of then) fetchedFor.set(topic, version)
    refreshSoon()
  }
  const send = openLivePort((change: Change) => {
    heard.set(change.topic, change.version)
    refreshSoon()
  })
  const watch = () => {
    send({ topics: [...shownTopics().keys()], visible: document.visibilityState === 'visible' })
    refreshSoon()
  }
  onTurbo('turbo:load', watch)
  document.addEventListener('visibilitychange', watch)
  addEventListener('pagehide', () => send(null))
  addEventListener('pageshow', (event) => event.persisted && watch())
}
