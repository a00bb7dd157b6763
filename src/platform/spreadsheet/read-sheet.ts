import { Worker } from 'node:worker_threads'
import { type Result, refuse } from '../result.ts'
import { type Sheet, type SheetLimits, type SheetRefusal, sheetLimits } from './sheet.ts'
import type { SheetTask } from './worker.ts'

/** Readers in this process, one after the other: the memory cap is for all uploads together, not for each. */
let queue: Promise<unknown> = Promise.resolve()

/**
 * Reads an uploaded CSV or XLSX file into a `Sheet`, in a thread of its own with a heap limit and a time limit, so that
 * neither a hostile file nor a merely huge one can stop or slow the server. A file that kills its reader is refused as
 * `too-large`. Throws only when the staged file itself is gone, which is our bug and not the person's.
 */
export function readSheet(
  file: { name: string; path: string },
  limits: SheetLimits = sheetLimits,
): Promise<Result<Sheet, SheetRefusal>> {
  const turn = queue.then(() => readInThread({ path: file.path, limits }))
  queue = turn.catch(() => undefined)
  return turn
}

function readInThread(task: SheetTask): Promise<Result<Sheet, SheetRefusal>> {
  const { promise, resolve, reject } = Promise.withResolvers<Result<Sheet, SheetRefusal>>()
  const reader = new Worker(readerFile(), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: task.limits.maxHeapMiB, maxYoungGenerationSizeMb: 32 },
    // Nothing of the server's settings (secrets among them) is needed where foreign files are taken apart.
    env: {},
    execArgv: [],
  })
  const tooSlow = setTimeout(() => {
    resolve(refuse({ code: 'too-large' }))
    void reader.terminate()
  }, task.limits.maxMilliseconds)
  reader.once('message', resolve)
  reader.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError) resolve(refuse({ code: 'too-large' }))
    else reject(error)
  })
  reader.once('exit', () => {
    clearTimeout(tooSlow)
    reject(new Error('The sheet reader ended without an answer'))
  })
  return promise
}

/** In the source tree the reader runs as it is written; in the server bundle it is an entry of its own beside the main one. */
function readerFile(): URL {
  const here = import.meta.url
  return new URL(here.endsWith('.ts') ? 'worker.ts' : 'spreadsheet.worker.mjs', here)
}
