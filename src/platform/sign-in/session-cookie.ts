import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'

/** What is needed to write and to trust the session cookie. */
export interface SessionCookie {
  readonly name: string
  readonly secure: boolean
  readonly key: KeyObject
}

/** The browser forgets the cookie after so long; the session itself ends earlier when it is not used (session.ts). */
export const cookieDays = 30

/**
 * Before all our cookies' names. Over https the browser then refuses the cookie unless it is secure, for this host
 * alone and for the whole site (`__Host-`, RFC 6265bis), so a neighbouring host can't plant one.
 */
export const cookiePrefix = (publicUrl: URL) => (isSecure(publicUrl) ? '__Host-samtakt' : 'samtakt')
export const isSecure = (publicUrl: URL) => publicUrl.protocol === 'https:'

export const sessionCookie = (publicUrl: URL, secret: string): SessionCookie => ({
  name: `${cookiePrefix(publicUrl)}.session_token`,
  secure: isSecure(publicUrl),
  key: createSecretKey(Buffer.from(secret)),
})

const signature = (cookie: SessionCookie, token: string) =>
  createHmac('sha256', cookie.key).update(token).digest('base64')

/** The Set-Cookie of a session that we opened ourselves: the same form as the sign-in library's. */
export function writeSessionCookie(cookie: SessionCookie, token: string): string {
  const value = encodeURIComponent(`${token}.${signature(cookie, token)}`)
  const secure = cookie.secure ? '; Secure' : ''
  return `${cookie.name}=${value}; Max-Age=${cookieDays * 86_400}; Path=/; HttpOnly${secure}; SameSite=Lax`
}

/** Makes the browser forget the session. */
export const clearSessionCookie = (cookie: SessionCookie): string =>
  `${cookie.name}=; Max-Age=0; Path=/; HttpOnly${cookie.secure ? '; Secure' : ''}; SameSite=Lax`

/** The token of a Cookie header whose signature is ours, or null. No database is asked about a forged one. */
export function readSessionToken(cookie: SessionCookie, header: string | null | undefined): string | null {
  const value = header ? valueIn(header, cookie.name) : null
  const dot = value?.lastIndexOf('.') ?? -1
  if (!value || dot < 1) return null
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1))
  const ours = Buffer.from(signature(cookie, token))
  return given.length === ours.length && timingSafeEqual(given, ours) ? token : null
}

function valueIn(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const at = part.indexOf('=')
    if (at < 0 || part.slice(0, at).trim() !== name) continue
    try {
      return decodeURIComponent(part.slice(at + 1).trim())
    } catch {
      return null
    }
  }
  return null
}
