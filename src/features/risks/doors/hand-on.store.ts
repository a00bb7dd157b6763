import { listMatter, settleMatter } from '#src/features/forums/index.ts'
import { notify } from '#src/features/notices/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { sameHolder } from '../rules/ladder.ts'
import { scoreOf } from '../rules/levels.ts'
import type { LockedRisk } from './find.store.ts'
import type { InProgramme } from './ladder.store.ts'
import { holderParams, isHeldToday, noticeOf, programmeLeads, tellRisk } from './tell.store.ts'

/** Which way it came to whoever decides now: up a level (or to the programme), down one, registered at the lowest, or no longer accepted. */
type Way = 'lifted' | 'lowered' | 'registered' | 'lapsed'

/**
 * Hands a risk on to whoever decides now, in the transaction of what moved it: it leaves the list of the forum that had it, stands on the new
 * one's "att ta upp" with its chair told (or those who hold the function are), and history says so. `raised`: to the programme, by somebody's
 * wish. Nothing when neither holder nor level went up. An acceptance that lapsed is told of; where nothing was handed on, the holder has it before them again.
 */
export async function handOn(
  tx: Tx,
  programme: Pick<InProgramme, 'id'>,
  before: LockedRisk | null,
  after: LockedRisk,
  by: Deed,
  raised = false,
): Promise<void> {
  const moved = before === null || !sameHolder(before.holder, after.holder)
  const up = raised || (before === null ? after.level > 1 : after.level > before.level)
  const lapsed = Boolean(before?.acceptance && !after.acceptance)
  if (lapsed) await tellRisk(tx, programme, after, 'risk.acceptance-lapsed', {}, by)
  if (!moved && !up) {
    if (lapsed) await standBefore(tx, programme, after, 'lapsed', { score: scoreOf(after) }, by)
    return
  }
  if (before && moved) await leaveLists(tx, after, 'moved', by)
  const way: Way = up ? 'lifted' : before === null ? 'registered' : 'lowered'
  const params = { ...(await holderParams(tx, after.holder)), score: scoreOf(after) }
  if (way !== 'registered') await tellRisk(tx, programme, after, `risk.${way}`, params, by)
  await standBefore(tx, programme, after, way, params, by)
}

async function standBefore(
  tx: Tx,
  programme: Pick<InProgramme, 'id'>,
  risk: LockedRisk,
  way: Way,
  params: Readonly<Record<string, string | number>>,
  by: Deed,
): Promise<void> {
  const { holder } = risk
  const notice = noticeOf(programme, risk, `risk.${way}`, params, by)
  if (holder.kind === 'forum') {
    const matter = { forumId: holder.id, programmeId: programme.id, kind: 'risk', subjectId: risk.id }
    await listMatter(tx, { ...matter, why: `risk-${way}`, params: { score: scoreOf(risk) } }, notice, by)
  } else await notify(tx, notice, { functionIds: [holder.id] }, by)
  // Nobody who could decide: the programme lead has to know, or the risk waits unseen.
  if (!(await isHeldToday(tx, holder, by.today)))
    await notify(
      tx,
      noticeOf(programme, risk, 'risk.unheld', params, by),
      { functionIds: await programmeLeads(tx, programme.id) },
      by,
    )
}

/** A word of the holder's is asked for: on a forum's list, or told to those who hold the function. */
export async function askHolder(
  tx: Tx,
  programme: Pick<InProgramme, 'id'>,
  risk: LockedRisk,
  params: Readonly<Record<string, string | number>>,
  by: Deed,
): Promise<void> {
  const { holder } = risk
  const notice = noticeOf(programme, risk, 'risk.proposed', params, by)
  if (holder.kind === 'function') return notify(tx, notice, { functionIds: [holder.id] }, by)
  const matter = { forumId: holder.id, programmeId: programme.id, kind: 'risk', subjectId: risk.id }
  await listMatter(tx, { ...matter, why: 'risk-proposed', params }, notice, by)
}

/** Off every list "att ta upp", and why: `moved`, `accepted`, `answered`, `decided`, `reviewed`, `closed`, `joined`. */
export const leaveLists = (tx: Tx, risk: Pick<LockedRisk, 'id'>, why: string, by: Deed): Promise<void> =>
  settleMatter(tx, { kind: 'risk', subjectId: risk.id }, why, by)
