import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

/** A mail that the server has said yes to. */
export interface Taken {
  readonly messageId: string
  readonly to: string
  readonly raw: string
}

/** What the server does otherwise than to take what it is given. Asked anew each time, so a test changes its mind by changing it. */
export interface Behaviour {
  /** The answer to a connection. */
  greeting?: () => Answer
  /** The answer to a recipient. */
  recipient?: (address: string) => Answer
  /** The answer to a whole mail: the last word. */
  mail?: (messageId: string) => Answer
}

/** `550 No such user` refuses, `hang` never answers, `die` cuts the line; nothing means yes. */
export type Answer = string | 'hang' | 'die' | undefined | Promise<string | 'hang' | 'die' | undefined>

/** A line that was cut in the middle is no news here: it is what the tests are about. */
const ignored = () => undefined

/** A real mail server, on a port of its own, that does as it is told. */
export async function aMailServer(options: SMTPServerOptions = {}) {
  const taken: Taken[] = []
  const behaviour: Behaviour = {}
  let connections = 0
  let port = 0
  let server = make()

  function make(): SMTPServer {
    const made = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 1,
      logger: false,
      onConnect: (_, callback) => {
        connections += 1
        void answer(behaviour.greeting?.(), callback)
      },
      onRcptTo: ({ address }, _, callback) => void answer(behaviour.recipient?.(address), callback),
      onData: (stream, { envelope }, callback) =>
        void text(stream).then((raw) => {
          const messageId = /^Message-ID: (\S+)/im.exec(raw)?.[1] ?? ''
          const to = envelope.rcptTo.map(({ address }) => address).join(', ')
          return answer(behaviour.mail?.(messageId), (refusal) => {
            if (!refusal) taken.push({ messageId, to, raw })
            callback(refusal)
          })
        }, ignored),
      ...options,
    })
    made.on('error', ignored)
    return made
  }

  async function answer(asked: Answer, callback: (refusal?: Error) => void): Promise<void> {
    const said = await asked
    if (said === 'hang') return
    if (said === 'die') return cut()
    callback(said ? Object.assign(new Error(said.slice(4)), { responseCode: Number(said.slice(0, 3)) }) : undefined)
  }

  function cut(): void {
    for (const connection of server.connections) connection._socket.destroy()
  }

  const mailServer = {
    taken,
    behaviour,
    url: new URL('smtp://127.0.0.1'),
    /** How many connections were opened to it. */
    connections: () => connections,
    async start(): Promise<void> {
      server = make()
      await once(server.listen(port, '127.0.0.1'), 'listening')
      port = (server.server.address() as AddressInfo).port
      mailServer.url.port = String(port)
    },
    async stop(): Promise<void> {
      const closed = new Promise<void>((resolve) => server.close(resolve))
      cut()
      await closed
    },
  }
  await mailServer.start()
  onTestFinished(() => (server.server.listening ? mailServer.stop() : undefined))
  return mailServer
}
