import { onTurbo } from './turbo-events.ts'

const sending = new WeakSet<HTMLFormElement>()
let count = 0
const waiting = new Set<() => void>()

/** Whether a form is on its way: a page must not refresh itself under it. */
export const isSending = (): boolean => count > 0

/** Calls back when no form is on its way any more. */
export const whenSent = (then: () => void): void => {
  waiting.add(then)
}

/** A form that is on its way is not sent again, whether by a second press, Enter, or both. Without scripts the `once` key on the server sees to it. */
export function sendOnce(): void {
  document.addEventListener(
    'submit',
    (event) => {
      const form = event.target as HTMLFormElement
      if (!sending.has(form)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    },
    { capture: true },
  )
  onTurbo('turbo:submit-start', ({ detail: { formSubmission } }) => {
    sending.add(formSubmission.formElement)
    count += 1
    formSubmission.submitter?.setAttribute('aria-busy', 'true')
  })
  onTurbo('turbo:submit-end', ({ detail: { formSubmission, success } }) => {
    sending.delete(formSubmission.formElement)
    count -= 1
    formSubmission.submitter?.removeAttribute('aria-busy')
    if (success) formSubmission.formElement.closest('dialog')?.close()
    if (count > 0) return
    for (const then of waiting) then()
    waiting.clear()
  })
  document.addEventListener('formdata', (event) => {
    const form = event.target as HTMLFormElement
    if (form.method !== 'get') return
    // Addresses of filtered tables are shared: what was not filled in stays out of them.
    for (const [name, value] of [...event.formData]) if (value === '') event.formData.delete(name)
  })
}
