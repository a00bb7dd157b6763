import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * MiB of the app and of every process of its PostgreSQL. On Linux the proportional set size, which counts shared memory once; elsewhere the resident set
 * size, which counts it once for each process and so is too much.
 */
export async function memoryOf(appPid: number, dataFolder: string): Promise<number> {
  const [postmaster] = (await readFile(join(dataFolder, 'postgres-18', 'postmaster.pid'), 'utf8')).split('\n')
  const sizes = [appPid, Number(postmaster)].map((pid) =>
    process.platform === 'linux' ? proportional(pid) : resident(pid),
  )
  return (await Promise.all(sizes)).reduce((sum, kib) => sum + kib, 0) / 1024
}

/** KiB of a process and all below it. One that has just ended counts nothing. */
async function proportional(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => ''))
    .split(' ')
    .filter(Boolean)
  const below = await Promise.all(children.map((child) => proportional(Number(child))))
  return below.reduce((sum, kib) => sum + kib, Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0))
}

async function resident(pid: number): Promise<number> {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n')
  const all = lines.map((line) => line.trim().split(/\s+/).map(Number))
  const sizeFrom = (top: number): number =>
    all.reduce(
      (sum, [one = 0, parent, rss = 0]) => sum + (one === top ? rss : 0) + (parent === top ? sizeFrom(one) : 0),
      0,
    )
  return sizeFrom(pid)
}
