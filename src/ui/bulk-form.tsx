import type { Child, PropsWithChildren } from 'hono/jsx'
import type { Ui } from './ui.ts'

/**
 * One form around a table with `select`, and a bar with what can be done with the chosen rows: `actions` are fields and SubmitButtons.
 * Accessibility: works without scripts; the bar shows when something is chosen (CSS alone) and, with scripts, says how many are.
 */
export const BulkForm = (
  props: PropsWithChildren<{
    ui: Ui
    action: string
    actions: Child
    once?: string | undefined
    hidden?: Readonly<Record<string, string | undefined>>
  }>,
) => (
  <form class="bulk" action={props.action} method="post" data-bulk>
    {props.once && <input type="hidden" name="once" value={props.once} />}
    {Object.entries(props.hidden ?? {}).map(
      ([name, value]) => value !== undefined && <input type="hidden" name={name} value={value} />,
    )}
    {props.children}
    <fieldset class="bulk-bar">
      <legend class="vh">{props.ui.t('ui.with-chosen')}</legend>
      <p>
        {props.ui.t('ui.chosen')} <output data-chosen-count />
      </p>
      {props.actions}
    </fieldset>
  </form>
)
