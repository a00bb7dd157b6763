import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import { type IsoDate, plusDays } from '#src/platform/calendar/date.ts'
import type { Id } from '#src/platform/ids.ts'
import { type Acting, canDoAction, canEditRisk, decidesOn } from './risk.policy.ts'
import type { Risk, RiskAction } from './risk.ts'
import { isAlive } from './rules/risk-now.ts'

/** What a risk's page expects of its reader, most urgent first. */
export interface Expectation {
  readonly kind: 'answer' | 'choose' | 'decide' | 'review' | 'act'
  readonly by: IsoDate | null
  readonly action: RiskAction | null
}

export interface RiskDeeds {
  readonly alive: boolean
  /** Decides in the matter, while it is open. */
  readonly decide: Acting | undefined
  readonly edit: Acting | undefined
  readonly reopen: Acting | undefined
  /** The actions that the reader may say are done, move or withdraw. */
  readonly act: ReadonlyMap<Id<'risk-action'>, Acting>
  readonly expected: readonly Expectation[]
}

/** Days before a review when the page begins to ask for it. */
const askBefore = 7

/** The same predicates as guard the routes, so that a button that is shown is one that works. */
export function deedsOf(
  actor: Actor,
  programme: Pick<ProgrammeView, 'id' | 'leadPartyId' | 'standing'>,
  risk: Risk,
  today: IsoDate,
): RiskDeeds {
  const alive = isAlive(risk)
  const decides = decidesOn(actor, risk)
  const edits = canEditRisk(actor, programme, risk)
  const act = new Map<Id<'risk-action'>, Acting>()
  for (const action of alive ? risk.actions : []) {
    const may = action.doneAt === null ? canDoAction(actor, programme, risk, action.owner.id) : undefined
    if (may) act.set(action.id, may)
  }
  return {
    alive,
    decide: alive ? decides : undefined,
    edit: alive ? edits : undefined,
    reopen: risk.state === 'closed' ? (edits ?? decides) : undefined,
    act,
    expected: alive ? expectedOf(actor, risk, decides !== undefined, today) : [],
  }
}

function expectedOf(actor: Actor, risk: Risk, decides: boolean, today: IsoDate): Expectation[] {
  const mine = new Set<string>([...actor.functions, ...actor.seats].map(({ id }) => id))
  const expected: Expectation[] = []
  const expect = (kind: Expectation['kind'], by: IsoDate | null, action: RiskAction | null = null) =>
    expected.push({ kind, by, action })
  const unchosen = risk.alternatives.length > 0 && !risk.alternatives.some(({ chosen }) => chosen)
  const untouched = risk.state === 'open' && risk.alternatives.length === 0 && risk.actions.length === 0
  if (decides && risk.proposal) expect('answer', null)
  if (decides && unchosen) expect('choose', risk.nextReviewOn)
  if (decides && untouched && !risk.proposal) expect('decide', risk.nextReviewOn)
  const looksAfter = risk.ownerFunctionId ? mine.has(risk.ownerFunctionId) : decides
  if (looksAfter && risk.nextReviewOn <= plusDays(today, askBefore)) expect('review', risk.nextReviewOn)
  for (const action of risk.actions)
    if (action.doneAt === null && mine.has(action.owner.id)) expect('act', action.dueOn, action)
  return expected.sort((a, b) => ((a.by ?? '') < (b.by ?? '') ? -1 : 1))
}
