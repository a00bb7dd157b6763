import type { Child, PropsWithChildren } from 'hono/jsx'
import { ErrorSummary } from './error-summary.tsx'
import type { FormState } from './form-state.ts'
import type { Ui } from './ui.ts'

/**
 * A form that sends a POST. `version` is what the thing was when it was read (a stale edit is refused); `once` is a fresh key for a
 * deed that must not be done twice. `refusal` is a rule's no, in words. Accessibility: the errors stand in a focused summary that links to the fields.
 */
export const Form = (
  props: PropsWithChildren<{
    ui: Ui
    action: string
    form?: FormState | undefined
    /** What the rule said, in words: shown first in the error summary. */
    refusal?: Child
    version?: number | string | undefined
    once?: string | undefined
    hidden?: Readonly<Record<string, string | undefined>> | undefined
    /** Sends files. */
    files?: boolean
    /** Id prefix of its fields, where the page has the same field twice; give it to the fields too. */
    prefix?: string | undefined
    /** On one line: small forms beside a row. */
    inline?: boolean
    id?: string | undefined
  }>,
) => (
  <form
    id={props.id}
    class={props.inline ? 'form form-inline' : 'form'}
    action={props.action}
    method="post"
    enctype={props.files ? 'multipart/form-data' : undefined}
    novalidate
  >
    <ErrorSummary
      ui={props.ui}
      errors={props.form?.errors}
      refusal={props.refusal}
      prefix={props.prefix}
      unseen={['version', 'once', ...Object.keys(props.hidden ?? {})]}
    />
    {props.version !== undefined && <input type="hidden" name="version" value={String(props.version)} />}
    {props.once && <input type="hidden" name="once" value={props.once} />}
    {Object.entries(props.hidden ?? {}).map(
      ([name, value]) => value !== undefined && <input type="hidden" name={name} value={value} />,
    )}
    {props.children}
  </form>
)

/** The buttons that end a form: the one that sends it first, then the way out. */
export const FormButtons = ({ ui, children, cancel }: PropsWithChildren<{ ui: Ui; cancel?: string | undefined }>) => (
  <div class="form-buttons">
    {children}
    {cancel && <a href={cancel}>{ui.t('ui.cancel')}</a>}
  </div>
)

/** Several fields that belong together. */
export const FieldGroup = ({ title, children }: PropsWithChildren<{ title: string }>) => (
  <fieldset class="ds-fieldset field-group">
    <legend>{title}</legend>
    {children}
  </fieldset>
)
