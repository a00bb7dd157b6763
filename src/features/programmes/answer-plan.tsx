import type { Reader } from '#src/platform/database/index.ts'
import { type RequestContext, show } from '#src/platform/http/index.ts'
import { listDates } from './go-live.store.ts'
import { PlanPage } from './plan.pages.tsx'
import type { PlanProps } from './plan-forms.tsx'
import { canLead, keepsRollout } from './programme.policy.ts'
import type { Found } from './rollout-of.routes.ts'
import { listUnits } from './unit.store.ts'

/** A rollout's dates, with the form that came back if one did. */
export async function planPage(
  c: RequestContext,
  db: Reader,
  { programme, rollout }: Found,
  returned?: PlanProps['returned'],
  status: 200 | 409 | 422 = 200,
) {
  const ids = rollout.goLives.map((goLive) => goLive.id)
  const dates = programme.standing === 'insider' ? await listDates(db, programme.id, ids) : []
  const units = await listUnits(db, programme.id, rollout.id)
  const leads = canLead(c.var.actor, programme)
  const keeps = keepsRollout(c.var.actor, programme, rollout) !== undefined
  return show(c, <PlanPage {...{ c, programme, rollout, dates, units, leads, keeps, returned }} />, status)
}
