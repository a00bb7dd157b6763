import { sql } from 'drizzle-orm'
import type { OneTimeLink } from '#src/features/people/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'

/** What a link lets somebody without an account see and do: one delivery of one commitment, or one answer to it. */
export interface AskedByLink {
  readonly purpose: 'deliver' | 'accept'
  readonly programmeId: Id<'programme'>
  readonly programmeName: string
  readonly commitmentId: Id<'commitment'>
  /** With `accept`: the receipt to answer for. */
  readonly receiptId: Id<'receipt'> | null
  readonly title: TwoLanguages
  readonly why: TwoLanguages
  readonly evidence: TwoLanguages
  readonly ownerName: string
  readonly partyName: string
  readonly recipient: string
  readonly due: IsoDate | null
  readonly note: string
  readonly link: string
  readonly fileName: string | null
  readonly deliveryId: Id<'delivery'> | null
}

/** What the link is about, or null when that has been withdrawn, or another is to deliver it. */
export async function readAsked(
  db: Reader,
  { purpose, programmeId, subjectId, partyId, recipient }: OneTimeLink,
): Promise<AskedByLink | null> {
  if (purpose !== 'deliver' && purpose !== 'accept') return null
  const receipt = sql`(select r.commitment_id from receipts r where r.programme_id = ${programmeId} and r.id = ${subjectId})`
  const { rows } = await db.execute<
    Omit<AskedByLink, 'purpose' | 'recipient' | 'receiptId'> & Record<string, unknown>
  >(sql`
    select c.programme_id as "programmeId", p.name as "programmeName", c.id as "commitmentId", c.title, c.why, c.evidence, op.name as "ownerName",
      coalesce(pp.name, '') as "partyName", coalesce(d.note, '') as note, coalesce(d.link, '') as link, f.name as "fileName", d.id as "deliveryId",
      ${purpose === 'accept' ? sql`(select review_due_on from receipts r where r.programme_id = c.programme_id and r.id = ${subjectId})` : sql`(select min(extended_on) from receipts r where r.programme_id = c.programme_id and r.commitment_id = c.id and r.state in ('not-started', 'in-progress', 'returned'))`} as due
    from commitments c join programmes p on p.id = c.programme_id join parties op on op.id = c.owner_id
    left join parties pp on pp.id = ${partyId}::uuid
    left join lateral (select * from deliveries v where v.programme_id = c.programme_id and v.commitment_id = c.id order by v.number desc limit 1) d on true
    left join stored_files f on f.id = d.file_id
    where c.programme_id = ${programmeId} and c.withdrawn_at is null and ${purpose === 'deliver' ? sql`c.id = ${subjectId}::uuid and c.owner_id = ${partyId}::uuid` : sql`c.id = ${receipt}`}`)
  const [row] = rows
  return row
    ? { ...row, purpose, recipient, receiptId: purpose === 'accept' ? (subjectId as Id<'receipt'>) : null }
    : null
}
