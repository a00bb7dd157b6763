import { onTurbo } from './turbo-events.ts'

const touched = new WeakSet<HTMLFormElement>()
let refreshing = false

const isControl = (element: Element) =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement

/** What a person changed since the page came. */
function isChanged(control: Element): boolean {
  if (control instanceof HTMLSelectElement)
    return [...control.options].some((option) => option.selected !== option.defaultSelected)
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue
  if (!(control instanceof HTMLInputElement) || control.type === 'hidden') return false
  if (control.type === 'checkbox' || control.type === 'radio') return control.checked !== control.defaultChecked
  return control.value !== control.defaultValue
}

const isTouchedForm = (element: Element) => element instanceof HTMLFormElement && touched.has(element)

/** A form being filled in stays whole: also its hidden version, or a stale edit would pass as a fresh one. A table with chosen rows goes on living. */
const staysWhole = (element: Element) => isTouchedForm(element) && !element.hasAttribute('data-bulk')

const holdsTyping = (element: Element) =>
  staysWhole(element) ||
  [...element.querySelectorAll('form')].some(staysWhole) ||
  element.contains(document.querySelector('dialog[open]'))

/**
 * Keeps, when a page is refreshed in place, what its reader is doing there: forms being filled in, chosen rows, the field with the caret,
 * opened parts, dialogs and popovers, the note of what was just done.
 */
export function keepWhatIsTyped(): void {
  const touch = (event: Event) => {
    const form = (event.target as HTMLInputElement).form
    if (form) touched.add(form)
  }
  document.addEventListener('input', touch)
  document.addEventListener('change', touch)
  document.addEventListener('reset', (event) => touched.delete(event.target as HTMLFormElement))
  onTurbo('turbo:submit-start', (event) => touched.delete(event.detail.formSubmission.formElement))
  onTurbo('turbo:before-morph-element', (event) => {
    const element = event.target as Element
    const removed = !event.detail.newElement
    if (staysWhole(element)) event.preventDefault()
    else if (!refreshing) return
    else if (removed ? element.matches('.flash') || holdsTyping(element) : keepsItself(element)) event.preventDefault()
  })
  onTurbo('turbo:before-morph-attribute', (event) => {
    const element = event.target as Element
    const opens = event.detail.attributeName === 'open'
    if (opens && (element instanceof HTMLDialogElement || (refreshing && element instanceof HTMLDetailsElement)))
      event.preventDefault()
  })
}

const keepsItself = (element: Element) =>
  element.querySelector(':scope > .combobox') !== null ||
  (isControl(element) && (element === document.activeElement || isChanged(element)))

/** Marks a form as being filled in though nobody typed: a draft was put back. */
export const touchForm = (form: HTMLFormElement): void => {
  touched.add(form)
}

/** Does the refresh with everything of the reader's own kept. */
export function whileRefreshing(refresh: () => void): void {
  refreshing = true
  try {
    refresh()
  } finally {
    refreshing = false
  }
}
