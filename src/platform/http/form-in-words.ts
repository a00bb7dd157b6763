import type { Translate } from '../i18n/index.ts'
import type { FieldErrors, FormValues } from './forms.ts'

/** A form to be shown again: what was typed, and what is wrong with it in the reader's language, by field name. */
export const formInWords = (
  t: Translate,
  form: { readonly values: FormValues; readonly errors?: FieldErrors },
): { readonly values: FormValues; readonly errors: Readonly<Record<string, string>> } => ({
  values: form.values,
  errors: Object.fromEntries(
    Object.entries(form.errors ?? {}).map(([name, { key, params }]) => [name, t(key, params)]),
  ),
})
