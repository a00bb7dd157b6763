import type { Child } from 'hono/jsx'
import { controlOf, ErrorText, Field, type FieldProps, OptionalMark } from './field.tsx'
import { fieldId } from './form-state.ts'

export interface Option {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
  readonly disabled?: boolean | undefined
  /** Options with the same group stand together, in the order given (Select, Combobox). */
  readonly group?: string | undefined
}

type SelectProps = FieldProps & {
  value?: string | undefined
  options: readonly Option[] /** First, with an empty value ("Välj …", "Alla"). */
  empty?: string | undefined
}

/** One of few. Over about eight, use Combobox. */
export const Select = (props: SelectProps) => (
  <Field {...props}>
    <select class="ds-input" {...controlOf(props)}>
      <Options {...props} />
    </select>
  </Field>
)

/** One of many, found by typing. Without scripts it is a select; with them the client puts a filterable list over it. */
export const Combobox = (props: SelectProps) => (
  <Field {...props}>
    <select
      class="ds-input"
      {...controlOf(props)}
      data-combobox
      data-none={props.ui.t('ui.no-match')}
      data-hit={props.ui.t('ui.hit')}
      data-hits={props.ui.t('ui.hits')}
      data-of={props.ui.t('ui.hit-of')}
    >
      <Options {...props} />
    </select>
  </Field>
)

function Options({ options, value, empty }: Pick<SelectProps, 'options' | 'value' | 'empty'>) {
  const one = (option: Option) => (
    <option value={option.value} selected={option.value === value} disabled={option.disabled}>
      {option.label}
    </option>
  )
  return (
    <>
      {empty !== undefined && <option value="">{empty}</option>}
      {[...Map.groupBy(options, (option) => option.group)].map(([group, members]) =>
        group ? <optgroup label={group}>{members.map(one)}</optgroup> : members.map(one),
      )}
    </>
  )
}

type ChoiceProps = FieldProps & { options: readonly Option[]; inline?: boolean }

const Choices = (props: ChoiceProps & { type: 'radio' | 'checkbox'; chosen: readonly string[]; children?: Child }) => {
  const { ui, name, error, hint, type } = props
  const id = fieldId(name, props.prefix)
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset
      class={error ? 'ds-fieldset choices field-wrong' : 'ds-fieldset choices'}
      aria-describedby={described || undefined}
    >
      <legend class={props.hideLabel ? 'vh' : undefined}>
        {props.label}
        {props.optional === true && <OptionalMark ui={ui} />}
      </legend>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div class={props.inline ? 'choice-list choice-inline' : 'choice-list'}>
        {props.options.map((option, index) => (
          <div class="choice">
            <input
              class="ds-input"
              type={type}
              name={name}
              value={option.value}
              id={index === 0 ? id : `${id}-${index}`}
              checked={props.chosen.includes(option.value)}
              disabled={option.disabled}
              aria-invalid={error ? 'true' : undefined}
              aria-describedby={option.hint ? `${id}-${index}-hint` : undefined}
            />
            <label for={index === 0 ? id : `${id}-${index}`}>{option.label}</label>
            {option.hint && (
              <p class="hint" id={`${id}-${index}-hint`}>
                {option.hint}
              </p>
            )}
          </div>
        ))}
      </div>
      <ErrorText ui={ui} id={id} text={error} />
    </fieldset>
  )
}

/** One of few, all seen. Accessibility: a named group; hint and error describe the group; the summary leads to the first. */
export const Radios = (props: ChoiceProps & { value?: string | undefined }) => (
  <Choices {...props} type="radio" chosen={props.value === undefined ? [] : [props.value]} />
)

/** Any of few. */
export const Checkboxes = (props: ChoiceProps & { values?: readonly string[] | undefined }) => (
  <Choices {...props} type="checkbox" chosen={props.values ?? []} />
)

/** A single yes or no; the value sent is "on". */
export const Checkbox = (props: FieldProps & { checked?: boolean | undefined }) => {
  const id = fieldId(props.name, props.prefix)
  const control = controlOf({ ...props, optional: true })
  return (
    <div class={props.error ? 'choice choice-single field-wrong' : 'choice choice-single'}>
      <input class="ds-input" type="checkbox" {...control} value="on" checked={props.checked} />
      <label for={id}>{props.label}</label>
      {props.hint && (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      <ErrorText ui={props.ui} id={id} text={props.error} />
    </div>
  )
}
