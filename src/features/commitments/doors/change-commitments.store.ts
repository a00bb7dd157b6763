import { sql } from 'drizzle-orm'
import { programmeTopic } from '#src/features/programmes/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import { type Deed, type HistoryParams, recordAll } from '#src/platform/history/index.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { commitmentTopic } from '../commitment.ts'
import { lockPlan, type Plan } from '../plan.store.ts'
import type { DueRule } from '../rules/due.ts'
import { redate } from './redate.store.ts'
import { settle } from './settle.store.ts'
import { cellsOf, commitmentsOf } from './tell-commitments.store.ts'

/** What changes of one commitment; what is left out stays. `told` becomes its history, a line for each. */
export interface CommitmentChange {
  readonly id: Id<'commitment'>
  readonly title?: TwoLanguages
  readonly why?: TwoLanguages
  readonly areaKey?: string
  readonly dueRule?:
    | DueRule
    | { readonly kind: 'lead'; readonly duration: string; readonly side: 'before' | 'after' }
    | { readonly kind: 'fixed'; readonly on: string }
  readonly forecast?: { readonly on: string; readonly reason: string }
  readonly critical?: boolean
  readonly mandatory?: boolean
  readonly ownerFunctionId?: Id<'function'>
  readonly importKey?: string
  readonly told: readonly { readonly code: string; readonly params: HistoryParams }[]
}

const BATCH = 2000

/**
 * Changes many commitments set by set (a plan read in again): their words, due rules, forecasts, weight and area, with what follows
 * for receipts and roll-ups. The caller has authorised and says what stands in history.
 */
export async function changeCommitments(
  tx: Tx,
  plan: Plan,
  changes: readonly CommitmentChange[],
  deed: Deed,
): Promise<void> {
  if (changes.length === 0) return
  await lockPlan(tx, plan.id)
  const ids = changes.map(({ id }) => id)
  const before = await cellsOf(tx, plan, ids)
  for (let from = 0; from < changes.length; from += BATCH) {
    await write(tx, plan.id, changes.slice(from, from + BATCH))
  }
  const after = await cellsOf(tx, plan, ids)
  if (changes.some(({ dueRule }) => dueRule))
    await redate(tx, plan, { rolloutIds: [...new Set(after.map(({ rolloutId }) => rolloutId))] }, deed)
  await settle(tx, plan, { cells: [...before, ...after], moved: ids })
  await tell(tx, plan, changes, deed)
}

async function write(tx: Tx, programmeId: Id<'programme'>, changes: readonly CommitmentChange[]): Promise<void> {
  const rows = JSON.stringify(
    changes.map(({ forecast, told: _, ...change }) => ({
      ...change,
      forecastOn: forecast?.on,
      forecastReason: forecast?.reason,
    })),
  )
  const given = sql`jsonb_to_recordset(${rows}::jsonb) as n(id uuid, title jsonb, why jsonb, "areaKey" text, "dueRule" jsonb, "forecastOn" date,
    "forecastReason" text, critical boolean, mandatory boolean, "ownerFunctionId" uuid, "importKey" text)`
  await tx.execute(sql`
    update commitments c set title = coalesce(n.title, c.title), why = coalesce(n.why, c.why), area_key = coalesce(n."areaKey", c.area_key),
      due_rule = coalesce(n."dueRule", c.due_rule), forecast_on = coalesce(n."forecastOn", c.forecast_on),
      forecast_reason = coalesce(n."forecastReason", c.forecast_reason), critical = coalesce(n.critical, c.critical),
      mandatory = coalesce(n.mandatory, c.mandatory), owner_function_id = coalesce(n."ownerFunctionId", c.owner_function_id),
      import_key = coalesce(n."importKey", c.import_key), version = c.version + 1
    from ${given} where c.programme_id = ${programmeId} and c.id = n.id`)
  await tx.execute(sql`
    update receipts r set area_key = coalesce(n."areaKey", r.area_key), critical = coalesce(n.critical, r.critical)
    from ${given} where r.programme_id = ${programmeId} and r.commitment_id = n.id and (n."areaKey" is not null or n.critical is not null)`)
}

async function tell(tx: Tx, plan: Plan, changes: readonly CommitmentChange[], deed: Deed): Promise<void> {
  const found = new Map(
    (
      await commitmentsOf(
        tx,
        plan,
        changes.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  )
  const entries = changes.flatMap(({ id, told }) => {
    const one = found.get(id)
    if (!one) return []
    const about = {
      programmeId: plan.id,
      subjectKind: 'commitment',
      subjectId: id,
      rolloutId: one.rolloutId,
      visibility: one.visibility,
      organisationId: one.organisationId,
    }
    return told.map(({ code, params }) => ({
      ...about,
      code,
      params: { ...params, titleSv: one.title.sv, titleEn: one.title.en },
    }))
  })
  await recordAll(tx, entries, deed)
  announce(tx, programmeTopic(plan.id))
  // Beyond a few hundred the programme's own topic is what pages follow; each announced topic is a row to count up.
  if (changes.length <= 500) announce(tx, ...changes.map(({ id }) => commitmentTopic(id)))
}
