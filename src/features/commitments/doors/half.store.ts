import { type SQL, sql } from 'drizzle-orm'

/** `halfOf` in SQL, over `receipts r` and its rollout `o`: which half of readiness what this owner owes belongs to. */
export const halfOwedBy = (ownerId: SQL): SQL => sql`case when ${ownerId} = o.party_id
    or exists (select from parties w where w.id = ${ownerId} and w.organisation_id = o.party_id)
    or exists (select from rollout_units w where w.programme_id = o.programme_id and w.rollout_id = o.id and w.unit_id = ${ownerId})
  then 'preparations' else 'deliveries' end`
