import { createHash, randomBytes } from 'node:crypto'
import { chown, lstat, mkdir, mkdtemp, readFile, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Account, mayUse, serverAccount } from './account.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { run } from './run.ts'

/** A database cluster on disk, and what is needed to run it. */
export type Cluster = {
  readonly folder: string
  readonly password: string
  readonly account: Account | undefined
  readonly binaries: Binaries
}

/** The folder is named for the release, because another major release of PostgreSQL cannot read it. */
const NAME = 'postgres-18'
const PASSWORD = 'samtakt.password'
/** For root only: where things go that the unprivileged account must reach although it may not enter the checkout. */
const OPEN_TO_ALL = '/var/lib/samtakt'

/** The cluster in the data folder, created when there is none. */
export async function openCluster(dataFolder: string): Promise<Cluster> {
  await mkdir(dataFolder, { recursive: true })
  const known = join(await realpath(dataFolder), NAME)
  const account = await serverAccount(known)
  const binaries = await findBinaries(account, await placeFor(account, dataFolder))
  if (!(await lstat(known).catch(() => undefined))) await createCluster(known, account, binaries)
  const folder = await realpath(known).catch(() => {
    throw new Error(
      `${known} points to a database that is no longer there. Put it back, or remove the link to begin anew.`,
    )
  })
  const password = await readFile(join(folder, PASSWORD), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      `The database in ${folder} cannot be opened (${error.code}). Start Samtakt as the user who created it.`,
    )
  })
  return { folder, password, account, binaries }
}

/** Where the account may read and write: the data folder itself, or else a folder of its own that the data folder links to. */
async function placeFor(account: Account | undefined, dataFolder: string): Promise<string> {
  if (await mayUse(dataFolder, account)) return resolve(dataFolder)
  const place = join(OPEN_TO_ALL, createHash('sha256').update(resolve(dataFolder)).digest('hex').slice(0, 12))
  await mkdir(place, { recursive: true, mode: 0o755 })
  return place
}

/** The cluster appears whole or not at all: it is made beside its place and then renamed, so a start cut short leaves nothing half-made. */
async function createCluster(known: string, account: Account | undefined, binaries: Binaries): Promise<void> {
  const place = await placeFor(account, resolve(known, '..'))
  const unfinished = await mkdtemp(join(place, `${NAME}-new-`))
  try {
    await fill(unfinished, account, binaries)
    const cluster = join(place, NAME)
    await rename(unfinished, cluster)
    if (cluster !== known) await symlink(cluster, known)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    // Another process may have been quicker; then its cluster is as good as ours.
    if (!(await lstat(known).catch(() => undefined))) throw error
  }
}

async function fill(folder: string, account: Account | undefined, binaries: Binaries): Promise<void> {
  const password = randomBytes(24).toString('hex')
  const passwordFile = `${folder}.password`
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (account) await chown(folder, account.uid, account.gid)
  if (account) await chown(passwordFile, account.uid, account.gid)
  const made = await run(
    binaries.initdb,
    [
      ...['-D', folder, '--username=samtakt', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
      // Sorting by bytes, letters by Unicode, the same on every machine; Swedish order is asked for by column.
      ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
      ...['--no-instructions', '--set', "listen_addresses=''"],
    ],
    folder,
    account,
  )
  await rename(passwordFile, join(folder, PASSWORD))
  if (!made.ok) throw new Error(`PostgreSQL could not create its files in ${folder}:\n${made.said}`)
}
