import type { PropsWithChildren } from 'hono/jsx'

/** What may be wider than the page scrolls here, sideways, by itself. Accessibility: a named region that the keyboard can reach and scroll. */
export const Scroll = ({
  label,
  cards,
  children,
}: PropsWithChildren<{ label: string; cards?: boolean | undefined }>) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
  <section class={cards ? 'scroll cards' : 'scroll'} aria-label={label} tabindex={0}>
    {children}
  </section>
)
