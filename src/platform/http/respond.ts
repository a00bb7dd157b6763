import { gzipSync } from 'node:zlib'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { RequestContext } from './context.ts'

/** Above this many bytes an answer is worth compressing. */
const worthGzip = 1200
/** Level 4: nine tenths of what level 6 saves for half its time (measured on the readiness matrix). */
const level = 4

const acceptsGzip = (c: RequestContext): boolean => /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')

/** Answers with a page. Never kept by shared caches: it is made for the one who asked. */
export async function show(
  c: RequestContext,
  page: { toString(): string | Promise<string> },
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const html = await page.toString()
  return answer(c, html, 'text/html; charset=utf-8', status)
}

/** Answers with a text of any kind, compressed when that is worth it. */
export function answer(c: RequestContext, text: string, type: string, status: ContentfulStatusCode = 200): Response {
  const headers: Record<string, string> = {
    'content-type': type,
    'cache-control': 'private, no-cache',
    vary: 'accept-encoding, cookie',
  }
  if (text.length > worthGzip && acceptsGzip(c)) {
    const packed = gzipSync(text, { level })
    return c.body(new Uint8Array(packed.buffer as ArrayBuffer, packed.byteOffset, packed.byteLength), status, {
      ...headers,
      'content-encoding': 'gzip',
    })
  }
  return c.body(text, status, headers)
}
