import type { Child } from 'hono/jsx'
import { fieldId } from './form-state.ts'
import type { Ui } from './ui.ts'

/**
 * What must be mended, on top of the form. Accessibility: takes focus when the page comes (`autofocus` on a focusable box, with or
 * without scripts), is an alert with a heading, and each error is a link to its field. Renders nothing when nothing is wrong.
 */
export function ErrorSummary(props: {
  ui: Ui
  errors?: Readonly<Record<string, string | undefined>> | undefined
  refusal?: Child
  prefix?: string | undefined
  /** Fields that nobody sees: what is wrong with them is said, and leads nowhere. */
  unseen?: readonly string[] | undefined
}) {
  const errors = Object.entries(props.errors ?? {}).filter(([, text]) => text)
  if (errors.length === 0 && !props.refusal) return null
  return (
    <div class="ds-error-summary error-summary" role="alert" tabindex={-1} autofocus data-error-summary>
      <h2>{props.refusal ? props.ui.t('ui.refused') : props.ui.t('ui.errors', { count: errors.length })}</h2>
      {props.refusal && <p>{props.refusal}</p>}
      {errors.length > 0 && (
        <ul>
          {errors.map(([name, text]) => (
            <li>{props.unseen?.includes(name) ? text : <a href={`#${fieldId(name, props.prefix)}`}>{text}</a>}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
