import { createHmac, timingSafeEqual } from 'node:crypto'
import { asId, type Id } from '#src/platform/ids.ts'
import { type NoticeKind, noticeKinds } from './notice.ts'

/** What one click stops: mails about one kind of thing, or the daily mail, which holds all kinds that the person gets once a day. */
export type StopScope = NoticeKind | 'daily'

export interface Stop {
  readonly personId: Id<'person'>
  readonly scope: StopScope
}

const scopes: readonly string[] = [...noticeKinds, 'daily']

/** Texts that share the secret may not be taken for each other: this one says what it is. */
const signature = (secret: string, stop: string): Buffer => createHmac('sha256', secret).update(`stop:${stop}`).digest()

/**
 * The last part of the link that stops mails (`/mail-stop/:token`), signed so that nobody can make one for somebody else. It holds for as long as
 * the secret does: a mail may be opened years later. `secret` is the shared secret `mail`.
 */
export function makeStopToken(secret: string, { personId, scope }: Stop): string {
  const stop = `${personId}.${scope}`
  return `${stop}.${signature(secret, stop).toString('base64url')}`
}

/** Whose mails, and which, the token stops; null for one that is not ours. */
export function readStopToken(secret: string, token: string): Stop | null {
  const [person, scope = '', given = '', ...more] = token.split('.')
  const personId = asId<'person'>(person)
  if (!personId || !scopes.includes(scope) || more.length > 0) return null
  const signed = Buffer.from(given, 'base64url')
  const ours = signature(secret, `${personId}.${scope}`)
  const isOurs = signed.length === ours.length && timingSafeEqual(signed, ours)
  return isOurs ? { personId, scope: scope as StopScope } : null
}

/** Where the link in a mail leads: a page that asks, and the address that a mail program posts to (RFC 8058). */
export const stopUrl = (publicUrl: URL, secret: string, stop: Stop): string =>
  new URL(`/mail-stop/${makeStopToken(secret, stop)}`, publicUrl).href
