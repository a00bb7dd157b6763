import { and, eq, getTableColumns } from 'drizzle-orm'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { PlanHandlers } from './plan-handlers.ts'
import { quietPeriods } from './programme.tables.ts'
import { readFacts } from './programme-view.store.ts'
import { lockProgramme, tellProgramme } from './tell-programme.store.ts'

export interface NewQuietPeriod {
  readonly programmeId: Id<'programme'>
  readonly name: string
  /** Both days included. */
  readonly from: string
  readonly to: string
}

/** Adds days that nobody is asked for anything; due dates are counted anew. The same name and days once more change nothing. */
export async function addQuietPeriod(
  tx: Tx,
  period: NewQuietPeriod,
  deed: Deed,
  handlers: PlanHandlers,
): Promise<string> {
  const { programmeId, name, from, to } = period
  await lockProgramme(tx, programmeId)
  const { id, ...q } = getTableColumns(quietPeriods)
  const same = and(eq(q.programmeId, programmeId), eq(q.name, name), eq(q.from, from), eq(q.to, to))
  const [there] = await tx.select({ id }).from(quietPeriods).where(same)
  if (there) return there.id
  const [added] = await tx.insert(quietPeriods).values(period).returning({ id: quietPeriods.id })
  await tellProgramme(tx, period.programmeId, 'programme.quiet-period-added', { name, from, to }, deed)
  await handlers.onCalendarChanged(tx, { programme: await readFacts(tx, period.programmeId) }, deed)
  return added?.id ?? ''
}

/** @returns false when it was gone already. */
export async function removeQuietPeriod(
  tx: Tx,
  programmeId: Id<'programme'>,
  id: string,
  deed: Deed,
  handlers: PlanHandlers,
): Promise<boolean> {
  const [gone] = await tx
    .delete(quietPeriods)
    .where(and(eq(quietPeriods.programmeId, programmeId), eq(quietPeriods.id, id)))
    .returning({ name: quietPeriods.name, from: quietPeriods.from, to: quietPeriods.to })
  if (!gone) return false
  await tellProgramme(tx, programmeId, 'programme.quiet-period-removed', gone, deed)
  await handlers.onCalendarChanged(tx, { programme: await readFacts(tx, programmeId) }, deed)
  return true
}
