import { Agent, request } from 'node:http'
import type { Target } from '../targets.ts'

export interface Answer {
  readonly status: number
  /** As it came over the wire: packed where the server packed it. */
  readonly body: Buffer
  readonly packed: boolean
  readonly ms: number
}

/** Connections that are kept open, so many at most. */
export const connections = (count: number): Agent => new Agent({ keepAlive: true, maxSockets: count })

/** One request, timed from when it is sent to when the last byte of its answer is here. */
export function ask(base: string, agent: Agent, { method, path, cookie, form }: Target): Promise<Answer> {
  const sent = form ? new URLSearchParams(form).toString() : undefined
  const headers = {
    'accept-encoding': 'gzip',
    accept: 'text/html',
    'sec-fetch-site': 'same-origin',
    ...(cookie ? { cookie } : {}),
    ...(sent === undefined
      ? {}
      : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': sent.length }),
  }
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const asked = request(base + path, { method, agent, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const ms = performance.now() - began
        const packed = answer.headers['content-encoding'] === 'gzip'
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts), packed, ms })
      })
    })
    asked.on('error', reject)
    asked.end(sent)
  })
}
