import { onTurbo } from './turbo-events.ts'

/**
 * Menus close when one looks elsewhere; a link to something folded unfolds it; dialog buttons work in browsers that do not know
 * invoker commands.
 */
export function openAndClose(): void {
  document.addEventListener('click', (event) => {
    const target = event.target as Element
    for (const menu of openMenus()) if (!menu.contains(target)) menu.open = false
    const link = target.closest<HTMLAnchorElement>('a[href^="#"]')
    if (link) unfold(link.hash)
    const button = target.closest<HTMLButtonElement>('button[command][commandfor]')
    if (button && !('command' in HTMLButtonElement.prototype)) command(button)
  })
  onTurbo('turbo:load', () => unfold(location.hash))
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    for (const menu of openMenus()) {
      menu.open = false
      menu.querySelector('summary')?.focus()
    }
  })
}

function unfold(hash: string): void {
  const place = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null
  const folded = place?.closest('details') ?? place?.querySelector<HTMLDetailsElement>(':scope > details')
  if (!folded || folded.open) return
  folded.open = true
  folded.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea, .deed-body button')?.focus()
}

const openMenus = () => document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')

function command(button: HTMLButtonElement): void {
  const dialog = document.getElementById(button.getAttribute('commandfor') ?? '')
  if (!(dialog instanceof HTMLDialogElement)) return
  if (button.getAttribute('command') === 'close') dialog.close()
  else dialog.showModal()
}
