import { announce } from './announce.ts'
import { onTurbo } from './turbo-events.ts'

/**
 * After a visit focus goes to the heading, after a refused form to what must be mended; a page changed in place (sorted,
 * filtered) keeps it where it was. What the deed led to is announced.
 */
export function focusAndAnnounce(): void {
  let action: string | undefined
  let refused = false
  onTurbo('turbo:visit', (event) => {
    action = event.detail.action
  })
  onTurbo('turbo:submit-end', (event) => {
    refused = event.detail.success === false
  })
  onTurbo('turbo:render', () => {
    if (!refused) return
    refused = false
    focusOn('[data-error-summary], h1')
  })
  onTurbo('turbo:load', () => {
    const lost = document.activeElement === null || document.activeElement === document.body
    if (action === 'advance' && !location.hash) focusOn('[autofocus], h1')
    else if (action === 'replace' && lost) focusOn('[data-error-summary], h1')
    const said =
      document.querySelector('.flash') ?? (action === 'replace' ? document.querySelector('[data-announce]') : null)
    if (action && said?.textContent) announce(said.textContent)
    action = undefined
  })
}

function focusOn(selector: string): void {
  const [summary, heading] = selector.split(', ').map((each) => document.querySelector<HTMLElement>(each))
  const target = summary ?? heading
  target?.focus({ preventScroll: target === heading })
}
