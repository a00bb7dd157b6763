import { createHash, randomBytes } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { type Deed, record } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok, type Result } from '#src/platform/result.ts'
import { type LinkPurpose, type LinkRefusal, type OneTimeLink, usable } from './one-time-link.ts'
import { oneTimeLinks } from './people.tables.ts'

export interface NewOneTimeLink {
  readonly purpose: 'deliver' | 'accept' | 'answer'
  readonly programmeId: Id<'programme'>
  readonly subjectId: string
  readonly partyId: Id<'party'>
  /** Who is asked: a name or an address. */
  readonly recipient: string
  readonly expiresAt: string
}

const tokenHash = (token: string) => createHash('sha256').update(token).digest('base64url')
const looksLikeToken = /^[\w-]{43}$/

/** Makes a link for someone without an account. Returns its token: the only time it can be read, since only its hash is kept. */
export async function createOneTimeLink(tx: Tx, wish: NewOneTimeLink, by: Deed): Promise<string> {
  const token = await insertLink(tx, { ...wish, personId: null }, by)
  const { programmeId, subjectId, partyId, recipient, purpose } = wish
  const params = { recipient, purpose, until: wish.expiresAt }
  await record(
    tx,
    { programmeId, subjectKind: 'link', subjectId, organisationId: partyId, code: 'link.created', params },
    by,
  )
  return token
}

interface LinkRow {
  readonly purpose: LinkPurpose
  readonly personId: Id<'person'> | null
  readonly programmeId?: Id<'programme'>
  readonly subjectId?: string
  readonly partyId?: Id<'party'>
  readonly recipient: string
  readonly expiresAt: string
}

export async function insertLink(tx: Tx, row: LinkRow, by: Pick<Deed, 'personId' | 'at'>): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const createdBy = by.personId as Id<'person'> | null
  await tx.insert(oneTimeLinks).values({ ...row, tokenHash: tokenHash(token), createdBy, createdAt: by.at })
  return token
}

const columns = {
  id: oneTimeLinks.id,
  purpose: oneTimeLinks.purpose,
  personId: oneTimeLinks.personId,
  programmeId: oneTimeLinks.programmeId,
  subjectId: oneTimeLinks.subjectId,
  partyId: oneTimeLinks.partyId,
  recipient: oneTimeLinks.recipient,
  createdBy: oneTimeLinks.createdBy,
  expiresAt: oneTimeLinks.expiresAt,
  spentAt: oneTimeLinks.spentAt,
}

/** The link, to show what it lets one do: looking spends nothing (mail scanners open links). */
export async function findOneTimeLink(
  db: Reader,
  token: string,
  now: string,
): Promise<Result<OneTimeLink, LinkRefusal>> {
  if (!looksLikeToken.test(token)) return usable(null, now)
  const [row] = await db
    .select(columns)
    .from(oneTimeLinks)
    .where(eq(oneTimeLinks.tokenHash, tokenHash(token)))
  return usable((row as OneTimeLink | undefined) ?? null, now)
}

/** Spends the link in the transaction of what it lets one do; of two at once the second is refused. */
export async function spendOneTimeLink(tx: Tx, token: string, now: string): Promise<Result<OneTimeLink, LinkRefusal>> {
  if (!looksLikeToken.test(token)) return usable(null, now)
  const [row] = await tx
    .select(columns)
    .from(oneTimeLinks)
    .where(eq(oneTimeLinks.tokenHash, tokenHash(token)))
    .for('update')
  const link = usable((row as OneTimeLink | undefined) ?? null, now)
  if (!link.ok) return link
  await tx.update(oneTimeLinks).set({ spentAt: now }).where(eq(oneTimeLinks.id, link.value.id))
  return ok({ ...link.value, spentAt: now })
}

/** Invitations of a person that were not taken stop working: a newer one replaces them, or the account is closed. */
export const withdrawInvitations = (tx: Tx, personId: Id<'person'>, now: string) =>
  tx
    .update(oneTimeLinks)
    .set({ spentAt: now })
    .where(
      and(eq(oneTimeLinks.personId, personId), eq(oneTimeLinks.purpose, 'invitation'), isNull(oneTimeLinks.spentAt)),
    )
