import { eq, sql } from 'drizzle-orm'
import { programmeTopic } from '#src/features/programmes/index.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { type Deed, record } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import { riskLevels, riskSettings } from '../risk.tables.ts'
import type { Holder, RiskLevel, RiskLevels } from '../risk.ts'
import { checkLevels, type LevelRefusal, type LevelWish } from '../rules/levels.ts'
import { type InProgramme, lockLadders, readLevels } from './ladder.store.ts'
import { applyReheld, type Reheld, weigh } from './rehold.store.ts'
import { isHeldToday } from './tell.store.ts'

export type SetLevelsRefusal =
  | LevelRefusal
  /** Somebody has set them since the form was opened. */
  | { readonly code: 'stale' }
  /** A forum that does not serve the programme or has ended; a function that is not the programme's. */
  | { readonly code: 'holder-not-here'; readonly level: number }
  /** A mandate that nobody holds today: the risks would wait for no one. */
  | { readonly code: 'holder-vacant'; readonly level: number }

/** What setting the levels comes to. */
export interface LevelEffects {
  /** Open risks that somebody else would decide about, and those that only get another level or review day. */
  readonly moved: number
  readonly relevelled: number
}

export interface LevelsWish {
  readonly levels: readonly LevelWish[]
  /** How many times they had been set when the form was opened; left out, it is not asked. */
  readonly version?: number
}

interface Weighed {
  readonly before: RiskLevels
  readonly levels: readonly RiskLevel[]
  readonly reheld: readonly Reheld[]
}

const effectsOf = ({ reheld }: Weighed): LevelEffects => {
  const moved = reheld.filter((one) => one.moved).length
  return { moved, relevelled: reheld.length - moved }
}

/** Holds the wish against every rule, and counts what would follow. Writes nothing. */
async function weighLevels(
  tx: Tx,
  programme: InProgramme,
  wish: LevelsWish,
  by: Deed,
): Promise<Result<Weighed, SetLevelsRefusal>> {
  await lockLadders(tx, programme.id, 'alone')
  const before = await readLevels(tx, programme)
  if (wish.version !== undefined && wish.version !== before.version) return refuse({ code: 'stale' })
  const checked = checkLevels(wish.levels)
  if (!checked.ok) return checked
  for (const { number, holder } of checked.value) {
    if (!(await isHere(tx, programme.id, holder, by.today))) return refuse({ code: 'holder-not-here', level: number })
    if (!(await isHeldToday(tx, holder, by.today))) return refuse({ code: 'holder-vacant', level: number })
  }
  const levels = checked.value
  return ok({ before, levels, reheld: await weigh(tx, programme.id, levels, before.levels, by) })
}

/** What setting these levels would do, or why they are refused. */
export async function previewLevels(
  tx: Tx,
  programme: InProgramme,
  wish: LevelsWish,
  by: Deed,
): Promise<Result<LevelEffects, SetLevelsRefusal>> {
  const weighed = await weighLevels(tx, programme, wish, by)
  return weighed.ok ? ok(effectsOf(weighed.value)) : weighed
}

/** Sets the programme's levels; every open risk gets its level anew and, where somebody else decides now, goes to them in the same transaction. */
export async function setLevels(
  tx: Tx,
  programme: InProgramme,
  wish: LevelsWish,
  by: Deed,
): Promise<Result<LevelEffects, SetLevelsRefusal>> {
  const weighed = await weighLevels(tx, programme, wish, by)
  if (!weighed.ok) return weighed
  const { levels, reheld } = weighed.value
  await tx.delete(riskLevels).where(eq(riskLevels.programmeId, programme.id))
  await tx.insert(riskLevels).values(
    levels.map(({ holder, ...level }) => ({
      programmeId: programme.id,
      ...level,
      holderForumId: holder.kind === 'forum' ? holder.id : null,
      holderFunctionId: holder.kind === 'function' ? holder.id : null,
    })),
  )
  await tx
    .insert(riskSettings)
    .values({ programmeId: programme.id, version: 1 })
    .onConflictDoUpdate({ target: riskSettings.programmeId, set: { version: sql`${riskSettings.version} + 1` } })
  const effects = effectsOf(weighed.value)
  const about = { programmeId: programme.id, subjectKind: 'programme', subjectId: programme.id }
  const scale = levels.map(({ name, fromScore, toScore }) => `${name.sv} ${fromScore}–${toScore}`).join(', ')
  await record(tx, { ...about, code: 'risk-levels.set', params: { moved: effects.moved, said: scale } }, by)
  announce(tx, programmeTopic(programme.id))
  await applyReheld(tx, programme.id, reheld, by)
  return ok(effects)
}

/** A forum that serves the programme and has not ended; a function of the programme that has a say in it. */
async function isHere(db: Reader, programmeId: Id<'programme'>, { kind, id }: Holder, today: string): Promise<boolean> {
  const { rows } = await db.execute(
    kind === 'forum'
      ? sql`select from forum_programmes s join forums f on f.id = s.forum_id and (f.ended_on is null or f.ended_on > ${today}::date)
          where s.programme_id = ${programmeId} and s.forum_id = ${id}`
      : sql`select from functions f where f.id = ${id} and f.programme_id = ${programmeId} and (f.ended_on is null or f.ended_on > ${today}::date)
          and f.kind in ('programme-lead', 'rollout-lead', 'signatory', 'change-lead', 'area-lead')`,
  )
  return rows.length > 0
}
