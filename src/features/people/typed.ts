import type { FieldError, FieldErrors, FormValues } from '#src/platform/http/index.ts'
import type { FormState, Translate } from '#src/ui/index.ts'

const secretField = /password|code/i

/** A form that came back: what was typed, but never a password, and what is wrong with it in the reader's language. */
export function typed(t: Translate, form: { readonly values: FormValues; readonly errors?: FieldErrors }): FormState {
  const values = Object.fromEntries(Object.entries(form.values).filter(([name]) => !secretField.test(name)))
  const inWords = (error: FieldError) => t(error.key, error.params)
  const errors = Object.entries(form.errors ?? {}).map(([name, error]) => [name, inWords(error)] as const)
  return { values, errors: Object.fromEntries(errors) }
}
