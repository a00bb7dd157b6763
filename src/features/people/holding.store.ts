import { and, eq } from 'drizzle-orm'
import { parties } from '#src/features/parties/party.tables.ts'
import type { Tx } from '#src/platform/database/index.ts'
import { type Deed, type HistoryParams, record } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { ok, type Result } from '#src/platform/result.ts'
import { ensureFunction, lockFunction } from './function.store.ts'
import type { Duty } from './function.ts'
import { appointment, ending, type HoldingRefusal, handover, type Tenure } from './holding.ts'
import { functions, holdings, people } from './people.tables.ts'

/** To a function that is there, or to one that is made on the way. `to` null: until further notice. */
export type Appointment = ({ readonly functionId: Id<'function'> } | Duty) & {
  readonly personId: Id<'person'>
  readonly from: string
  readonly to?: string | null
}

/** Appoints, with history. Who may is the caller's to ask (`canAppoint`). Refuses what `appointment` refuses. */
export async function appoint(tx: Tx, wish: Appointment, by: Deed): Promise<Result<Id<'function'>, HoldingRefusal>> {
  const functionId = 'functionId' in wish ? wish.functionId : await ensureFunction(tx, dutyOf(wish), by.at)
  const tenure = await tenureForUpdate(tx, functionId)
  const decided = appointment(tenure, { personId: wish.personId, from: wish.from, to: wish.to ?? null })
  if (!decided.ok) return decided
  const { personId, from, to } = decided.value
  await tx.insert(holdings).values({ functionId, personId, validFrom: from, validTo: to })
  await tell(
    tx,
    tenure,
    'function.appointed',
    from,
    { person: await nameOf(tx, personId), personId, from, to: to ?? '' },
    by,
  )
  return ok(functionId)
}

/** Ends one person's time the day before `on` and begins another's on it, with history. Refuses what `handover` refuses. */
export async function handOver(
  tx: Tx,
  functionId: Id<'function'>,
  fromPersonId: Id<'person'>,
  toPersonId: Id<'person'>,
  on: string,
  by: Deed,
): Promise<Result<void, HoldingRefusal>> {
  const tenure = await tenureForUpdate(tx, functionId)
  const decided = handover(tenure, fromPersonId, toPersonId, on)
  if (!decided.ok) return decided
  const { ended, begun } = decided.value
  await tx.update(holdings).set({ validTo: ended.to }).where(eq(holdings.id, ended.id))
  await tx.insert(holdings).values({ functionId, personId: begun.personId, validFrom: begun.from, validTo: begun.to })
  const names = { from: await nameOf(tx, fromPersonId), to: await nameOf(tx, toPersonId) }
  await tell(tx, tenure, 'function.handed-over', on, { ...names, fromPersonId, personId: toPersonId, on }, by)
  return ok(undefined)
}

/** Sets a holder's last day, with history. Refuses what `ending` refuses, and a holding that is not of this function. */
export async function endHolding(
  tx: Tx,
  functionId: Id<'function'>,
  holdingId: string,
  lastOn: string,
  by: Deed,
): Promise<Result<void, HoldingRefusal>> {
  const tenure = await tenureForUpdate(tx, functionId)
  const held = tenure.holdings.find((one) => one.id === holdingId)
  if (!held) return { ok: false, refusal: { code: 'not-holding', on: lastOn } }
  const decided = ending(held, lastOn)
  if (!decided.ok) return decided
  await tx.update(holdings).set({ validTo: decided.value.to }).where(eq(holdings.id, decided.value.id))
  const params = { person: await nameOf(tx, held.personId), personId: held.personId, on: lastOn }
  await tell(tx, tenure, 'function.ended', lastOn, params, by)
  return ok(undefined)
}

interface LockedTenure extends Tenure {
  readonly functionId: Id<'function'>
  readonly programmeId: Id<'programme'> | null
  readonly organisationId: Id<'party'>
}

const dutyOf = (wish: Duty): Duty => ({
  kind: wish.kind,
  partyId: wish.partyId,
  programmeId: wish.programmeId,
  areaKey: wish.areaKey,
})

async function tenureForUpdate(tx: Tx, functionId: Id<'function'>): Promise<LockedTenure> {
  await lockFunction(tx, functionId)
  const [duty] = await tx
    .select({ programmeId: functions.programmeId, endedOn: functions.endedOn, organisationId: parties.organisationId })
    .from(functions)
    .innerJoin(parties, eq(parties.id, functions.partyId))
    .where(eq(functions.id, functionId))
  if (!duty) throw new Error(`There is no function ${functionId}.`)
  const held = await tx
    .select({ id: holdings.id, personId: holdings.personId, from: holdings.validFrom, to: holdings.validTo })
    .from(holdings)
    .where(and(eq(holdings.functionId, functionId)))
  return { ...duty, functionId, holdings: held }
}

async function nameOf(tx: Tx, personId: Id<'person'>): Promise<string> {
  const [person] = await tx.select({ name: people.name }).from(people).where(eq(people.id, personId))
  return person?.name ?? ''
}

async function tell(
  tx: Tx,
  of: LockedTenure,
  code: string,
  validFrom: string,
  params: HistoryParams,
  by: Deed,
): Promise<void> {
  const { programmeId, organisationId } = of
  await record(
    tx,
    { programmeId, organisationId, subjectKind: 'function', subjectId: of.functionId, code, params, validFrom },
    by,
  )
  if (programmeId) announce(tx, `programme:${programmeId}`)
}
