import { z } from 'zod'
import { asId, type Id } from '../ids.ts'

/**
 * Form fields as they come from a browser: texts. A refusal is a message key with parameters (`form.too-long|max=200`),
 * shown beside the field in the reader's language.
 */
const clean = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\u0000', '').trim()

/** A text that must be there, at most `max` characters (as people count them in a text box: UTF-16 units). */
export const requiredText = (max: number) =>
  z
    .string({ error: 'form.required' })
    .transform(clean)
    .pipe(z.string().min(1, 'form.required').max(max, `form.too-long|max=${max}`))

/** A text that may be empty or missing. */
export const optionalText = (max: number) =>
  z
    .string({ error: 'form.one-value' })
    .default('')
    .transform(clean)
    .pipe(z.string().max(max, `form.too-long|max=${max}`))

const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1990-01-01' || text > '2100-12-31') return false
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** A day that exists, from 1990 to 2100, as `YYYY-MM-DD`. 31 February is refused. */
export const requiredDay = () =>
  z
    .string({ error: 'form.required' })
    .transform(clean)
    .pipe(z.string().min(1, 'form.required').refine(isDay, 'form.no-such-day'))

export const optionalDay = () =>
  z
    .string({ error: 'form.one-value' })
    .default('')
    .transform(clean)
    .pipe(z.string().refine((text) => text === '' || isDay(text), 'form.no-such-day'))
    .transform((text) => text || null)

/** The id of something, chosen in the form. Whether it may be chosen is for the store to say. */
export const requiredId = <Kind extends string>() =>
  z.string({ error: 'form.choose' }).transform((text, context): Id<Kind> => {
    const found = asId<Kind>(text)
    if (!found) context.addIssue({ code: 'custom', message: 'form.choose' })
    return found as Id<Kind>
  })

export const optionalId = <Kind extends string>() =>
  z
    .string({ error: 'form.one-value' })
    .default('')
    .transform((text, context): Id<Kind> | null => {
      if (text === '') return null
      const found = asId<Kind>(text)
      if (!found) context.addIssue({ code: 'custom', message: 'form.choose' })
      return found
    })

/** Checked boxes with ids: none, one or many. */
export const manyIds = <Kind extends string>() =>
  z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((value, context): Id<Kind>[] => {
      const texts = typeof value === 'string' ? [value] : value
      const ids = texts.map((text) => asId<Kind>(text))
      if (ids.some((one) => one === null)) context.addIssue({ code: 'custom', message: 'form.choose' })
      return [...new Set(ids.filter((one) => one !== null))]
    })

/** Checked boxes with texts (keys of areas, say). */
export const manyTexts = (max = 500) =>
  z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((value) => [
      ...new Set((typeof value === 'string' ? [value] : value).map(clean).filter((text) => text !== '')),
    ])
    .pipe(z.array(z.string().max(200, 'form.too-long|max=200')).max(max, 'form.too-many'))

export const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: 'form.choose' })

/** A box that is checked or not: a browser sends nothing for one that is not. */
export const flag = () =>
  z
    .string()
    .optional()
    .transform((value) => value !== undefined && value !== '')

export const wholeNumber = (min: number, max: number) =>
  z
    .string({ error: 'form.required' })
    .transform(clean)
    .pipe(
      z
        .string()
        .regex(/^-?\d{1,9}$/, 'form.whole-number')
        .transform(Number),
    )
    .pipe(
      z
        .number()
        .min(min, `form.number-range|min=${min}|max=${max}`)
        .max(max, `form.number-range|min=${min}|max=${max}`),
    )

/** The version of the thing that the form was filled in for: a newer one in the database makes the edit stale. */
export const versionField = () =>
  z
    .string({ error: 'form.version' })
    .regex(/^\d{1,9}$/, 'form.version')
    .transform(Number)

export const emailAddress = () =>
  z
    .string({ error: 'form.required' })
    .transform(clean)
    .pipe(
      z
        .string()
        .min(1, 'form.required')
        .max(254, 'form.too-long|max=254')
        .regex(/^[^\s@<>"',;:\\()[\]]+@[^\s@<>"',;:\\()[\]]+\.[^\s@<>"',;:\\()[\]]{2,}$/, 'form.email'),
    )

/** The hidden key of a form that must not be handled twice: see `alreadySubmitted`. */
export const onceField = () => z.uuid({ error: 'form.version' })
