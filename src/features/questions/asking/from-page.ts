import { asId, type Id } from '#src/platform/ids.ts'

/** Longer addresses are not remembered. */
const longest = 500

/** Where pages are that others can open too. An address elsewhere may hold a secret (an invitation, a link that works once), or what somebody searched for. */
const pages = /^\/(programmes|forums|parties|people|functions|my)(?=[/?#]|$)/

/** The forms for asking are no page to ask about. */
const askingItself = /^\/programmes\/[^/]+\/questions(\/new)?(?=[?#]|$)/

/**
 * The page that a question is asked from, as a path within the product; empty when there is none to remember. An address that leads elsewhere
 * (`https:`, `//`, `/\`, `javascript:`), holds control characters or spaces, or is too long is forgotten.
 */
export function pageFrom(path: string | undefined): string {
  if (!path || path.length > longest || /[\s\\\p{Cc}]/u.test(path) || path.startsWith('//')) return ''
  if (!pages.test(path) || askingItself.test(path)) return ''
  return path.split('#', 1)[0] ?? ''
}

/** What the page is called, on one line. */
export const titleOf = (title: string | undefined): string =>
  (title ?? '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 200)

/** The programme that a path is in. */
export const programmeIn = (path: string): Id<'programme'> | null =>
  asId<'programme'>(/^\/programmes\/([^/?]+)/.exec(path)?.[1])
