import type { Ui } from './ui.ts'

/** A share of a whole, as a bar with the numbers in words. Accessibility: `<progress>` named by its label; the numbers stand as text, so the bar is never alone. */
export const Progress = (props: { ui: Ui; label: string; done: number; total: number; hideLabel?: boolean }) => (
  <div class="progress">
    <span class={props.hideLabel ? 'vh' : 'progress-label'}>{props.label}</span>
    <progress max={Math.max(props.total, 1)} value={props.done} aria-label={props.label} />
    <span class="quiet num">{props.ui.t('ui.of', { done: props.done, total: props.total })}</span>
  </div>
)
