import { morphBodyElements } from '@hotwired/turbo'
import { whileRefreshing } from './morph.ts'
import { isSending } from './sending.ts'
import { onTurbo } from './turbo-events.ts'

let visits = 0
onTurbo('turbo:visit', () => {
  visits += 1
})

/**
 * Fetches the page's own address and turns the page into what came, keeping what its reader is doing. Not by a visit of Turbo's: an answer that failed
 * (a restart, a lost network, a session that ended) must leave the page as it was. True when the page is now as new as the server's.
 */
export async function refreshPage(): Promise<boolean> {
  const visit = visits
  const url = location.href
  const response = await fetch(url, { headers: { accept: 'text/html' } }).catch(() => undefined)
  if (!response?.ok || response.redirected) return true
  const next = new DOMParser().parseFromString(await response.text(), 'text/html')
  if (visit !== visits || url !== location.href || isSending()) return false
  const scrolled = [...document.querySelectorAll('.scroll')].map(
    (element) => [element, element.scrollLeft, element.scrollTop] as const,
  )
  whileRefreshing(() => morphBodyElements(document.body, next.body))
  for (const [element, x, y] of scrolled)
    if (element.scrollLeft !== x || element.scrollTop !== y) element.scrollTo(x, y)
  document.title = next.title
  const topics = next.querySelector<HTMLMetaElement>('meta[name=live-topics]')?.content
  document.querySelector<HTMLMetaElement>('meta[name=live-topics]')?.setAttribute('content', topics ?? '')
  document.dispatchEvent(new Event('live:refreshed'))
  return true
}
