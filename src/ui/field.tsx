import type { Child } from 'hono/jsx'
import { fieldId } from './form-state.ts'
import type { Ui } from './ui.ts'

/**
 * What every field takes. A field is required unless it says `optional`, which is marked in words; stars are not used. `sometimes`: what is chosen
 * beside it decides, and the hint says how.
 */
export interface FieldProps {
  ui: Ui
  name: string
  label: string
  hint?: Child
  error?: string | undefined
  optional?: boolean | 'sometimes' | undefined
  /** The form's id prefix. */
  prefix?: string | undefined
  /** The label is for screen readers only: filters, where the place says it. */
  hideLabel?: boolean | undefined
}

/** Attributes that tie a control to its label, hint and error. */
export function controlOf(props: FieldProps) {
  const id = fieldId(props.name, props.prefix)
  const described = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ')
  return {
    id,
    name: props.name,
    'aria-describedby': described || undefined,
    'aria-invalid': props.error ? ('true' as const) : undefined,
    'aria-required': props.optional ? undefined : ('true' as const),
  }
}

export const OptionalMark = ({ ui }: { ui: Ui }) => <span class="optional"> ({ui.t('ui.optional')})</span>

export const ErrorText = ({ ui, id, text }: { ui: Ui; id: string; text: string | undefined }) =>
  text ? (
    <p class="ds-validation-message" data-color="danger" id={`${id}-error`}>
      <span class="vh">{ui.t('ui.error')}: </span>
      {text}
    </p>
  ) : null

/** Label, hint, control, error, in that order. Accessibility: the label is the control's; hint and error describe it. */
export function Field(props: FieldProps & { children: Child }) {
  const id = fieldId(props.name, props.prefix)
  return (
    <div class={props.error ? 'ds-field field field-wrong' : 'ds-field field'}>
      <label for={id} class={props.hideLabel ? 'vh' : undefined}>
        {props.label}
        {props.optional === true && !props.hideLabel && <OptionalMark ui={props.ui} />}
      </label>
      {props.hint && (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.children}
      <ErrorText ui={props.ui} id={id} text={props.error} />
    </div>
  )
}
