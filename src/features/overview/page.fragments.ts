import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { versionedCache } from '#src/platform/live/index.ts'

/** Eight million characters (some sixteen megabytes): the parts of a few dozen programmes' pages. */
const kept = versionedCache<{ readonly html: string }>(8_000_000, ({ html }) => html.length)

/**
 * A part of a page that is the same for all of one standing, kept as text until the programme changes. The key must hold all that the
 * part is made from besides: page, day, language, standing, and what the address asks for.
 */
export async function fragment(
  key: readonly (string | number)[],
  version: number,
  make: () => Promise<Child> | Child,
): Promise<Child> {
  const { html } = await kept.get(key.join('|'), version, async () => ({ html: String(await make()) }))
  return raw(html)
}
