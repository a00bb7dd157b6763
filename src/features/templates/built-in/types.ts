/** A text that belongs to the content itself, kept in both languages of the product. */
export type TwoLanguages = { sv: string; en: string }

/** A template that comes with the product: areas in the order they are shown, each with its items. */
export interface BuiltInTemplate {
  key: string
  name: TwoLanguages
  about: TwoLanguages
  areas: readonly BuiltInArea[]
}

export interface BuiltInArea {
  key: string
  name: TwoLanguages
  about: TwoLanguages
  items: readonly BuiltInItem[]
}

/** One promise between two parties, before anybody in particular has made it. */
export interface BuiltInItem {
  /** Stable, kebab-case, unique in the template: a new version of the template finds its item by it. */
  key: string
  title: TwoLanguages
  /** Why it matters, in one to three sentences. */
  why: TwoLanguages
  /** Who delivers. `representative` is the body that speaks for several receivers, such as a municipal association. */
  owner: 'programme' | 'receiver' | 'supplier' | 'it-partner' | 'representative'
  /** Who receives: each rollout's party (its own preparation when it is the owner too), or the programme. */
  receiver: 'receiver' | 'programme'
  /** How many commitments it becomes: one in all, one a wave, one a rollout, or one a unit. */
  scope: 'programme' | 'wave' | 'rollout' | 'unit'
  /** An ISO 8601 duration from the decided go-live, or the day itself. */
  due: { lead: string; side: 'before' | 'after' } | { at: 'go-live' }
  /** ISO 8601 duration before go-live: done earlier than this it is forgotten or out of date. */
  notBefore?: string
  /** ISO 8601 duration from acceptance, after which it must be renewed. */
  validity?: string
  /** Working days the owner needs once everything it depends on has come. */
  minimumDays: number
  /** Keys of items in this template, never in a circle. */
  dependsOn?: readonly string[]
  /** Overdue, it paints its half red. */
  critical: boolean
  /** Marked as not applicable only with the programme's consent. */
  mandatory: boolean
  /** What is asked for as evidence. */
  evidence: TwoLanguages
  /** The function that must approve where owner and receiver are the same party. */
  approver?: 'rollout-lead' | 'signatory' | 'change-lead' | 'area-lead'
}
