/** What a form holds while it is corrected: what was typed, kept as typed, and what is wrong with it, by field name. */
export interface FormState {
  readonly values: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly errors: Readonly<Record<string, string | undefined>>
}

export const emptyForm: FormState = { values: {}, errors: {} }

export interface Bound {
  readonly name: string
  readonly value: string
  readonly error: string | undefined
}

/** Name, typed value and error of one field, to be spread on it: `<TextInput {...bind(form, 'title')} …/>`. */
export function bind(form: FormState, name: string, usual = ''): Bound {
  const value = form.values[name]
  return {
    name,
    value: (Array.isArray(value) ? value[0] : (value as string | undefined)) ?? usual,
    error: form.errors[name],
  }
}

/** The same for a field with several values: `<Checkboxes {...bindAll(form, 'areas')} …/>`. */
export function bindAll(form: FormState, name: string, usual: readonly string[] = []) {
  const value = form.values[name]
  const values = value === undefined ? usual : typeof value === 'string' ? [value] : value
  return { name, values, error: form.errors[name] }
}

/** A field's id, also where the error summary leads. A page with the same field twice gives each form its own `prefix`. */
export const fieldId = (name: string, prefix = ''): string =>
  `${prefix}${prefix && '-'}${name}`.replaceAll(/[^\w-]/g, '-')
