import { controlOf, Field, type FieldProps } from './field.tsx'

type InputProps = FieldProps & { value?: string | undefined; autocomplete?: string | undefined }

type TextInputProps = InputProps & {
  type?: 'text' | 'email' | 'password' | 'url' | 'search' | 'number' | 'tel'
  maxlength?: number | undefined
  /** Characters that it is wide, where the answer is short. */
  width?: 5 | 10 | 20 | undefined
  placeholder?: string | undefined
  /** To be copied, not changed. */
  readOnly?: boolean
}

/** One line of text. Accessibility: see Field; `type` and `autocomplete` choose the phone's keyboard and what the browser fills in. */
export const TextInput = (props: TextInputProps) => (
  <Field {...props}>
    <input
      class={props.width ? `ds-input w${props.width}` : 'ds-input'}
      {...controlOf(props)}
      type={props.type ?? 'text'}
      value={props.value}
      autocomplete={props.autocomplete}
      maxlength={props.maxlength}
      placeholder={props.placeholder}
      readonly={props.readOnly}
    />
  </Field>
)

/** Several lines; grows with what is typed. The client keeps what is typed in this tab until the form is sent. */
export const TextArea = (props: InputProps & { rows?: number; maxlength?: number | undefined }) => (
  <Field {...props}>
    <textarea class="ds-input" {...controlOf(props)} rows={props.rows ?? 3} maxlength={props.maxlength}>
      {props.value}
    </textarea>
  </Field>
)

/** A day, by the browser's own picker; the value is an ISO date. What cannot be read as one is kept by the browser as empty, so say in the error what was typed. */
export const DateInput = (props: InputProps & { min?: string | undefined; max?: string | undefined }) => (
  <Field {...props}>
    <input class="ds-input w10" {...controlOf(props)} type="date" value={props.value} min={props.min} max={props.max} />
  </Field>
)

/** A file; `accept` as in HTML (".csv,.xlsx"). Say in the hint which kinds and how large. The form needs `files`. */
export const FileInput = (props: FieldProps & { accept?: string | undefined; multiple?: boolean }) => (
  <Field {...props}>
    <input class="ds-input" {...controlOf(props)} type="file" accept={props.accept} multiple={props.multiple} />
  </Field>
)
