import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'

let taken: Buffer[] = []
let server: SMTPServer | null = null

/** A mail server that says yes to everything, on a port of its own. @returns its address */
export async function openMailServer(): Promise<string> {
  server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData: (stream, _, callback) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        taken.push(Buffer.concat(parts))
        callback()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
}

/** What has come since it was last asked, in number and bytes. */
export const mailsTaken = () => ({ count: taken.length, bytes: taken.reduce((sum, mail) => sum + mail.length, 0) })

/** The floor: mails of the same size, handed over one after the other on as many connections, with nothing else done. @returns milliseconds */
export async function handOver(url: string, count: number): Promise<number> {
  const raw = taken[0]?.toString() ?? ''
  taken = []
  const transport = createTransport({ url, pool: true, maxConnections: 2, maxMessages: Number.POSITIVE_INFINITY })
  const began = performance.now()
  const envelope = { from: 'a@example.se', to: 'b@example.se' }
  await Promise.all(Array.from({ length: count }, () => transport.sendMail({ envelope, raw })))
  transport.close()
  return performance.now() - began
}

export const closeMailServer = (): Promise<void> =>
  new Promise((resolve) => (server ? server.close(resolve) : resolve()))
