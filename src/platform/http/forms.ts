import type { z } from 'zod'
import type { RequestContext } from './context.ts'

/** What was typed, by field name: shown again when something is wrong, so that nothing is lost. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>

/** Message key and parameters, by field name. */
export type FieldErrors = Readonly<Record<string, FieldError>>
export interface FieldError {
  readonly key: string
  readonly params?: Readonly<Record<string, string | number>>
}

export type ReadForm<Input> =
  | { readonly ok: true; readonly input: Input; readonly values: FormValues }
  | { readonly ok: false; readonly values: FormValues; readonly errors: FieldErrors }

const maxBytes = 1_000_000

/** @returns the fields of an `application/x-www-form-urlencoded` body; one sent several times becomes a list. */
async function fieldsOf(c: RequestContext): Promise<Record<string, string | string[]>> {
  const length = Number(c.req.header('content-length') ?? 0)
  if (length > maxBytes) throw new BodyTooLargeError()
  const text = await c.req.text()
  if (text.length > maxBytes) throw new BodyTooLargeError()
  return valuesOf(new URLSearchParams(text))
}

export function valuesOf(params: URLSearchParams): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {}
  for (const [name, sent] of params) {
    // No text column can hold a null character, and no page show one.
    const value = sent.replaceAll('\u0000', '')
    if (!/^[\w.-]{1,100}$/.test(name) || name === '__proto__') continue
    const before = fields[name]
    if (before === undefined) fields[name] = value
    else if (typeof before === 'string') fields[name] = [before, value]
    else before.push(value)
  }
  return fields
}

export class BodyTooLargeError extends Error {}

const parseError = (message: string): FieldError => {
  const [key = 'form.invalid', ...rest] = message.split('|')
  if (!/^[a-z][\w.-]+$/.test(key) || !key.includes('.')) return { key: 'form.invalid' }
  if (rest.length === 0) return { key }
  return { key, params: Object.fromEntries(rest.map((pair) => pair.split('=') as [string, string])) }
}

/** Holds fields against a schema; used for forms and for query strings alike. */
export function checkFields<Schema extends z.ZodType>(
  schema: Schema,
  values: Record<string, string | string[]>,
): ReadForm<z.output<Schema>> {
  const read = schema.safeParse(values)
  if (read.success) return { ok: true, input: read.data, values }
  const errors: Record<string, FieldError> = {}
  for (const issue of read.error.issues) {
    const name = String(issue.path[0] ?? 'form')
    errors[name] ??= parseError(issue.message)
  }
  return { ok: false, values, errors }
}

/** Reads a form. To be called before the transaction is opened: a slow sender must not hold a connection. */
export async function readForm<Schema extends z.ZodType>(
  c: RequestContext,
  schema: Schema,
): Promise<ReadForm<z.output<Schema>>> {
  return checkFields(schema, await fieldsOf(c))
}
