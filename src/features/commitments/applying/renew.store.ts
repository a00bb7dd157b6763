import { sql } from 'drizzle-orm'
import { ensureAreas, programmeTopic } from '#src/features/programmes/index.ts'
import { recordApplications, type Target, type VersionContent } from '#src/features/templates/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import { type Deed, record, recordAll } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import { readDependences } from '../doors/dependence.store.ts'
import { halfOwedBy } from '../doors/half.store.ts'
import { redate } from '../doors/redate.store.ts'
import { settle } from '../doors/settle.store.ts'
import { withdraw } from '../doors/steer.store.ts'
import { cellsOf } from '../doors/tell-commitments.store.ts'
import { lockPlan, type Plan } from '../plan.store.ts'
import { findCycle } from '../rules/waiting.ts'
import { carryOut } from './apply.store.ts'
import type { Ground, Source } from './applying.ts'
import { isNothing, planRenewal, type Renewal } from './renewal.ts'

export type RenewRefusal =
  | { readonly code: 'nothing-new' }
  /** Local dependences and the version's own would close a circle. */
  | { readonly code: 'circle'; readonly through: readonly Id<'commitment'>[] }

export interface Renewing {
  readonly source: Source
  readonly name: string
  /** The earlier versions that its commitments stand in, by number. */
  readonly earlier: ReadonlyMap<number, VersionContent>
  /** Read once the programme is locked. */
  readonly ground: () => Promise<Ground>
  readonly targets: readonly Target[]
  /** Said where commitments are withdrawn. */
  readonly reason: string
}

/** Takes all that a template has become to a newer version, in the caller's transaction. See `planRenewal`. */
export async function renewTemplate(
  tx: Tx,
  plan: Plan,
  wish: Renewing,
  deed: Deed,
): Promise<Result<Renewal, RenewRefusal>> {
  await lockPlan(tx, plan.id)
  const ground = await wish.ground()
  const renewal = planRenewal(wish.source, wish.earlier, ground)
  if (isNothing(renewal)) return refuse({ code: 'nothing-new' })
  const circle = await circleThrough(tx, plan, renewal)
  if (circle) return refuse({ code: 'circle', through: circle })
  await ensureAreas(tx, plan.id, wish.source.content.areas)
  const withdrawn = renewal.withdrawn.map(({ id }) => id)
  if (withdrawn.length > 0) await withdraw(tx, plan, withdrawn, wish.reason, deed)
  await followItems(tx, plan, renewal, wish.source, deed)
  await markKept(tx, plan, renewal, wish.source.number)
  await carryOut(tx, plan, renewal.application, deed)
  await waitAnew(tx, plan, renewal)
  const { templateId, number } = wish.source
  const receipts = renewal.application.made.reduce((sum, one) => sum + one.rolloutIds.length, 0)
  await recordApplications(
    tx,
    plan.id,
    wish.targets.map((target) => ({ templateId, number, target, receipts })),
    deed,
  )
  await tell(tx, plan, renewal, wish, deed)
  return ok(renewal)
}

async function circleThrough(tx: Tx, plan: Plan, { dependences }: Renewal): Promise<Id<'commitment'>[] | null> {
  if (dependences.length === 0) return null
  const anew = new Set<string>(dependences.map(({ id }) => id))
  const others = (await readDependences(tx, plan.id)).filter(({ waiting }) => !anew.has(waiting))
  const wished = dependences.flatMap(({ id, dependsOn }) =>
    dependsOn.map((needed) => ({ waiting: id as string, needed: needed as string })),
  )
  return findCycle([...others, ...wished]) as Id<'commitment'>[] | null
}

/** Writes what the version has changed, set by set; then the due dates and all that follows. */
async function followItems(tx: Tx, plan: Plan, { followed }: Renewal, { number }: Source, deed: Deed): Promise<void> {
  if (followed.length === 0) return
  const ids = followed.map(({ id }) => id)
  const before = await cellsOf(tx, plan, ids)
  const rows = JSON.stringify(followed.map(({ id, set }) => ({ id, set })))
  const given = sql`jsonb_to_recordset(${rows}::jsonb) as n(id uuid, set jsonb)`
  await tx.execute(sql`
    update commitments c set template_version = ${number},
      title = coalesce(n.set->'title', c.title), why = coalesce(n.set->'why', c.why), evidence = coalesce(n.set->'evidence', c.evidence),
      area_key = coalesce(n.set->>'areaKey', c.area_key), due_rule = coalesce(n.set->'dueRule', c.due_rule),
      not_before = case when n.set ? 'notBefore' then n.set->>'notBefore' else c.not_before end,
      validity = case when n.set ? 'validity' then n.set->>'validity' else c.validity end,
      approver = case when n.set ? 'approver' then n.set->>'approver' else c.approver end,
      minimum_days = coalesce((n.set->>'minimumDays')::int, c.minimum_days), critical = coalesce((n.set->>'critical')::boolean, c.critical),
      mandatory = coalesce((n.set->>'mandatory')::boolean, c.mandatory), owner_id = coalesce((n.set->>'ownerId')::uuid, c.owner_id),
      owner_function_id = case when (n.set->>'ownerId')::uuid <> c.owner_id then null else c.owner_function_id end,
      version = c.version + case when n.set = '{}' then 0 else 1 end
    from ${given} where c.programme_id = ${plan.id} and c.id = n.id`)
  await tx.execute(sql`
    update receipts r set area_key = coalesce(n.set->>'areaKey', r.area_key), critical = coalesce((n.set->>'critical')::boolean, r.critical),
      half = case when n.set ? 'ownerId' then ${halfOwedBy(sql`(n.set->>'ownerId')::uuid`)} else r.half end,
      receiver_id = case n.set->>'receiver' when 'programme' then ${plan.leadPartyId}::uuid when 'receiver' then o.party_id else r.receiver_id end
    from ${given}, rollouts o
    where r.programme_id = ${plan.id} and r.commitment_id = n.id and o.programme_id = r.programme_id and o.id = r.rollout_id
      and n.set ?| array['areaKey', 'critical', 'ownerId', 'receiver']`)
  const after = await cellsOf(tx, plan, ids)
  if (followed.some(({ fields }) => fields.includes('dueRule') || fields.includes('notBefore')))
    await redate(tx, plan, { rolloutIds: [...new Set(after.map(({ rolloutId }) => rolloutId))] }, deed)
  await settle(tx, plan, { cells: [...before, ...after], moved: ids })
}

/** They stand in the new version without an item of it: that is the mark. */
async function markKept(tx: Tx, plan: Plan, { kept }: Renewal, number: number): Promise<void> {
  if (kept.length === 0) return
  await tx.execute(sql`
    update commitments set template_version = ${number}, version = version + 1
    where programme_id = ${plan.id} and id = any(${sql.param(kept.map(({ id }) => id))}::uuid[])`)
}

async function waitAnew(tx: Tx, plan: Plan, { dependences }: Renewal): Promise<void> {
  if (dependences.length === 0) return
  const ids = dependences.map(({ id }) => id)
  const rows = dependences.flatMap(({ id, dependsOn }) => dependsOn.map((on) => ({ id, on })))
  await tx.execute(
    sql`delete from commitment_dependencies where programme_id = ${plan.id} and commitment_id = any(${sql.param(ids)}::uuid[])`,
  )
  await tx.execute(sql`
    insert into commitment_dependencies (programme_id, commitment_id, depends_on_id)
    select ${plan.id}::uuid, n.id, n."on" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, "on" uuid) on conflict do nothing`)
  await settle(tx, plan, { cells: await cellsOf(tx, plan, ids), moved: ids })
}

async function tell(
  tx: Tx,
  plan: Plan,
  { followed, withdrawn, kept, application }: Renewal,
  { source, name }: Renewing,
  deed: Deed,
): Promise<void> {
  const { templateId, number } = source
  const changed = followed.filter(({ fields }) => fields.length > 0)
  const counts = {
    changed: changed.length,
    made: application.made.length,
    withdrawn: withdrawn.length,
    kept: kept.length,
  }
  await record(
    tx,
    {
      programmeId: plan.id,
      subjectKind: 'template',
      subjectId: templateId,
      code: 'applying.renewed',
      params: { name, number, ...counts },
    },
    deed,
  )
  const about = (id: Id<'commitment'>) => ({ programmeId: plan.id, subjectKind: 'commitment', subjectId: id })
  await recordAll(
    tx,
    [
      ...changed.map(({ id, item, fields }) => ({
        ...about(id),
        code: 'applying.followed',
        params: { name, number, fields: fields.join(','), titleSv: item.title.sv, titleEn: item.title.en },
      })),
      ...kept.map(({ id }) => ({ ...about(id), code: 'applying.kept', params: { name, number } })),
    ],
    deed,
  )
  announce(tx, programmeTopic(plan.id))
}
