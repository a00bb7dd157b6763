import { listServing } from '#src/features/forums/index.ts'
import { functionName, listFunctions } from '#src/features/people/index.ts'
import { listRollouts, type ProgrammeView } from '#src/features/programmes/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import type { Option, Ui } from '#src/ui/index.ts'
import { canRegisterRisk } from '../risk.policy.ts'

/** A function to choose, by what it is called; `held`: somebody holds it today; `decides`: of a kind that a level may be given to. */
export interface FunctionChoice extends Option {
  readonly held: boolean
  readonly decides: boolean
}

const kinds = ['programme-lead', 'rollout-lead', 'signatory', 'change-lead', 'area-lead', 'supplier'] as const

const kept = versionedCache<readonly FunctionChoice[]>(20_000, (rows) => rows.length)

/** The programme's functions that a risk or an action may be given to, by party. */
export async function listChoices(db: Reader, programme: ProgrammeView, ui: Ui): Promise<FunctionChoice[]> {
  const areas = Object.fromEntries(programme.areas.map(({ key, name }) => [key, inLanguage(name, ui.lang)]))
  const found = await listFunctions(db, { programmeId: programme.id, kinds }, ui.today)
  return found.map((one) => {
    const held = one.holders.length > 0
    const name = functionName(ui.t, one, areas)
    const label = `${name}, ${one.partyName}${held ? '' : ` (${ui.t('people.vacant')})`}`
    return { value: one.id, label, group: one.partyName, held, decides: one.kind !== 'supplier' }
  })
}

/** The same for a page that is only read: kept until the programme changes. */
export const keptChoices = (c: RequestContext, programme: ProgrammeView): Promise<readonly FunctionChoice[]> => {
  const { db, today, frame } = c.var
  return kept.get(`${programme.id} ${today} ${frame.ui.lang}`, programme.liveVersion, () =>
    listChoices(db, programme, frame.ui),
  )
}

/** The forums that serve the programme. */
export const listForumChoices = async (db: Reader, programme: ProgrammeView, today: string): Promise<Option[]> =>
  (await listServing(db, programme.id, today)).map(({ id, name }) => ({ value: id, label: name }))

/** The rollouts that the actor may register risks of. */
export const listOwnRollouts = async (c: RequestContext, programme: ProgrammeView): Promise<Option[]> =>
  (await listRollouts(c.var.db, programme))
    .filter(({ state, isTemplate }) => state !== 'withdrawn' && !isTemplate)
    .filter((rollout) => canRegisterRisk(c.var.actor, programme, rollout) !== undefined)
    .map(({ id, partyName }) => ({ value: id, label: partyName }))
