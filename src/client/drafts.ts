import { touchForm } from './morph.ts'
import { onTurbo } from './turbo-events.ts'

interface Draft {
  /** What the field held when the writing began: a draft is put back only on the same ground. */
  readonly from: string
  readonly text: string
}

const keyOf = (area: HTMLTextAreaElement) =>
  `draft ${location.pathname} ${area.form?.getAttribute('action') ?? ''} ${area.name}`

function read(key: string): Draft | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

function putBack(): void {
  for (const area of document.querySelectorAll<HTMLTextAreaElement>('form textarea[name]')) {
    const draft = read(keyOf(area))
    if (!draft || draft.from !== area.defaultValue || area.value !== area.defaultValue) continue
    area.value = draft.text
    if (area.form) touchForm(area.form)
    const fold = area.closest('details')
    if (fold) fold.open = true
  }
}

/** Longer texts are kept in this tab until they are sent: a lost connection, a wrong link or a signed-out session loses nothing. Signing out clears them. */
export function keepDrafts(): void {
  document.addEventListener('input', (event) => {
    const area = event.target
    if (!(area instanceof HTMLTextAreaElement) || !area.form) return
    const key = keyOf(area)
    if (area.value === area.defaultValue) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify({ from: area.defaultValue, text: area.value } satisfies Draft))
  })
  onTurbo('turbo:submit-end', (event) => {
    if (!event.detail.success) return
    for (const area of event.detail.formSubmission.formElement.querySelectorAll('textarea'))
      sessionStorage.removeItem(keyOf(area))
  })
  document.addEventListener('submit', (event) => {
    if ((event.target as HTMLFormElement).hasAttribute('data-sign-out')) sessionStorage.clear()
  })
  onTurbo('turbo:load', putBack)
}
