import { type SQL, sql } from 'drizzle-orm'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { LeadTime } from '#src/platform/calendar/lead-time.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { expiresOn } from '../rules/due.ts'
import type { Exemption, Receipt, ReceiptState } from '../rules/receipt.ts'

/** A receipt with its commitment, as a deed needs it: the rule's own view of it, and whose it is. */
export interface HeldReceipt {
  readonly id: Id<'receipt'>
  readonly commitmentId: Id<'commitment'>
  readonly rolloutId: Id<'rollout'>
  readonly unitId: Id<'party'> | null
  readonly areaKey: string
  readonly version: number
  readonly receiverId: Id<'party'>
  readonly receiverOrganisationId: Id<'party'>
  readonly ownerId: Id<'party'>
  readonly ownerOrganisationId: Id<'party'>
  readonly ownerFunctionId: Id<'function'> | null
  readonly functionId: Id<'function'> | null
  readonly title: TwoLanguages
  readonly visibility: 'own' | 'all-but-suppliers' | 'programme'
  readonly organisationId: Id<'party'>
  readonly validity: string | null
  readonly beforeSamtakt: boolean
  readonly receipt: Receipt
}

interface Row extends Omit<HeldReceipt, 'receipt'> {
  readonly state: ReceiptState
  readonly approver: string | null
  readonly mandatory: boolean
  readonly deliveryNumber: number
  readonly firstDeliveredOn: IsoDate | null
  readonly deliveredOn: IsoDate | null
  readonly reviewDueOn: IsoDate | null
  readonly acceptedOn: IsoDate | null
  readonly reason: string
  readonly exemptionReason: string
  readonly exemptionAskedOn: IsoDate | null
  readonly exemptFrom: ReceiptState | null
  readonly consentDueOn: IsoDate | null
}

const columns = sql`
  r.id, r.commitment_id as "commitmentId", r.rollout_id as "rolloutId", r.unit_id as "unitId", r.area_key as "areaKey", r.version,
  r.receiver_id as "receiverId", rp.organisation_id as "receiverOrganisationId", c.owner_id as "ownerId", op.organisation_id as "ownerOrganisationId",
  c.owner_function_id as "ownerFunctionId", r.function_id as "functionId", c.title, c.visibility, c.organisation_id as "organisationId", c.validity,
  r.before_samtakt as "beforeSamtakt", r.state, c.approver, c.mandatory, r.delivery_number as "deliveryNumber", r.first_delivered_on as "firstDeliveredOn",
  r.delivered_on as "deliveredOn", r.review_due_on as "reviewDueOn", r.accepted_on as "acceptedOn", r.reason, r.exemption_reason as "exemptionReason",
  r.exemption_asked_on as "exemptionAskedOn", r.exempt_from as "exemptFrom", r.consent_due_on as "consentDueOn"`

/** The receipts that deeds are done on (`units` = 0), by what picks them out. */
export async function readReceipts(db: Reader, programmeId: Id<'programme'>, where: SQL): Promise<HeldReceipt[]> {
  const { rows } = await db.execute<Row & Record<string, unknown>>(sql`
    select ${columns}
    from receipts r join commitments c on c.programme_id = r.programme_id and c.id = r.commitment_id
    join parties rp on rp.id = r.receiver_id join parties op on op.id = c.owner_id
    where r.programme_id = ${programmeId} and r.units = 0 and c.withdrawn_at is null and ${where}
    order by r.id`)
  return rows.map(held)
}

/** Those named; a row that sums up units stands for all its units. */
export const named = (programmeId: Id<'programme'>, ids: readonly Id<'receipt'>[]): SQL => {
  const list = sql`any(${sql.param([...ids])}::uuid[])`
  return sql`r.id = any(array(
    select n.id from receipts n where n.programme_id = ${programmeId} and n.id = ${list}
    union all
    select u.id from receipts s join receipts u on u.programme_id = s.programme_id and u.commitment_id = s.commitment_id and u.rollout_id = s.rollout_id
    where s.programme_id = ${programmeId} and s.id = ${list} and s.units > 0 and u.unit_id is not null))`
}

/** A row that sums up units, as it stands. */
export async function readSum(
  db: Reader,
  programmeId: Id<'programme'>,
  id: Id<'receipt'>,
): Promise<{
  readonly id: Id<'receipt'>
  readonly commitmentId: Id<'commitment'>
  readonly version: number
  readonly state: ReceiptState
} | null> {
  const { rows } = await db.execute<{
    id: Id<'receipt'>
    commitmentId: Id<'commitment'>
    version: number
    state: ReceiptState
  }>(sql`
    select id, commitment_id as "commitmentId", version, state from receipts where programme_id = ${programmeId} and id = ${id}`)
  return rows[0] ?? null
}

function held(row: Row): HeldReceipt {
  return {
    ...row,
    receipt: {
      state: row.state,
      own: row.ownerId === row.receiverId,
      approver: row.approver,
      mandatory: row.mandatory,
      version: row.deliveryNumber > 0 ? String(row.deliveryNumber) : null,
      deliveredOn: row.firstDeliveredOn,
      lastDeliveredOn: row.deliveredOn,
      reviewDueOn: row.reviewDueOn,
      acceptedOn: row.acceptedOn,
      sentBackFor: row.reason || null,
      exemption: exemptionOf(row),
    },
  }
}

function exemptionOf(row: Row): Exemption | null {
  if (row.consentDueOn === null && row.state !== 'not-applicable') return null
  return {
    reason: row.exemptionReason,
    askedOn: row.exemptionAskedOn ?? ('0001-01-01' as IsoDate),
    consent: row.consentDueOn === null ? 'given' : 'pending',
    answerDueOn: row.consentDueOn,
    refusedFor: null,
    from: row.exemptFrom ?? 'not-started',
  }
}

/** Writes what the rules made of them, in one statement. */
export async function saveReceipts(
  tx: Tx,
  programmeId: Id<'programme'>,
  changed: readonly (HeldReceipt & { readonly next: Receipt; readonly beforeSamtakt?: boolean })[],
): Promise<void> {
  for (let from = 0; from < changed.length; from += 5000) {
    const rows = changed.slice(from, from + 5000).map(({ id, next, validity, beforeSamtakt }) => ({
      id,
      state: next.state,
      number: next.version === null ? 0 : Number(next.version),
      first: next.deliveredOn,
      last: next.lastDeliveredOn,
      review: next.reviewDueOn,
      accepted: next.acceptedOn,
      expires: next.acceptedOn !== null && validity !== null ? expiresOn(next.acceptedOn, validity as LeadTime) : null,
      reason: next.sentBackFor ?? '',
      ...exemptionColumns(next),
      before: beforeSamtakt,
    }))
    await tx.execute(sql`
      update receipts r set state = n.state, delivery_number = n.number, first_delivered_on = n.first, delivered_on = n.last, review_due_on = n.review,
        accepted_on = n.accepted, expires_on = n.expires, reason = n.reason, exemption_reason = n.exemption, exemption_asked_on = n.asked,
        exempt_from = n."from", consent_due_on = n.consent, before_samtakt = n.before, version = r.version + 1
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, state text, number int, first date, last date, review date, accepted date,
        expires date, reason text, exemption text, asked date, "from" text, consent date, before boolean)
      where r.programme_id = ${programmeId} and r.id = n.id`)
  }
}

function exemptionColumns({ state, exemption }: Receipt) {
  const stands = exemption !== null && (state === 'not-applicable' || exemption.consent === 'pending')
  return stands
    ? {
        exemption: exemption.reason,
        asked: exemption.askedOn,
        from: exemption.from,
        consent: exemption.consent === 'pending' ? exemption.answerDueOn : null,
      }
    : { exemption: '', asked: null, from: null, consent: null }
}
