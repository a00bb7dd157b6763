import type { Child, PropsWithChildren } from 'hono/jsx'
import { relativeDay } from './dates.ts'
import { Day } from './time.ts'
import type { Ui } from './ui.ts'

/**
 * The page's `h1`, the line under it (whose it is, its state), who sees it, and at most one primary action.
 * Accessibility: the heading takes focus after a visit, so it can be focused (`tabindex=-1`) but is no stop for Tab.
 */
export const PageHead = (props: {
  ui: Ui
  title: string
  /** Whose it is and its state: one short sentence or two. */
  line?: Child
  /** Who sees it, in words. */
  seenBy?: string | undefined
  /** The primary button and at most two beside it. */
  actions?: Child
}) => (
  <div class="head">
    <div>
      <h1 tabindex={-1}>{props.title}</h1>
      {(props.line || props.seenBy) && (
        <p class="line">
          {props.line}
          {props.seenBy && (
            <>
              {props.line && ' '}
              <span class="seen-by">{props.ui.t('ui.seen-by', { who: props.seenBy })}</span>
            </>
          )}
        </p>
      )}
    </div>
    {props.actions && <div class="actions">{props.actions}</div>}
  </div>
)

/** "What is expected of me here, and by when", on top of the page. `by` is an ISO date; past it, the words say so. */
export const Expected = (props: PropsWithChildren<{ ui: Ui; by?: string | undefined; actions?: Child }>) => {
  const { ui, by } = props
  return (
    <section class="expected" aria-label={ui.t('ui.expected')}>
      <div>
        <p class="expected-what">{props.children ?? ui.t('ui.expected-nothing')}</p>
        {by && (
          <p class="quiet">
            {ui.t(by < ui.today ? 'ui.was-due' : 'ui.due-by')} <Day ui={ui} date={by} /> ·{' '}
            {relativeDay(by, ui.today, ui.lang)}
          </p>
        )}
      </div>
      {props.actions && <div class="actions">{props.actions}</div>}
    </section>
  )
}
