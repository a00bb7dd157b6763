import { readFile, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/** The operating system's account that PostgreSQL runs under. */
export type Account = { readonly uid: number; readonly gid: number }

/** Whether this process is root; PostgreSQL refuses to be. */
export const asRoot = () => process.getuid?.() === 0

/**
 * The account PostgreSQL must be started under, or nothing when it is our own. Root hands over to the owner of an existing cluster,
 * else to `postgres` or `nobody`: it must have a name, since initdb refuses a uid that the system cannot look up.
 */
export async function serverAccount(cluster: string): Promise<Account | undefined> {
  if (!asRoot()) return undefined
  const owner = await stat(cluster).catch(() => undefined)
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const accounts = namedAccounts(await readFile('/etc/passwd', 'utf8'))
  const account = accounts.get('postgres') ?? accounts.get('nobody')
  if (!account)
    throw new Error('PostgreSQL refuses to run as root, and this machine has no account named postgres or nobody.')
  return account
}

function namedAccounts(passwd: string): Map<string, Account> {
  const fields = passwd.split('\n').map((line) => line.split(':'))
  return new Map(fields.map(([name = '', , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]))
}

/** Whether the account may reach and use the path: every folder above it and the thing itself carry the needed permission. */
export async function mayUse(path: string, account: Account | undefined): Promise<boolean> {
  if (!account) return true
  const { uid, gid, mode } = await stat(path)
  const bits = uid === account.uid ? mode >> 6 : gid === account.gid ? mode >> 3 : mode
  const parent = dirname(resolve(path))
  return (bits & 1) === 1 && (parent === path || mayUse(parent, account))
}
