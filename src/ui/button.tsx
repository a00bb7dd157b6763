import type { Child, PropsWithChildren } from 'hono/jsx'

/** `primary`: at most one a page. `quiet` looks like a link. `danger` for what takes something away. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

const variants: Record<ButtonKind, string> = {
  primary: 'primary',
  secondary: 'secondary',
  quiet: 'tertiary',
  danger: 'secondary',
}

const look = (kind: ButtonKind) => ({
  class: 'ds-button',
  'data-variant': variants[kind],
  ...(kind === 'danger' && { 'data-color': 'danger' }),
})

type ButtonProps = PropsWithChildren<{
  kind?: ButtonKind
  name?: string | undefined
  value?: string | undefined
  /** Sends the form to another address than the form's own. */
  action?: string | undefined
  /** Id of the form, where the button stands outside it. */
  form?: string | undefined
  /** Lets a half-filled form through (save a draft, cancel). */
  unchecked?: boolean
}>

/** Sends its form. The client makes it busy while the answer is awaited and refuses a second press; the form's `once` key does so on the server. */
export const SubmitButton = ({ kind = 'primary', name, value, action, form, unchecked, children }: ButtonProps) => (
  <button
    type="submit"
    {...look(kind)}
    name={name}
    value={value}
    formaction={action}
    form={form}
    formnovalidate={unchecked}
  >
    {children}
  </button>
)

/** A link that looks like a button: for deeds that begin on another page. */
export const ButtonLink = (props: { href: string; kind?: ButtonKind; download?: boolean; children?: Child }) => (
  <a {...look(props.kind ?? 'secondary')} href={props.href} data-turbo={props.download ? 'false' : undefined}>
    {props.children}
  </a>
)

/** Opens the dialog with that id (invoker command; the client fills in where the browser lacks it). */
export const OpenDialogButton = (props: { dialog: string; kind?: ButtonKind; children?: Child }) => (
  <button type="button" {...look(props.kind ?? 'secondary')} command="show-modal" commandfor={props.dialog}>
    {props.children}
  </button>
)
