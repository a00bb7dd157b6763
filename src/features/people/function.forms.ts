import { z } from 'zod'
import {
  emailAddress,
  optionalDay,
  optionalId,
  optionalText,
  requiredDay,
  requiredId,
} from '#src/platform/http/index.ts'

const optionalEmail = () =>
  z
    .string({ error: 'form.one-value' })
    .default('')
    .pipe(z.union([z.literal(''), emailAddress()], { error: 'form.email' }))

/** Someone who is there, or someone new by name and address: not both, not neither. */
export const AppointForm = z
  .object({
    person: optionalId<'person'>(),
    name: optionalText(200),
    email: optionalEmail(),
    from: requiredDay(),
    to: optionalDay(),
  })
  .superRefine((form, context) => {
    const wrong = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (form.person && (form.name || form.email)) wrong('person', 'people.one-or-the-other')
    if (!form.person && !form.name && !form.email) wrong('person', 'people.somebody')
    if (!form.person && form.email && !form.name) wrong('name', 'form.required')
    if (!form.person && form.name && !form.email) wrong('email', 'form.required')
  })

export const HandOverForm = z.object({
  fromPerson: requiredId<'person'>(),
  toPerson: requiredId<'person'>(),
  on: requiredDay(),
})

export const EndForm = z.object({ on: requiredDay() })
