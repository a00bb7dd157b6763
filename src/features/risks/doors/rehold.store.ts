import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { moveMatters } from '#src/features/forums/index.ts'
import { notify } from '#src/features/notices/index.ts'
import { programmeTopic } from '#src/features/programmes/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Tx } from '#src/platform/database/index.ts'
import { type Deed, recordAll } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { risks } from '../risk.tables.ts'
import { type Holder, type RiskLevel, risksPath } from '../risk.ts'
import { heldAnew, sameHolder } from '../rules/ladder.ts'
import { scoreOf } from '../rules/levels.ts'
import { nextReview } from '../rules/risk-now.ts'
import { type LockedRisk, riskFrom } from './find.store.ts'
import { lockLadders, readLevels, readWithin } from './ladder.store.ts'
import { entryOf, holderParams } from './tell.store.ts'

/** A risk for which something other than its score has changed: its level's number, who decides, or when it is to be reviewed. */
export interface Reheld {
  readonly risk: LockedRisk
  readonly level: number
  readonly holder: Holder
  readonly nextReviewOn: IsoDate
  /** Somebody else decides. */
  readonly moved: boolean
}

/** What would follow for the risks that are open, were these the levels; `was`: those that they stand at. Locks them all. */
export async function weigh(
  tx: Tx,
  programmeId: Id<'programme'>,
  levels: readonly RiskLevel[],
  was: readonly RiskLevel[],
  by: Deed,
): Promise<Reheld[]> {
  const rows = await tx
    .select()
    .from(risks)
    .where(and(eq(risks.programmeId, programmeId), inArray(risks.state, ['open', 'accepted'])))
    .orderBy(asc(risks.id))
    .for('update')
  const open = rows.map(riskFrom)
  const own = open.flatMap(({ rolloutId, raisedAt }) => (rolloutId && raisedAt === null ? [rolloutId] : []))
  const within = await readWithin(tx, programmeId, [...new Set(own)], by)
  return open.flatMap((risk) => {
    const rollout = risk.rolloutId && risk.raisedAt === null ? (within.get(risk.rolloutId) ?? null) : null
    const { level, holder } = heldAnew({ levels, rollout }, scoreOf(risk), risk, was)
    const moved = !sameHolder(holder, risk.holder)
    // A stricter level asks for it sooner; a milder one lets the day that was promised stand.
    const review = nextReview(levels, level, by.today)
    const nextReviewOn = review < risk.nextReviewOn ? review : risk.nextReviewOn
    const same = !moved && level === risk.level && nextReviewOn === risk.nextReviewOn
    return same ? [] : [{ risk, level, holder, nextReviewOn, moved }]
  })
}

/** Writes it, all in sets: the risks; history, lists "att ta upp" and notices for those that somebody else decides about now. */
export async function applyReheld(
  tx: Tx,
  programmeId: Id<'programme'>,
  list: readonly Reheld[],
  by: Deed,
): Promise<void> {
  if (list.length === 0) return
  const rows = list.map(({ risk, level, holder, nextReviewOn, moved }) => ({
    id: risk.id,
    level,
    review: nextReviewOn,
    moved,
    forum: holder.kind === 'forum' ? holder.id : null,
    duty: holder.kind === 'function' ? holder.id : null,
  }))
  await tx.execute(sql`
    update risks r set level = n.level, next_review_on = n.review, holder_forum_id = n.forum, holder_function_id = n.duty,
      held_since = case when n.moved then ${by.at}::timestamptz else r.held_since end, version = r.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, level smallint, review date, forum uuid, duty uuid, moved boolean)
    where r.programme_id = ${programmeId} and r.id = n.id`)
  announce(tx, programmeTopic(programmeId))
  await tellMoved(
    tx,
    programmeId,
    list.filter(({ moved }) => moved),
    by,
  )
}

async function tellMoved(tx: Tx, programmeId: Id<'programme'>, moved: readonly Reheld[], by: Deed): Promise<void> {
  if (moved.length === 0) return
  const groups = Map.groupBy(moved, ({ holder }) => holder.id as string)
  const named = new Map<string, Awaited<ReturnType<typeof holderParams>>>()
  for (const [id, [first]] of groups) if (first) named.set(id, await holderParams(tx, first.holder))
  await recordAll(
    tx,
    moved.map(({ risk, holder }) =>
      entryOf({ id: programmeId }, risk, 'risk.handed-on', { ...named.get(holder.id), score: scoreOf(risk) }),
    ),
    by,
  )
  const noticeOf = (holderId: string, count: number) => ({
    code: 'risk.handed-on',
    params: { count },
    href: `${risksPath({ id: programmeId })}?holder=${holderId}`,
    once: `risk.handed-on:${programmeId}:${holderId}:${by.at}`,
  })
  await moveMatters(
    tx,
    {
      programmeId,
      kind: 'risk',
      left: 'moved',
      why: 'risk-handed-on',
      moves: moved.map(({ risk, holder }) => ({
        subjectId: risk.id,
        forumId: holder.kind === 'forum' ? holder.id : null,
        params: { score: scoreOf(risk) },
      })),
    },
    noticeOf,
    by,
  )
  for (const [id, group] of groups) {
    if (group[0]?.holder.kind !== 'function') continue
    const notice = { ...noticeOf(id, group.length), kind: 'risks', programmeId } as const
    await notify(tx, notice, { functionIds: [group[0].holder.id] }, by)
  }
}

/**
 * Counts anew who decides about each open risk of the programme. To be called, in the same transaction, when what risks climb by has changed
 * elsewhere: a rollout's local group, or its party. The levels themselves are set by `setLevels`.
 */
export async function reholdRisks(tx: Tx, programmeId: Id<'programme'>, by: Deed): Promise<void> {
  await lockLadders(tx, programmeId, 'alone')
  const { levels } = await readLevels(tx, { id: programmeId })
  await applyReheld(tx, programmeId, await weigh(tx, programmeId, levels, levels, by), by)
}
