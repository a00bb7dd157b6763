import type { PropsWithChildren } from 'hono/jsx'

/** What may be wider than the page scrolls here by itself. Accessibility: a named region that the keyboard can reach and scroll (WCAG 2.1.1). */
export const Scroll = ({
  label,
  cards,
  children,
}: PropsWithChildren<{ label: string; cards?: boolean | undefined }>) => (
  <section class={cards ? 'scroll cards' : 'scroll'} aria-label={label} tabindex={0}>
    {children}
  </section>
)
