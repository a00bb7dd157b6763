import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { ok, type Result } from '#src/platform/result.ts'
import type { RiskRefusal } from '../rules/risk-now.ts'
import { edit, type RiskWords, reworded } from '../rules/wording.ts'
import type { LockedRisk } from './find.store.ts'
import { handOn } from './hand-on.store.ts'
import type { InProgramme } from './ladder.store.ts'
import { changeRisk } from './save.store.ts'
import { tellPeople, tellRisk } from './tell.store.ts'

/** Changes what a risk says, who looks after it and who sees it. `typoOnly`: nothing but a slip of the pen is mended. */
export async function editRisk(
  tx: Tx,
  programme: InProgramme,
  id: Id<'risk'>,
  words: RiskWords,
  typoOnly: boolean,
  by: Deed,
): Promise<Result<LockedRisk, RiskRefusal>> {
  const changed = await changeRisk(tx, programme, id, (risk) => edit(risk, words, typoOnly))
  if (!changed.ok) return changed
  const { before, after } = changed.value
  const texts = reworded(before, after)
  for (const text of texts) {
    // What it said before must be readable wherever an acceptance may have hung on it.
    const params = { text, before: before[text], after: after[text] }
    await tellRisk(tx, programme, after, typoOnly ? 'risk.corrected' : newWords(params), params, by)
  }
  if (texts.length === 0) await tellRisk(tx, programme, after, 'risk.changed', {}, by)
  await handOn(tx, programme, before, after, by)
  if (after.ownerFunctionId && after.ownerFunctionId !== before.ownerFunctionId)
    await tellPeople(tx, programme, after, 'risk.owner', {}, { functionIds: [after.ownerFunctionId] }, by)
  return ok(after)
}

const newWords = ({ before, after }: { readonly before: string; readonly after: string }): string =>
  before === '' ? 'risk.worded' : after === '' ? 'risk.unworded' : 'risk.reworded'
