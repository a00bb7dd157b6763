import { parentPort, workerData } from 'node:worker_threads'
import { systemClock } from '#src/platform/clock.ts'
import { type MailSettings, openMailRoom } from './mail-room.ts'
import type { Answered, Asked } from './mail-thread.ts'

/** The mail thread: does what it is asked, one thing after the other, until it is told to stop. A tool may import this file without starting anything. */
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
