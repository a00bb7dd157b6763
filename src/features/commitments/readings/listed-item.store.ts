import { type SQL, sql } from 'drizzle-orm'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { CommitmentScope } from '../commitment.ts'
import type { DueRule } from '../rules/due.ts'
import type { ReceiptState } from '../rules/receipt.ts'
import type { Half } from '../rules/roll-up.ts'

/** One row of the list: a commitment to one receiver (its units as one). */
export interface ListedItem {
  readonly receiptId: Id<'receipt'>
  readonly commitmentId: Id<'commitment'>
  readonly rolloutId: Id<'rollout'>
  readonly areaKey: string
  readonly title: TwoLanguages
  readonly scope: CommitmentScope
  readonly ownerId: Id<'party'>
  readonly ownerName: string
  readonly receiverId: Id<'party'>
  readonly receiverName: string
  readonly rolloutName: string
  readonly half: Half
  readonly critical: boolean
  readonly mandatory: boolean
  readonly state: ReceiptState
  readonly dueRule: DueRule
  readonly due: IsoDate | null
  readonly extended: IsoDate | null
  readonly forecast: IsoDate | null
  readonly deliveredOn: IsoDate | null
  readonly acceptedOn: IsoDate | null
  readonly reviewDueOn: IsoDate | null
  readonly consentDueOn: IsoDate | null
  readonly lateAfter: IsoDate | null
  readonly excusedAfter: IsoDate | null
  readonly breachAfter: IsoDate | null
  readonly units: number
  readonly unitsApplicable: number
  readonly unitsAccepted: number
  readonly deliveryLabel: string
  readonly functionKind: string | null
  readonly reason: string
}

/** What rows say of the receipts in `page` (id, place), in that order. */
export const listedItems = (programmeId: Id<'programme'>): SQL => sql`
    select r.id as "receiptId", r.commitment_id as "commitmentId", r.rollout_id as "rolloutId", r.area_key as "areaKey", c.title, c.scope,
      c.owner_id as "ownerId", op.name as "ownerName", r.receiver_id as "receiverId", rp.name as "receiverName", rop.name as "rolloutName", r.half,
      r.critical, c.mandatory, r.state, c.due_rule as "dueRule", r.due_on as due, r.extended_on as extended, c.forecast_on as forecast,
      r.delivered_on as "deliveredOn", r.accepted_on as "acceptedOn", r.review_due_on as "reviewDueOn", r.consent_due_on as "consentDueOn",
      r.late_after as "lateAfter", r.excused_after as "excusedAfter", r.breach_after as "breachAfter", r.units, r.units_applicable as "unitsApplicable",
      r.units_accepted as "unitsAccepted", c.delivery_label as "deliveryLabel", f.kind as "functionKind",
      case when r.state = 'not-applicable' or r.consent_due_on is not null then r.exemption_reason else r.reason end as reason
    from page
    join receipts r on r.programme_id = ${programmeId} and r.id = page.id
    join commitments c on c.programme_id = r.programme_id and c.id = r.commitment_id
    join rollouts o on o.programme_id = r.programme_id and o.id = r.rollout_id
    join parties rop on rop.id = o.party_id
    join parties rp on rp.id = r.receiver_id
    join parties op on op.id = c.owner_id
    left join functions f on f.id = r.function_id
    order by page.place`
