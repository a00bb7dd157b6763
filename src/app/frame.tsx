import { personTopic } from '#src/features/notices/index.ts'
import { countWaiting } from '#src/features/overview/index.ts'
import { type Actor, isAdmin } from '#src/platform/access/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import type { Deps } from './deps.ts'

/** What stands around every page: who reads it, how much waits for them and is unread, and whether this is the demo. */
export async function frameOf(c: RequestContext, deps: Deps): Promise<Frame> {
  const { t, lang, today, visitor, programmes, unread, noticeVersion } = c.var
  const frame: Frame = { ui: { t, lang, today }, assets: deps.assets, version: deps.version }
  if (deps.offerExamples) frame.banner = t('app.demo-banner')
  if (!visitor) return frame
  const { pathname, search } = new URL(c.req.url)
  const here = c.req.method === 'GET' ? pathname + search : null
  frame.search = { action: '/search' }
  frame.me = {
    name: visitor.name,
    myPage: '/my',
    waiting: await countWaiting(deps.database.db, visitor, programmes, today, c.req.method !== 'GET'),
    notices: { href: '/notices', unread, live: `${personTopic(visitor.personId)}@${noticeVersion}` },
    ...(asks(visitor) && { ask: `/ask?from=${encodeURIComponent(here ?? '')}` }),
    places: [
      { label: t('programmes.title'), href: '/programmes' },
      { label: t('parties.title'), href: '/parties' },
      ...(isAdmin(visitor) ? [{ label: t('people.title'), href: '/people' }] : []),
    ],
    profile: '/profile',
    signOut: '/sign-out',
    language: { action: '/profile/language', back: here ?? '/my' },
  }
  return frame
}

/** Whoever only looks on, or administers, has nowhere to ask. */
const asks = ({ functions, seats }: Actor): boolean =>
  seats.length > 0 || functions.some(({ kind }) => kind !== 'observer' && kind !== 'admin')
