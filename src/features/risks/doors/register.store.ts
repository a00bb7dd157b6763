import { nextNumber } from '#src/features/programmes/index.ts'
import type { RecordVisibility } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import { risks } from '../risk.tables.ts'
import type { Scores } from '../risk.ts'
import { holderOn } from '../rules/ladder.ts'
import { scale, scoreOf } from '../rules/levels.ts'
import { nextReview, type RiskNow, type RiskRefusal } from '../rules/risk-now.ts'
import type { LockedRisk } from './find.store.ts'
import { handOn } from './hand-on.store.ts'
import { type InProgramme, lockLadders, readLadder } from './ladder.store.ts'
import { columnsOf, keepScore } from './save.store.ts'
import { tellRisk } from './tell.store.ts'

export interface NewRisk extends Scores {
  readonly id?: Id<'risk'>
  /** Whose introduction it concerns; null: the programme's own. */
  readonly rolloutId: Id<'rollout'> | null
  /** Whose risk it is, and whom `own` means: the rollout's organisation, or that of whoever registers the programme's. */
  readonly organisationId: Id<'party'>
  readonly threat: string
  readonly vulnerability?: string
  readonly consequence?: string
  readonly areaKey?: string | null
  readonly ownerFunctionId?: Id<'function'> | null
  readonly visibility?: RecordVisibility
  readonly visibleToForumId?: Id<'forum'> | null
}

/** Registers a risk: its number, its level, and whoever decides, who is told. Refuses what is not on the scale 1–5. */
export async function createRisk(
  tx: Tx,
  programme: InProgramme,
  wish: NewRisk,
  by: Deed,
): Promise<Result<Id<'risk'>, RiskRefusal>> {
  const { id = newId<'risk'>(), rolloutId, organisationId, probability, impact } = wish
  if (![probability, impact].every((one) => (scale as readonly number[]).includes(one)))
    return refuse({ code: 'off-scale' })
  await lockLadders(tx, programme.id, 'shared')
  const ladder = await readLadder(tx, programme, { rolloutId, raisedAt: null }, by)
  const { level, holder } = holderOn(ladder, scoreOf(wish), null)
  const risk: RiskNow = {
    threat: wish.threat,
    vulnerability: wish.vulnerability ?? '',
    consequence: wish.consequence ?? '',
    areaKey: wish.areaKey ?? null,
    probability,
    impact,
    level,
    holder,
    heldSince: by.at,
    ownerFunctionId: wish.ownerFunctionId ?? null,
    state: 'open',
    wording: 1,
    acceptance: null,
    proposal: null,
    nextReviewOn: nextReview(ladder.levels, level, by.today),
    raisedAt: null,
    joinedIntoId: null,
    outcome: null,
    outcomeText: '',
    closedAt: null,
    visibility: wish.visibility ?? 'all-but-suppliers',
    visibleToForumId: wish.visibility === 'forum' ? (wish.visibleToForumId ?? null) : null,
  }
  const number = await nextNumber(tx, programme.id, 'risk')
  const createdBy = by.personId as Id<'person'> | null
  const about = { id, number, rolloutId, organisationId, createdBy }
  await tx.insert(risks).values({ programmeId: programme.id, ...about, ...columnsOf(risk), createdAt: by.at })
  const made: LockedRisk = { ...risk, ...about, version: 1 }
  await keepScore(tx, programme.id, made, '', by)
  await tellRisk(tx, programme, made, 'risk.registered', { probability, impact, score: scoreOf(wish) }, by)
  await handOn(tx, programme, null, made, by)
  return ok(id)
}
