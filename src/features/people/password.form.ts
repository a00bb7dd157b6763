import { z } from 'zod'
import type { FieldErrors } from '#src/platform/http/index.ts'
import { checkPassword, longestPassword, shortestPassword } from '#src/platform/sign-in/index.ts'

/** As it was typed: a space may begin or end a password. */
export const typedPassword = () => z.string({ error: 'form.required' }).min(1, 'form.required')

/** What is wrong with a new password, beside its field; empty when nothing is. */
export function passwordErrors(password: string, repeated: string, about: readonly string[]): FieldErrors {
  const refusal = checkPassword(password, about)
  if (refusal)
    return {
      password: { key: `sign-in.password-${refusal}`, params: { least: shortestPassword, most: longestPassword } },
    }
  return password === repeated ? {} : { repeated: { key: 'sign-in.not-repeated' } }
}
