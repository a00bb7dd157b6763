import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { DueRule, ItemOwner, ItemScope } from './template.tables.ts'

export const itemOwners = ['programme', 'receiver', 'supplier', 'it-partner', 'representative'] as const
export const itemReceivers = ['receiver', 'programme'] as const
export const itemScopes = ['programme', 'wave', 'rollout', 'unit'] as const
/** Functions that can be asked to approve what their own organisation has done. */
export const itemApprovers = ['rollout-lead', 'signatory', 'change-lead', 'area-lead'] as const

/** A checklist in versions. Without a programme it comes with the product, and nobody changes it. */
export interface Template {
  readonly id: Id<'template'>
  readonly programmeId: Id<'programme'> | null
  readonly builtInKey: string | null
  readonly name: string
  readonly about: string
}

/** One version of a template. Its edits are counted in `version`; published, it never changes again. */
export interface TemplateVersion {
  readonly templateId: Id<'template'>
  readonly number: number
  readonly note: string
  /** ISO 8601 in UTC; null while it is a draft. */
  readonly publishedAt: string | null
  readonly createdAt: string
  readonly version: number
}

export interface TemplateArea {
  /** Stays the same from version to version, and is the programme's own key of the area. */
  readonly key: string
  readonly name: TwoLanguages
  readonly about: TwoLanguages
}

/** One promise between two parties, before anybody in particular has made it. */
export interface TemplateItem {
  /** Stays the same from version to version: a new version is compared by it. */
  readonly key: string
  readonly areaKey: string
  readonly title: TwoLanguages
  /** Why it matters. */
  readonly why: TwoLanguages
  /** What shows that it is done. */
  readonly evidence: TwoLanguages
  readonly owner: ItemOwner
  /** Each rollout's own party, or the programme. */
  readonly receiver: (typeof itemReceivers)[number]
  /** How many commitments it becomes: one in all, one a wave, one a rollout, or one a rollout with a receipt for each unit. */
  readonly scope: ItemScope
  readonly dueRule: DueRule
  /** Lead time before go-live: begun earlier than that it is forgotten or out of date. */
  readonly notBefore: string | null
  /** How long an acceptance holds. */
  readonly validity: string | null
  /** Working days the owner keeps once all that it waits for has come. */
  readonly minimumDays: number
  /** Keys of items in the same version. */
  readonly dependsOn: readonly string[]
  readonly critical: boolean
  readonly mandatory: boolean
  readonly approver: string | null
}

/** All that a version says, in the order it is shown. Items stand in the order of their areas. */
export interface VersionContent {
  readonly areas: readonly TemplateArea[]
  readonly items: readonly TemplateItem[]
}

export const itemsOf = (content: VersionContent, areaKey: string): readonly TemplateItem[] =>
  content.items.filter((item) => item.areaKey === areaKey)

/** What a receiver does by itself and for itself. */
export const isOwnPreparation = (item: Pick<TemplateItem, 'owner' | 'receiver'>): boolean =>
  item.owner === 'receiver' && item.receiver === 'receiver'
