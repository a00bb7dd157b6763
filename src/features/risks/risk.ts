import type { RecordVisibility } from '#src/platform/access/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'

export const riskStates = ['open', 'accepted', 'closed', 'joined'] as const
export type RiskState = (typeof riskStates)[number]

/** What became of it: it was averted, it happened, it is no longer a risk, or something else (then told in words). */
export const riskOutcomes = ['averted', 'occurred', 'no-longer', 'other'] as const
export type RiskOutcome = (typeof riskOutcomes)[number]

/** Who decides in the matter ("beslutar i frågan"): a forum or a function. */
export type Holder =
  | { readonly kind: 'forum'; readonly id: Id<'forum'> }
  | { readonly kind: 'function'; readonly id: Id<'function'> }

/** Probability and impact, 1–5 each; their product is the score. */
export interface Scores {
  readonly probability: number
  readonly impact: number
}

/** A level of the programme's scale: which scores, how often they are reviewed, who decides. */
export interface RiskLevel {
  /** From 1, lowest scores first. */
  readonly number: number
  readonly name: TwoLanguages
  /** Both included. */
  readonly fromScore: number
  readonly toScore: number
  /** Calendar days between reviews. */
  readonly reviewDays: number
  readonly holder: Holder
}

/** The levels that hold in a programme. */
export interface RiskLevels {
  /** The programme has set its own; otherwise the usual ones hold, with the programme lead as the one who decides. */
  readonly own: boolean
  /** How many times they were set. */
  readonly version: number
  readonly levels: readonly RiskLevel[]
}

/** A function as it is shown: what it is, whose, and who holds it today. */
export interface NamedFunction {
  readonly id: Id<'function'>
  readonly kind: string
  readonly title: string
  readonly areaKey: string | null
  readonly partyName: string
  readonly organisationId: Id<'party'>
  /** Those who hold it today; none: "ej utsedd". */
  readonly holders: readonly { readonly name: string }[]
}

/** Who decides, as it is shown. */
export type NamedHolder =
  | {
      readonly kind: 'forum'
      readonly id: Id<'forum'>
      readonly name: string
      /** Somebody holds the chair today; and somebody holds the chair or a member's seat: without, nobody can decide. */
      readonly chairHeld: boolean
      readonly held: boolean
    }
  | { readonly kind: 'function'; readonly id: Id<'function'>; readonly function: NamedFunction }

/** What must be known of a risk to say who may see it. */
export interface SeenRisk {
  readonly visibility: RecordVisibility
  readonly organisationId: Id<'party'>
  readonly visibleToForumId: Id<'forum'> | null
  readonly holder: Holder
  readonly ownerFunctionId: Id<'function'> | null
  readonly createdBy: Id<'person'> | null
  /** Functions that have something to do about it: owners of its actions, withdrawn ones aside. */
  readonly actionFunctionIds: readonly Id<'function'>[]
}

/** The introduction that a risk concerns. */
export interface RiskRollout {
  readonly id: Id<'rollout'>
  readonly partyId: Id<'party'>
  readonly organisationId: Id<'party'>
  readonly name: string
}

/** A lower score that waits for the holder's word. */
export interface Proposal extends Scores {
  readonly reason: string
  readonly at: string
  readonly by: Id<'person'> | null
  readonly byName: string
}

export interface Acceptance {
  readonly at: string
  readonly by: Id<'person'> | null
  readonly byName: string
  readonly reason: string
}

/** A risk as its page shows it, with what belongs to it. */
export interface Risk extends SeenRisk, Scores {
  readonly id: Id<'risk'>
  /** R1, R2 … */
  readonly number: number
  /** Null: the programme's own. */
  readonly rollout: RiskRollout | null
  readonly threat: string
  readonly vulnerability: string
  readonly consequence: string
  readonly areaKey: string | null
  readonly score: number
  /** The level's number. */
  readonly level: number
  readonly heldBy: NamedHolder
  readonly heldSince: string
  readonly owner: NamedFunction | null
  readonly state: RiskState
  readonly wording: number
  readonly acceptance: Acceptance | null
  readonly proposal: Proposal | null
  readonly nextReviewOn: IsoDate
  /** When a rollout's risk was raised to the programme. */
  readonly raisedAt: string | null
  /** What it was joined into; its threat only where the reader may see it. */
  readonly joinedInto: LinkedRisk | null
  /** Those joined into this one that the reader may see. */
  readonly joined: readonly LinkedRisk[]
  readonly outcome: RiskOutcome | null
  readonly outcomeText: string
  readonly closedAt: string | null
  readonly organisationName: string
  readonly visibleToForumName: string | null
  readonly createdAt: string
  readonly createdByName: string
  readonly version: number
  /** Oldest first. */
  readonly scores: readonly ScoreThen[]
  /** Open ones first, by day; withdrawn ones left out. */
  readonly actions: readonly RiskAction[]
  /** By number. */
  readonly alternatives: readonly RiskAlternative[]
}

export interface LinkedRisk {
  readonly id: Id<'risk'>
  readonly number: number
  readonly threat: string
}

/** A score that a risk has had, from a day. */
export interface ScoreThen extends Scores {
  readonly at: string
  readonly on: IsoDate
  readonly byName: string
  readonly reason: string
}

export interface RiskAction {
  readonly id: Id<'risk-action'>
  readonly what: string
  readonly owner: NamedFunction
  readonly dueOn: IsoDate
  readonly doneAt: string | null
  readonly version: number
}

export interface RiskAlternative {
  readonly id: Id<'risk-alternative'>
  readonly number: number
  readonly title: string
  readonly consequences: string
  readonly chosen: boolean
  readonly chosenAt: string | null
  readonly chosenReason: string
  readonly version: number
}

export const riskTopic = (id: Id<'risk'>): string => `risk:${id}`

export const risksPath = (programme: { readonly id: string }): string => `/programmes/${programme.id}/risks`

export const riskPath = (programme: { readonly id: string }, risk: { readonly id: string }): string =>
  `${risksPath(programme)}/${risk.id}`

export const riskLevelsPath = (programme: { readonly id: string }): string => `/programmes/${programme.id}/risk-levels`

/** "R12". */
export const riskNumber = (risk: { readonly number: number }): string => `R${risk.number}`
