import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { mailThread } from './mail-thread.ts'

/** Answers as the mail thread does, and says how often it was started. `digests` makes it fail, twice makes it fall. */
const program = `
  const { parentPort } = require('node:worker_threads')
  let asked = 0
  parentPort.on('message', (one) => {
    if (one === 'stop') return parentPort.close()
    asked += 1
    if (one.task === 'digests' && asked > 1) throw new Error('fell')
    parentPort.postMessage(one.task === 'digests' ? { nr: one.nr, failed: new Error('no database') } : { nr: one.nr })
  })`

function aThread(options?: { idle: number }) {
  const started: Worker[] = []
  const thread = mailThread(() => {
    const made = new Worker(program, { eval: true })
    started.push(made)
    return made
  }, options)
  onTestFinished(() => thread.stop())
  return { thread, started }
}

const ended = (worker: Worker | undefined) => expect.poll(() => worker?.threadId, { timeout: 10_000 }).toBe(-1)

test('the thread starts when it is first asked, and answers each question', async () => {
  const { thread, started } = aThread()
  expect(started).toHaveLength(0)
  await Promise.all([thread.ask('round'), thread.ask('round'), thread.ask('round')])
  expect(started).toHaveLength(1)
})

test('it ends when nothing is asked, and starts again', async () => {
  const { thread, started } = aThread({ idle: 5 })
  await thread.ask('round')
  await ended(started[0])
  await thread.ask('round')
  expect(started).toHaveLength(2)
})

test('what fails says so to the one who asked; the thread goes on', async () => {
  const { thread, started } = aThread()
  await expect(thread.ask('digests')).rejects.toThrow('no database')
  await thread.ask('round')
  expect(started).toHaveLength(1)
})

test('a thread that fell answers nothing more, and another is started', async () => {
  const { thread, started } = aThread()
  await thread.ask('round')
  await expect(Promise.all([thread.ask('digests'), thread.ask('round')])).rejects.toThrow('fell')
  await thread.ask('round')
  expect(started).toHaveLength(2)
})

test('stopped, it is gone, and is not started again', async () => {
  const { thread, started } = aThread()
  await thread.ask('round')
  await thread.stop()
  await ended(started[0])
  await expect(thread.ask('round')).rejects.toThrow('stopping')
  expect(started).toHaveLength(1)
})
