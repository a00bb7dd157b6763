import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ok, type Result, refuse } from '../result.ts'
import { fileName } from './download-headers.ts'
import { asMaterial, type FileJudge, truthfulName } from './file-kinds.ts'
import type { FileRefusal, FileStore, Sha256, StagedFile } from './file-store.ts'

const HOURS_STAGED = 24
/** Longer than a staged file can wait before it is kept: a file whose transaction is still open is never swept. */
const HOURS_UNUSED = 7 * 24
/** How many kept files are asked about at a time. */
const BATCH = 500

/** A store in a folder: `<folder>/ab/cdef…` for what is kept, `<folder>/staged/` for what is not yet. */
export function folderStore(folder: string): FileStore {
  const staging = join(folder, 'staged')
  const keptPath = (sha256: Sha256) => join(folder, sha256.slice(0, 2), sha256.slice(2))
  const stagedPath = (sha256: Sha256) => join(staging, sha256)

  async function describe(
    sha256: Sha256,
    path: string,
    name: string,
    judge: FileJudge,
  ): Promise<Result<StagedFile, FileRefusal>> {
    const kind = await judge(path, name)
    if (!kind) return refuse({ code: 'wrong-type' })
    return ok({ sha256, path, size: (await stat(path)).size, type: kind.type, name: truthfulName(name, kind) })
  }

  return {
    async stage(content, { name: given, maxBytes, judge = asMaterial }) {
      await mkdir(staging, { recursive: true })
      const arriving = join(staging, `arriving-${randomUUID()}`)
      const name = fileName(given)
      try {
        const { sha256, size } = await write(content, arriving, maxBytes)
        if (size === 0) return refuse({ code: 'empty' })
        if (size > maxBytes) return refuse({ code: 'too-large', maxBytes })
        const file = await describe(sha256, arriving, name, judge)
        if (!file.ok) return file
        await rename(arriving, stagedPath(sha256))
        return ok({ ...file.value, path: stagedPath(sha256) })
      } finally {
        await rm(arriving, { force: true })
      }
    },

    async resume(sha256, given, judge = asMaterial) {
      const path = await firstThere([stagedPath(sha256), keptPath(sha256)])
      return path ? describe(sha256, path, fileName(given), judge) : refuse({ code: 'gone' })
    },

    async keep({ sha256 }) {
      const kept = keptPath(sha256)
      await mkdir(dirname(kept), { recursive: true })
      try {
        await rename(stagedPath(sha256), kept)
      } catch (error) {
        // Somebody else staged the same content and kept it first: it is where it should be.
        if (!(await firstThere([kept]))) throw error
      }
    },

    async open(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return null
      const path = await firstThere([keptPath(sha256)])
      return path ? (await open(path)).createReadStream() : null
    },

    async sweep(now, inUse) {
      const stale = await olderThan(staging, now.subtract({ hours: HOURS_STAGED }))
      const unused: string[] = []
      for (const shelf of (await names(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
        const old = await olderThan(join(folder, shelf), now.subtract({ hours: HOURS_UNUSED }))
        for (let at = 0; at < old.length; at += BATCH) {
          const sha256s = old.slice(at, at + BATCH).map((name) => shelf + name)
          const used = await inUse(sha256s)
          unused.push(...sha256s.filter((sha256) => !used.has(sha256)))
        }
      }
      const paths = [...stale.map((name) => join(staging, name)), ...unused.map(keptPath)]
      for (const path of paths) await rm(path, { force: true })
      return paths.length
    },
  }
}

/** Writes to disk what fits, and reads past the rest; the size is what was written, or one more than may be. */
async function write(content: AsyncIterable<Uint8Array>, path: string, maxBytes: number) {
  const hash = createHash('sha256')
  let size = 0
  await using file = await open(path, 'wx')
  for await (const chunk of content) {
    if (size > maxBytes) continue
    size += chunk.length
    if (size > maxBytes) continue
    hash.update(chunk)
    await file.writeFile(chunk)
  }
  // A row must not come to refer to content that a power cut took.
  if (size <= maxBytes) await file.sync()
  return { sha256: hash.digest('hex'), size: Math.min(size, maxBytes + 1) }
}

async function firstThere(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    const found = await stat(path).catch(ignoreMissing)
    if (found?.isFile()) return path
  }
  return null
}

const names = async (folder: string) => (await readdir(folder).catch(ignoreMissing)) ?? []

async function olderThan(folder: string, limit: Temporal.Instant): Promise<string[]> {
  const old: string[] = []
  for (const name of await names(folder)) {
    const found = await stat(join(folder, name)).catch(ignoreMissing)
    if (found && found.mtimeMs < limit.epochMilliseconds) old.push(name)
  }
  return old
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
