import { sql } from 'drizzle-orm'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'

/** A receipt that something is to happen to. */
export interface ExampleReceipt {
  readonly id: Id<'receipt'>
  readonly commitmentId: Id<'commitment'>
  /** Key of the template's item. */
  readonly item: string
  readonly scope: 'programme' | 'wave' | 'rollout' | 'unit'
  readonly ownerId: Id<'party'>
  readonly receiverId: Id<'party'>
  /** Whoever approves where owner and receiver are the same. */
  readonly approver: string | null
  readonly rolloutId: Id<'rollout'>
  /** The rollout's party. */
  readonly rollout: string
  readonly unit: string | null
  readonly title: TwoLanguages
  readonly wave: number | null
  readonly due: IsoDate | null
  readonly notBefore: IsoDate | null
}

/** Every receipt of an example programme that deeds are done on. */
export async function readExampleReceipts(db: Reader, programmeId: Id<'programme'>): Promise<ExampleReceipt[]> {
  const { rows } = await db.execute<ExampleReceipt & Record<string, unknown>>(sql`
    select r.id, r.commitment_id as "commitmentId", coalesce(c.template_item_key, '') as item, c.scope, c.owner_id as "ownerId", r.receiver_id as "receiverId",
      c.approver, r.rollout_id as "rolloutId", p.name as rollout, u.name as unit, c.title, w.number as wave, r.due_on as due, r.not_before_on as "notBefore"
    from receipts r
    join commitments c on c.programme_id = r.programme_id and c.id = r.commitment_id
    join rollouts o on o.programme_id = r.programme_id and o.id = r.rollout_id
    join parties p on p.id = o.party_id
    left join parties u on u.id = r.unit_id
    left join waves w on w.programme_id = o.programme_id and w.id = o.wave_id
    where r.programme_id = ${programmeId} and r.units = 0
    order by w.number, p.name, c.number, u.name`)
  return rows
}
