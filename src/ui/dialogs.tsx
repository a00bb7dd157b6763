import type { PropsWithChildren } from 'hono/jsx'
import type { ButtonKind } from './button.tsx'
import type { Ui } from './ui.ts'

/**
 * A dialog that asks before something that is hard to undo. Open it with `<OpenDialogButton dialog={id}>`; put the form and its buttons
 * inside. Accessibility: modal, named by its heading, closes with Escape, by a click outside, and by its own button; focus goes back to what opened it.
 */
export const ConfirmDialog = ({
  ui,
  id,
  title,
  children,
}: PropsWithChildren<{ ui: Ui; id: string; title: string }>) => (
  <dialog id={id} class="ds-dialog dialog" aria-labelledby={`${id}-title`} closedby="any">
    <div class="dialog-head">
      <h2 id={`${id}-title`}>{title}</h2>
      <button type="button" class="close" command="close" commandfor={id} aria-label={ui.t('ui.close')}>
        ×
      </button>
    </div>
    {children}
  </dialog>
)

/**
 * A deed that needs a word more (a reason, a date), folded until it is wanted. Works without scripts, so prefer it to a dialog.
 * Accessibility: a `<details>` whose summary looks like a button. `open` when the form came back with errors.
 */
export const Deed = ({
  label,
  kind = 'secondary',
  open,
  children,
}: PropsWithChildren<{ label: string; kind?: ButtonKind; open?: boolean | undefined }>) => (
  <details class={`deed-fold deed-${kind}`} open={open}>
    <summary>{label}</summary>
    <div class="deed-body">{children}</div>
  </details>
)

/** More of the same, folded: what most readers do not need now. */
export const More = ({ label, open, children }: PropsWithChildren<{ label: string; open?: boolean | undefined }>) => (
  <details class="more" open={open}>
    <summary>{label}</summary>
    {children}
  </details>
)
