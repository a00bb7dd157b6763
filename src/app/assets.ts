import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import type { Env } from '#src/platform/http/index.ts'
import type { Assets } from '#src/ui/page.tsx'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

interface Chunk {
  readonly file: string
  readonly css?: readonly string[]
  readonly assets?: readonly string[]
}

/** Reads from the build's manifest where the browser's files are. `folder` is `dist/client`. */
export function readAssets(folder: string): Assets {
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'))
  const at = (file: string | undefined): string => {
    if (!file) throw new Error(`The build in ${folder} is not whole: run npm run build.`)
    return `/${file}`
  }
  const main = manifest['src/client/main.ts']
  const worker = manifest['src/client/live-worker.ts']
  const files = Object.values(manifest).flatMap((chunk) => [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])])
  return {
    css: at(files.find((file) => file.endsWith('.css'))),
    js: at(main?.file),
    worker: at(worker?.file),
    icon: files.filter((file) => file.endsWith('.svg')).map(at)[0],
    font: files.filter((file) => file.endsWith('.woff2')).map(at)[0],
  }
}

/** The built files of a folder; without a build (tests of routes) pages name files that nobody serves. */
export const assetsIn = (folder: string): { assets: Assets; assetsFolder: string | null } =>
  existsSync(join(folder, '.vite/manifest.json'))
    ? { assets: readAssets(folder), assetsFolder: folder }
    : {
        assets: { css: '/assets/none.css', js: '/assets/none.js', worker: '/assets/none-worker.js' },
        assetsFolder: null,
      }

/** Serves built files: their names carry a hash of what is in them, so they are kept for ever. */
export function assetRoutes(folder: string): Hono<Env> {
  const kept = new Map<string, { plain: Uint8Array<ArrayBuffer>; packed: Uint8Array<ArrayBuffer> | null }>()
  return new Hono<Env>().get('/assets/:file{[\\w.-]+}', async (c) => {
    const name = c.req.param('file')
    const type = types[extname(name)]
    if (!type || name.includes('..')) return c.notFound()
    let found = kept.get(name)
    if (!found) {
      const plain = await readFile(join(folder, 'assets', name)).catch(() => null)
      if (!plain) return c.notFound()
      const packed = type.startsWith('font/') ? null : gzipSync(plain, { level: 9 })
      found = { plain: new Uint8Array(plain), packed: packed && new Uint8Array(packed) }
      kept.set(name, found)
    }
    const headers = { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' }
    return found.packed && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
      ? c.body(found.packed, 200, { ...headers, 'content-encoding': 'gzip', vary: 'accept-encoding' })
      : c.body(found.plain, 200, headers)
  })
}
