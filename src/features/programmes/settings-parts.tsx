import type { FunctionInPlace } from '#src/features/people/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import { emptyForm, Form, type FormState, type Option, SubmitButton } from '#src/ui/index.ts'
import type { AboutProgramme } from './programme-about.store.ts'
import type { ProgrammeView } from './programme-view.store.ts'

export const addedRoles = ['supplier', 'it-partner', 'representative', 'lead'] as const

export interface SettingsProps {
  readonly c: RequestContext
  readonly programme: ProgrammeView
  readonly about: AboutProgramme
  /** Null: not for the reader. */
  readonly functions: readonly FunctionInPlace[] | null
  readonly leads: boolean
  readonly parties: readonly Option[]
  /** The form that came back, and which it was. */
  readonly returned?: { readonly of: 'contact' | 'quiet' | 'participant'; readonly form: FormState } | undefined
}

export const formOf = ({ returned }: SettingsProps, of: NonNullable<SettingsProps['returned']>['of']): FormState =>
  returned?.of === of ? returned.form : emptyForm

/** Takes one away: a form of one button, so that it works without scripts. */
export const Remove = ({
  c,
  action,
  hidden,
}: {
  c: RequestContext
  action: string
  hidden?: Record<string, string>
}) => (
  <Form ui={c.var.frame.ui} action={action} hidden={hidden} inline>
    <SubmitButton kind="quiet">{c.var.t('programmes.remove')}</SubmitButton>
  </Form>
)
