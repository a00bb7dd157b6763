import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Result, refuse } from '../result.ts'
import { type Sheet, type SheetLimits, type SheetRefusal, sheetLimits } from './sheet.ts'
import type { SheetTask } from './worker.ts'

const permissions = ['--permission', '--allow-fs-read=*', '--allow-worker', '--no-warnings']

/** Readers of this process take turns: the memory cap is for all uploads together, not for each. */
let queue: Promise<unknown> = Promise.resolve()

/**
 * Reads an uploaded CSV or XLSX file into a `Sheet`, in a process of its own with a heap limit and a time limit, so that
 * neither a hostile file nor a merely huge one can stop or slow the server. A file that kills its reader is refused as
 * `too-large`. Throws only when the staged file itself is gone, which is our bug and not the person's.
 *
 * A process and not a thread: a thread that runs out of heap in the middle of one large allocation takes the whole
 * process down with it, now and then (seen in the tests beside this file when they still used threads).
 */
export function readSheet(
  file: { name: string; path: string },
  limits: SheetLimits = sheetLimits,
): Promise<Result<Sheet, SheetRefusal>> {
  const turn = queue.then(() => readInProcess({ path: file.path, limits }))
  queue = turn.catch(() => undefined)
  return turn
}

function readInProcess(task: SheetTask): Promise<Result<Sheet, SheetRefusal>> {
  const { promise, resolve, reject } = Promise.withResolvers<Result<Sheet, SheetRefusal>>()
  const reader = fork(readerFile(), [JSON.stringify(task)], {
    // May read files and answer us: no writing, no network, no further processes. Unpacking uses threads of its own.
    execArgv: [`--max-old-space-size=${task.limits.maxHeapMiB}`, ...permissions],
    // Nothing of the server's settings (secrets among them) is needed where foreign files are taken apart; Windows
    // cannot start a process without knowing where it is itself.
    env: process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    timeout: task.limits.maxMilliseconds,
    killSignal: 'SIGKILL',
  })
  let complaint = ''
  reader.stderr?.on('data', (text) => {
    complaint = `${complaint}${text}`.slice(-4000)
  })
  reader.once('message', (answer: Result<Sheet, SheetRefusal>) => resolve(answer))
  reader.once('error', reject)
  reader.once('close', (_, signal) => {
    if (signal !== null || /out of memory|FATAL ERROR/i.test(complaint)) resolve(refuse({ code: 'too-large' }))
    else reject(new Error(`The sheet reader ended without an answer: ${complaint}`))
  })
  return promise
}

/** In the source tree the reader runs as it is written; in the server bundle it is an entry of its own beside the main one. */
function readerFile(): string {
  const here = import.meta.url
  return fileURLToPath(new URL(here.endsWith('.ts') ? 'worker.ts' : 'spreadsheet.worker.mjs', here))
}
