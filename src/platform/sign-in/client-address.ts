import type { RequestContext } from '../http/index.ts'

interface NodeBindings {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } }
}

/**
 * The network address a request comes from. Behind a proxy (we serve http ourselves, so an https address means one) it is what
 * the nearest proxy wrote last; anything before that the sender may have made up.
 */
export function clientAddress(c: RequestContext): string {
  const forwarded = c.var.config.publicUrl.protocol === 'https:' ? c.req.header('x-forwarded-for') : undefined
  const nearest = forwarded?.split(',').at(-1)?.trim()
  return nearest || ((c.env as NodeBindings | undefined)?.incoming?.socket?.remoteAddress ?? 'unknown')
}
