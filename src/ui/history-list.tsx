import type { Child } from 'hono/jsx'
import { Moment } from './time.ts'
import type { Ui } from './ui.ts'

export interface HistoryEntry {
  /** ISO instant. */
  readonly at: string
  readonly who: string
  /** The function they acted in. */
  readonly acting?: string | undefined
  readonly what: Child
  /** A reason, or a text that came with it. */
  readonly said?: string | undefined
}

/** An account may be named by its function ("Införandeansvarig, Skara"): then that is said once. */
const whoInWords = ({ who, acting }: HistoryEntry) => (acting && acting !== who ? `${who}, ${acting}` : who)

/** Who did what when, in what function; in the order given (newest first). Accessibility: an ordered list, each with its time. */
export const HistoryList = ({ ui, entries }: { ui: Ui; entries: readonly HistoryEntry[] }) => (
  <ol class="history">
    {entries.map((entry) => (
      <li>
        <p>{entry.what}</p>
        {entry.said && <blockquote>{entry.said}</blockquote>}
        <p class="quiet">
          <Moment ui={ui} at={entry.at} /> · {whoInWords(entry)}
        </p>
      </li>
    ))}
  </ol>
)
