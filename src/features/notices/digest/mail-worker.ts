import { parentPort, workerData } from 'node:worker_threads'
import { systemClock } from '#src/platform/clock.ts'
import { type Answered, type Asked, type MailSettings, openMailRoom } from './mail-room.ts'

/**
 * The mail thread: does what it is asked, one thing after the other, until it is told to stop. It stands here and not in the app, since through
 * the slice's front door come all its pages, and what they stand on: ten times as much to load.
 */
function workFor(port: NonNullable<typeof parentPort>): void {
  const room = openMailRoom(workerData as MailSettings, systemClock)
  let queue: Promise<unknown> = Promise.resolve()
  port.on('message', (asked: Asked) => {
    if (asked === 'stop') {
      room.stop()
      void queue.then(() => room.close()).finally(() => port.close())
      return
    }
    queue = queue
      .then(() => room.work(asked.task))
      .then(
        () => port.postMessage({ nr: asked.nr } satisfies Answered),
        (error: Error) => port.postMessage({ nr: asked.nr, failed: error } satisfies Answered),
      )
  })
}

if (parentPort) workFor(parentPort)
