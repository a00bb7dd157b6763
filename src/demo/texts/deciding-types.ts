import type { SeatKind } from '#src/platform/access/index.ts'

/** A forum of an example: its mandate as written, and who sits in it, each called by function and organisation. */
export interface ExampleForum {
  /** What the example calls it by: `steering`, `tactical` … */
  key: string
  name: string
  kind: 'steering' | 'reference' | 'working' | 'network'
  organisation: string
  /** The receiver whose local group it is. */
  localTo?: string
  mandate: string
  commissioner: string
  above?: string
  cadence: 'weekly' | 'two-weeks' | 'monthly' | 'six-weeks' | 'quarterly' | 'when-needed'
  /** Working days from today to the next meeting. */
  nextMeeting: number
  gates: readonly ('wave' | 'go-live')[]
  seats: readonly ExampleSeat[]
  /** Working days back of the meetings that were held, and who stayed away, by organisation. */
  held: readonly { back: number; away: readonly string[] }[]
}

export interface ExampleSeat {
  kind: SeatKind
  organisation: string
  /** What its holder is called: "Behörig företrädare"; null: nobody holds it. */
  holder: string | null
  mayDecide: string
  /** Somebody who held it before, until so many working days back. */
  before?: { holder: string; until: number }
}

export interface ExampleRisk {
  key: string
  /** Whose: null is the programme's own. */
  rollout: string | null
  /** Who registered it: what they are called, and of which organisation. */
  by: readonly [title: string, organisation: string]
  threat: string
  vulnerability: string
  consequence: string
  /** Working days back, probability, impact and why: the first is as it was registered. */
  scores: readonly (readonly [back: number, probability: number, impact: number, why: string])[]
  /** Working days back that whoever decides went through it, and what was said. */
  reviews?: readonly (readonly [back: number, note: string])[]
  actions: readonly { what: string; by: readonly [title: string, organisation: string]; due: number; done?: number }[]
  alternatives: readonly { title: string; consequences: string }[]
}

export interface ExampleQuestion {
  by: readonly [title: string, organisation: string]
  kind: 'question' | 'need' | 'view'
  title: string
  text: string
  /** Working days back that it was asked. */
  asked: number
  from?: string
  /** Organisations that have it too. */
  affected: readonly string[]
  /** What happened, in order; days are working days back. */
  course: readonly ExampleTurn[]
}

export type ExampleTurn =
  | { on: number; do: 'forward' | 'acknowledge' | 'close' }
  | { on: number; do: 'answer'; outcome: 'answered' | 'fixed' | 'declined'; text: string }
  /** Put off to so many working days from today (less than 0: before today). */
  | { on: number; do: 'postpone'; to: number; text: string }
  | { on: number; do: 'say' | 'reopen'; text: string }
