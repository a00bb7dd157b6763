import { readdir, readFile, realpath, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Stops the PostgreSQL of a data folder, should it still run, and removes both. */
export async function clearAway(folder: string): Promise<void> {
  const known = join(folder, 'postgres-18')
  const [pid] = (await readFile(join(known, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  if (pid) await stopped(Number(pid))
  // Started by root in a folder that only root may enter, PostgreSQL keeps its files elsewhere and leaves a link.
  const cluster = await realpath(known).catch(() => known)
  if (dirname(cluster) !== (await realpath(folder).catch(() => folder)))
    await rm(dirname(cluster), { recursive: true, force: true })
  await rm(folder, { recursive: true, force: true })
}

/** What runs left behind that were killed: their folders carry their process id. */
export async function clearAwayDeadRuns(within: string): Promise<void> {
  for (const name of await readdir(within)) {
    const [, pid] = /^[a-z]+-(\d+)$/.exec(name) ?? []
    if (pid && !isAlive(Number(pid))) await clearAway(join(within, name))
  }
}

async function stopped(pid: number): Promise<void> {
  for (let round = 0; isAlive(pid) && round < 200; round++) {
    // PostgreSQL's "fast" shutdown: those who are connected are sent away.
    if (round === 0) process.kill(pid, 'SIGINT')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
