import type { MiddlewareHandler } from 'hono'

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const fixed: readonly (readonly [string, string])[] = [
  ['content-security-policy', policy],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), geolocation=(), microphone=()'],
]

/** A strict policy without anything inline; over https also HSTS. */
export const securityHeaders = (https: boolean): MiddlewareHandler => {
  return async (c, next) => {
    for (const [name, value] of fixed) c.header(name, value)
    if (https) c.header('strict-transport-security', 'max-age=31536000')
    await next()
  }
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a change asked for from another site. Browsers say where a request comes from (Sec-Fetch-Site, Origin on every
 * POST); a request that says neither is not from a browser, so nobody was lured into sending it (the same reasoning as
 * Go's http.CrossOriginProtection). Cookies are SameSite=Lax besides.
 */
export const refuseCrossSite = (publicUrl: URL): MiddlewareHandler => {
  return async (c, next) => {
    if (safe.has(c.req.method)) return next()
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const sameOrigin = origin === undefined || origin === publicUrl.origin || originIsHost(origin, c.req.header('host'))
    const crossSite = site !== undefined && site !== 'same-origin' && site !== 'none'
    if (crossSite || !sameOrigin) {
      return c.text(
        'Refused: the form was sent from another site. / Avvisat: formuläret skickades från en annan webbplats.',
        403,
      )
    }
    await next()
  }
}

const originIsHost = (origin: string, host: string | undefined): boolean => {
  try {
    return host !== undefined && new URL(origin).host === host
  } catch {
    return false
  }
}
