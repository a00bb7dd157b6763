import { bind, type FormState, TextInput, type Ui } from '#src/ui/index.ts'

/** A new password, twice. What was typed never comes back in a page. */
export const NewPassword = ({ ui, form }: { ui: Ui; form: FormState }) => (
  <>
    <TextInput
      ui={ui}
      {...bind(form, 'password')}
      value=""
      label={ui.t('sign-in.new-password')}
      hint={ui.t('sign-in.password-hint')}
      type="password"
      autocomplete="new-password"
    />
    <TextInput
      ui={ui}
      {...bind(form, 'repeated')}
      value=""
      label={ui.t('sign-in.repeat-password')}
      type="password"
      autocomplete="new-password"
    />
  </>
)
