import type { Child } from 'hono/jsx'
import { Light, type LightColour } from './light.ts'
import type { Ui } from './ui.ts'

export interface Waiting {
  readonly title: string
  readonly href: string
  /** Whose, by when. */
  readonly note: Child
  readonly light?: LightColour | undefined
  /** The deed beside it: a button, a link or a small form. */
  readonly deed?: Child
}

/** What waits, most urgent first, with the deed beside it. Accessibility: a list; the light is an image with a name; the title is the link. */
export const WaitingList = ({ ui, items }: { ui: Ui; items: readonly Waiting[] }) => (
  <ul class="waiting">
    {items.map((item) => (
      <li>
        {item.light ? <Light ui={ui} colour={item.light} /> : <span />}
        <div>
          <a href={item.href}>{item.title}</a>
          <p class="quiet">{item.note}</p>
        </div>
        {item.deed && <div class="deed">{item.deed}</div>}
      </li>
    ))}
  </ul>
)
