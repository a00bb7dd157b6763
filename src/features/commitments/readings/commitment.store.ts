import { type SQL, sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor, Visibility } from '#src/platform/access/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { noteOrganisations } from '../commitment.policy.ts'
import type { CommitmentScope } from '../commitment.ts'
import type { DueRule } from '../rules/due.ts'
import type { ReceiptState } from '../rules/receipt.ts'
import type { Half } from '../rules/roll-up.ts'
import { visibleCommitments } from './visible.store.ts'

/** A commitment as its page shows it. */
export interface Commitment {
  readonly id: Id<'commitment'>
  readonly scope: CommitmentScope
  readonly rolloutId: Id<'rollout'> | null
  readonly waveId: Id<'wave'> | null
  readonly areaKey: string
  readonly title: TwoLanguages
  readonly why: TwoLanguages
  readonly evidence: TwoLanguages
  readonly ownerId: Id<'party'>
  readonly ownerName: string
  readonly ownerOrganisationId: Id<'party'>
  readonly ownerFunctionId: Id<'function'> | null
  readonly dueRule: DueRule
  readonly notBefore: string | null
  readonly validity: string | null
  readonly minimumDays: number
  readonly critical: boolean
  readonly mandatory: boolean
  readonly approver: string | null
  readonly forecast: IsoDate | null
  readonly forecastReason: string
  readonly deliveryNumber: number
  readonly deliveryLabel: string
  readonly visibility: Visibility
  readonly organisationId: Id<'party'>
  readonly organisationName: string
  readonly fromTemplate: boolean
  readonly withdrawnAt: string | null
  readonly version: number
  readonly live: number
  readonly deliveries: readonly DeliveredVersion[]
  readonly dependsOn: readonly Linked[]
  readonly neededBy: readonly Linked[]
  readonly comments: readonly Said[]
  readonly notes: readonly Said[]
}

export interface DeliveredVersion {
  readonly id: Id<'delivery'>
  readonly number: number
  readonly label: string
  readonly link: string
  readonly note: string
  readonly deliveredOn: string
  readonly by: string
  readonly file: { readonly name: string; readonly size: number } | null
}

/** Another commitment that this one waits for, or that waits for it: how far it has come, where it is most behind. */
export interface Linked {
  readonly id: Id<'commitment'>
  readonly title: TwoLanguages
  readonly ownerName: string
  readonly open: number
  readonly due: IsoDate | null
  readonly forecast: IsoDate | null
}

export interface Said {
  readonly text: string
  readonly by: string
  readonly at: string
  readonly visibility: Visibility
  readonly organisationName: string
}

export interface ItemReceipt {
  readonly id: Id<'receipt'>
  readonly rolloutId: Id<'rollout'>
  readonly receiverId: Id<'party'>
  readonly receiverName: string
  readonly receiverOrganisationId: Id<'party'>
  readonly rolloutName: string
  readonly unitId: Id<'party'> | null
  readonly unitName: string | null
  readonly units: number
  readonly unitsApplicable: number
  readonly unitsAccepted: number
  readonly half: Half
  readonly areaKey: string
  readonly own: boolean
  readonly approver: string | null
  readonly state: ReceiptState
  readonly nominal: IsoDate | null
  readonly due: IsoDate | null
  readonly extended: IsoDate | null
  readonly notBefore: IsoDate | null
  readonly goLive: IsoDate | null
  readonly firstDeliveredOn: IsoDate | null
  readonly deliveredOn: IsoDate | null
  readonly deliveryNumber: number
  readonly reviewDueOn: IsoDate | null
  readonly acceptedOn: IsoDate | null
  readonly expiresOn: IsoDate | null
  readonly lateAfter: IsoDate | null
  readonly excusedAfter: IsoDate | null
  readonly breachAfter: IsoDate | null
  readonly brokenByDecisionOn: IsoDate | null
  readonly promisedBefore: IsoDate | null
  /** Who owed it when its lead time broke, where that was another than its owner now. */
  readonly brokenByOwner: string | null
  readonly reason: string
  readonly exemptionReason: string
  readonly consentDueOn: IsoDate | null
  readonly beforeSamtakt: boolean
  readonly functionId: Id<'function'> | null
  readonly functionKind: string | null
  readonly holder: string | null
  readonly version: number
}

const moment = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

/** `seen`: which of them the reader may know of. */
const linked = (
  join: SQL,
  seen: SQL,
) => sql`coalesce((select json_agg(json_build_object('id', l.id, 'title', l.title, 'ownerName', lp.name, 'forecast', l.forecast_on,
    'open', (select count(*) from receipts lr where lr.programme_id = l.programme_id and lr.commitment_id = l.id and lr.unit_id is null and lr.state in ('not-started','in-progress','returned')),
    'due', (select min(lr.extended_on) from receipts lr where lr.programme_id = l.programme_id and lr.commitment_id = l.id and lr.unit_id is null and lr.state in ('not-started','in-progress','returned')))
    order by l.area_key, l.number) from commitment_dependencies d join commitments l on ${join} and l.programme_id = d.programme_id and l.withdrawn_at is null and ${seen}
    join parties lp on lp.id = l.owner_id where d.programme_id = c.programme_id and `

/** The commitment with what belongs to it, when the actor may see it; null otherwise. Comments and notes are those the actor may read. */
export async function findCommitment(
  db: Reader,
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'standing'>,
  id: Id<'commitment'> | null,
): Promise<Commitment | null> {
  if (!id) return null
  const own = sql`any(${sql.param(noteOrganisations(actor, programme))}::uuid[])`
  const seen = visibleCommitments(actor, programme.standing, 'l')
  const heard = programme.standing === 'supplier' ? sql`m.visibility = 'programme'` : sql`m.visibility <> 'own'`
  const { rows } = await db.execute<Commitment & Record<string, unknown>>(sql`
    select c.id, c.scope, c.rollout_id as "rolloutId", c.wave_id as "waveId", c.area_key as "areaKey", c.title, c.why, c.evidence, c.owner_id as "ownerId",
      op.name as "ownerName", op.organisation_id as "ownerOrganisationId", c.owner_function_id as "ownerFunctionId", c.due_rule as "dueRule",
      c.not_before as "notBefore", c.validity, c.minimum_days as "minimumDays", c.critical, c.mandatory, c.approver, c.forecast_on as forecast,
      c.forecast_reason as "forecastReason", c.delivery_number as "deliveryNumber", c.delivery_label as "deliveryLabel", c.visibility,
      c.organisation_id as "organisationId", org.name as "organisationName", c.template_id is not null as "fromTemplate", ${moment(sql`c.withdrawn_at`)} as "withdrawnAt", c.version,
      coalesce((select version from topics where topic = 'commitment:' || c.id), 0) as live,
      coalesce((select json_agg(json_build_object('id', v.id, 'number', v.number, 'label', v.label, 'link', v.link, 'note', v.note, 'deliveredOn', v.delivered_on,
          'by', coalesce(nullif(v.by_name, ''), vp.name, ''), 'file', case when sf.id is not null then json_build_object('name', sf.name, 'size', sf.size) end) order by v.number desc)
        from deliveries v left join people vp on vp.id = v.person_id left join stored_files sf on sf.id = v.file_id
        where v.programme_id = c.programme_id and v.commitment_id = c.id), '[]') as deliveries,
      ${linked(sql`l.id = d.depends_on_id`, seen)} d.commitment_id = c.id), '[]') as "dependsOn",
      ${linked(sql`l.id = d.commitment_id`, seen)} d.depends_on_id = c.id), '[]') as "neededBy",
      coalesce((select json_agg(json_build_object('text', m.text, 'by', mp.name, 'at', ${moment(sql`m.at`)}, 'visibility', m.visibility, 'organisationName', mo.name) order by m.at)
        from comments m join people mp on mp.id = m.person_id join parties mo on mo.id = m.organisation_id
        where m.programme_id = c.programme_id and m.commitment_id = c.id and (${heard} or m.organisation_id = ${own})), '[]') as comments,
      coalesce((select json_agg(json_build_object('text', n.text, 'by', np.name, 'at', ${moment(sql`n.at`)}, 'visibility', 'own', 'organisationName', no.name) order by n.at)
        from internal_notes n join people np on np.id = n.person_id join parties no on no.id = n.organisation_id
        where n.programme_id = c.programme_id and n.commitment_id = c.id and n.organisation_id = ${own}), '[]') as notes
    from commitments c join parties op on op.id = c.owner_id join parties org on org.id = c.organisation_id
    where c.programme_id = ${programme.id} and c.id = ${id} and ${visibleCommitments(actor, programme.standing)}`)
  return rows[0] ?? null
}

/** Its receipts, by receiver and unit, withdrawn rollouts aside. What is found here has been found visible. */
export async function listReceipts(
  db: Reader,
  programmeId: Id<'programme'>,
  commitmentId: Id<'commitment'>,
  today: string,
  { units = true }: { readonly units?: boolean } = {},
): Promise<ItemReceipt[]> {
  const { rows } = await db.execute<ItemReceipt & Record<string, unknown>>(sql`
    select r.id, r.rollout_id as "rolloutId", r.receiver_id as "receiverId", rp.name as "receiverName", rp.organisation_id as "receiverOrganisationId", rop.name as "rolloutName",
      r.unit_id as "unitId", u.name as "unitName", r.units, r.units_applicable as "unitsApplicable", r.units_accepted as "unitsAccepted", r.half,
      r.area_key as "areaKey", c.owner_id = r.receiver_id as own, c.approver, r.state, r.nominal_on as nominal, r.due_on as due, r.extended_on as extended,
      r.not_before_on as "notBefore", g.decided_on as "goLive", r.first_delivered_on as "firstDeliveredOn", r.delivered_on as "deliveredOn",
      r.delivery_number as "deliveryNumber", r.review_due_on as "reviewDueOn", r.accepted_on as "acceptedOn", r.expires_on as "expiresOn",
      r.late_after as "lateAfter", r.excused_after as "excusedAfter", r.breach_after as "breachAfter", r.broken_by_decision_on as "brokenByDecisionOn",
      r.promised_before_on as "promisedBefore", bp.name as "brokenByOwner", r.reason, r.exemption_reason as "exemptionReason", r.consent_due_on as "consentDueOn",
      r.before_samtakt as "beforeSamtakt", r.function_id as "functionId", f.kind as "functionKind",
      (select string_agg(p.name, ', ' order by p.name) from holdings h join people p on p.id = h.person_id where h.function_id = r.function_id
        and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date)) as holder, r.version
    from receipts r
    join commitments c on c.programme_id = r.programme_id and c.id = r.commitment_id
    join rollouts o on o.programme_id = r.programme_id and o.id = r.rollout_id
    join parties rop on rop.id = o.party_id join parties rp on rp.id = r.receiver_id
    left join parties bp on bp.id = r.broken_by_owner_id
    left join parties u on u.id = r.unit_id left join functions f on f.id = r.function_id
    left join go_lives g on g.programme_id = r.programme_id and g.id = r.go_live_id
    where r.programme_id = ${programmeId} and r.commitment_id = ${commitmentId} and o.state <> 'withdrawn' ${units ? sql`` : sql`and r.unit_id is null`}
    order by rop.name, r.unit_id is not null, u.name`)
  return rows
}
