import { and, asc, eq, sql } from 'drizzle-orm'
import { orNotFound } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import { riskAlternatives } from '../risk.tables.ts'
import { isAlive, notOpen, type RiskRefusal } from '../rules/risk-now.ts'
import { type LockedRisk, lockRisk } from './find.store.ts'
import { leaveLists } from './hand-on.store.ts'
import type { InProgramme } from './ladder.store.ts'
import { itsOwn, tellPeople, tellRisk } from './tell.store.ts'

export interface AlternativeWords {
  readonly title: string
  /** What would follow: cost, time, quality. */
  readonly consequences: string
}

export interface WhichAlternative {
  readonly riskId: Id<'risk'>
  readonly alternativeId: Id<'risk-alternative'>
  readonly version?: number
}

const ofRisk = (programme: InProgramme, riskId: Id<'risk'>) =>
  and(eq(riskAlternatives.programmeId, programme.id), eq(riskAlternatives.riskId, riskId))

type Alternative = typeof riskAlternatives.$inferSelect

/** The open risk, locked, and its alternatives by number. */
async function openRisk(
  tx: Tx,
  programme: InProgramme,
  riskId: Id<'risk'>,
): Promise<Result<{ readonly risk: LockedRisk; readonly all: readonly Alternative[] }, RiskRefusal>> {
  const risk = await lockRisk(tx, programme.id, riskId)
  if (!isAlive(risk)) return notOpen(risk)
  const all = await tx
    .select()
    .from(riskAlternatives)
    .where(ofRisk(programme, riskId))
    .orderBy(asc(riskAlternatives.number))
  return ok({ risk, all })
}

/** A way to deal with it, until one is chosen: what was chosen among stays as it was. */
export async function addAlternative(
  tx: Tx,
  programme: InProgramme,
  riskId: Id<'risk'>,
  words: AlternativeWords,
  by: Deed,
): Promise<Result<Id<'risk-alternative'>, RiskRefusal>> {
  const open = await openRisk(tx, programme, riskId)
  if (!open.ok) return open
  const { risk, all } = open.value
  if (all.some(({ chosen }) => chosen)) return refuse({ code: 'choice-made' })
  const id = newId<'risk-alternative'>()
  const number = (all.at(-1)?.number ?? 0) + 1
  await tx.insert(riskAlternatives).values({ programmeId: programme.id, riskId, id, number, ...words })
  await tellRisk(tx, programme, risk, 'risk.alternative-added', { alternative: words.title }, by)
  return ok(id)
}

/** Changes or (with null) removes an alternative while none is chosen. */
export async function changeAlternative(
  tx: Tx,
  programme: InProgramme,
  { riskId, alternativeId, version }: WhichAlternative,
  words: AlternativeWords | null,
  by: Deed,
): Promise<Result<void, RiskRefusal>> {
  const open = await openRisk(tx, programme, riskId)
  if (!open.ok) return open
  const { risk, all } = open.value
  const before = orNotFound(all.find(({ id }) => id === alternativeId))
  if (all.some(({ chosen }) => chosen)) return refuse({ code: 'choice-made' })
  if (version !== undefined && version !== before.version) return refuse({ code: 'stale' })
  const here = and(ofRisk(programme, riskId), eq(riskAlternatives.id, alternativeId))
  if (words)
    await tx
      .update(riskAlternatives)
      .set({ ...words, version: sql`${riskAlternatives.version} + 1` })
      .where(here)
  else await tx.delete(riskAlternatives).where(here)
  const code = words ? 'risk.alternative-changed' : 'risk.alternative-removed'
  await tellRisk(tx, programme, risk, code, { alternative: words?.title ?? before.title, before: before.title }, by)
  return ok(undefined)
}

/** Whoever decides chooses one of the alternatives, or another than before, and says why. Refuses one whose words have changed since it was read. */
export async function chooseAlternative(
  tx: Tx,
  programme: InProgramme,
  { riskId, alternativeId, version }: WhichAlternative,
  reason: string,
  by: Deed,
): Promise<Result<void, RiskRefusal>> {
  const open = await openRisk(tx, programme, riskId)
  if (!open.ok) return open
  const { risk, all } = open.value
  const wanted = orNotFound(all.find(({ id }) => id === alternativeId))
  if (wanted.chosen) return refuse({ code: 'already-chosen' })
  if (version !== undefined && version !== wanted.version) return refuse({ code: 'stale' })
  if (reason === '') return refuse({ code: 'reason-missing' })
  const before = all.find(({ chosen }) => chosen)
  await tx
    .update(riskAlternatives)
    .set({
      chosen: sql`id = ${alternativeId}`,
      chosenAt: sql`case when id = ${alternativeId} then ${by.at}::timestamptz end`,
      chosenReason: sql`case when id = ${alternativeId} then ${reason} else '' end`,
      version: sql`${riskAlternatives.version} + 1`,
    })
    .where(ofRisk(programme, riskId))
  const params = { alternative: wanted.title, reason }
  if (before) await tellRisk(tx, programme, risk, 'risk.alternative-rechosen', { ...params, before: before.title }, by)
  else await tellRisk(tx, programme, risk, 'risk.alternative-chosen', params, by)
  if (!risk.proposal) await leaveLists(tx, risk, 'decided', by)
  await tellPeople(tx, programme, risk, 'risk.chosen', params, itsOwn(risk), by)
  return ok(undefined)
}
