import { Hono } from 'hono'
import { z } from 'zod'
import { type Env, type FieldErrors, readForm, requiredText, show } from '#src/platform/http/index.ts'
import { confirmSecondFactor, enableSecondFactor } from '#src/platform/sign-in/index.ts'
import { guessesLeft } from './own-password.guard.ts'
import { typedPassword } from './password.form.ts'
import type { PeopleDeps } from './people.deps.ts'
import { AddSecondFactorPage, ConfirmSecondFactorPage } from './second-factor.pages.tsx'
import { typed } from './typed.ts'

const AddForm = z.object({ currentPassword: typedPassword() })
// The reader's own key and codes come back with the form, so that a mistyped code does not mean a new key.
const ConfirmForm = z.object({
  code: requiredText(20),
  uri: z
    .string()
    .max(1000)
    .regex(/^otpauth:\/\/totp\//),
  backup: z
    .string()
    .max(1000)
    .regex(/^[\w -]*$/),
})

/** Adding a second factor, in two steps. */
export function secondFactorRoutes({ auth }: PeopleDeps): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/profile/second-factor', (c) => show(c, <AddSecondFactorPage frame={c.var.frame} />))

  app.post('/profile/second-factor', async (c) => {
    const form = await readForm(c, AddForm)
    const again = (errors: FieldErrors) =>
      show(c, <AddSecondFactorPage frame={c.var.frame} form={typed(c.var.t, { ...form, errors })} />, 422)
    if (!form.ok) return again(form.errors)
    const factor =
      (await guessesLeft(c)) && (await enableSecondFactor(auth, form.input.currentPassword, c.req.raw.headers))
    return factor
      ? show(c, <ConfirmSecondFactorPage frame={c.var.frame} factor={factor} />)
      : again({ currentPassword: { key: 'people.wrong-password' } })
  })

  app.post('/profile/second-factor/code', async (c) => {
    const form = await readForm(c, ConfirmForm)
    const { uri, backup } = form.values
    if (!ConfirmForm.omit({ code: true }).safeParse({ uri, backup }).success)
      return c.redirect('/profile/second-factor', 303)
    const factor = { uri: String(uri), backupCodes: String(backup).split(' ').filter(Boolean) }
    const again = (errors: FieldErrors) =>
      show(
        c,
        <ConfirmSecondFactorPage frame={c.var.frame} factor={factor} form={typed(c.var.t, { ...form, errors })} />,
        422,
      )
    if (!form.ok) return again(form.errors)
    const setCookies = await confirmSecondFactor(auth, form.input.code, c.req.raw.headers)
    if (!setCookies) return again({ code: { key: 'sign-in.code-refused' } })
    for (const one of setCookies) c.header('set-cookie', one, { append: true })
    return c.redirect('/profile?done=second-factor-added', 303)
  })
  return app
}
