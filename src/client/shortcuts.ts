import { onTurbo } from './turbo-events.ts'

const setting = 'shortcuts'

const areOn = () => localStorage.getItem(setting) !== 'off'

const isTyping = (element: Element | null) =>
  element instanceof HTMLElement && (element.isContentEditable || element.matches('input, textarea, select'))

/** "/" goes to the search field. It can be turned off in the menu, as a one-key shortcut must be (WCAG 2.1.4). */
export function searchByKey(): void {
  document.addEventListener('keydown', (event) => {
    if (
      event.key !== '/' ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      isTyping(document.activeElement) ||
      !areOn()
    )
      return
    const field = document.querySelector<HTMLInputElement>('search input[type=search]')
    if (!field) return
    event.preventDefault()
    field.focus()
    field.select()
  })
  document.addEventListener('change', (event) => {
    const box = event.target
    if (box instanceof HTMLInputElement && box.matches('[data-shortcuts]'))
      localStorage.setItem(setting, box.checked ? 'on' : 'off')
  })
  onTurbo('turbo:load', () => {
    for (const box of document.querySelectorAll<HTMLInputElement>('[data-shortcuts]')) box.checked = areOn()
  })
}
