import type { Visibility } from '#src/platform/access/index.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { DueRule } from './rules/due.ts'
import type { ReceiptRefusal } from './rules/receipt.ts'

export type CommitmentScope = 'programme' | 'wave' | 'rollout' | 'unit'

/** A promise about to be made: a local addition, an item of a template, or a row of an imported plan. */
export interface NewCommitment {
  /** Given where others in the same call wait for it; otherwise made. */
  readonly id?: Id<'commitment'>
  readonly scope: CommitmentScope
  /** With the scope wave. */
  readonly waveId?: Id<'wave'> | null
  /** With the scopes rollout and unit. */
  readonly rolloutId?: Id<'rollout'> | null
  readonly areaKey: string
  readonly number?: number
  readonly title: TwoLanguages
  readonly why?: TwoLanguages
  readonly evidence?: TwoLanguages
  readonly ownerId: Id<'party'>
  readonly ownerFunctionId?: Id<'function'> | null
  /** `receiver`: each rollout's own party. `programme`: its lead organisation receives from each rollout. */
  readonly receiver?: 'receiver' | 'programme'
  /** Which rollouts of the scope it concerns; left out: all of them but template rollouts and withdrawn ones. */
  readonly rolloutIds?: readonly Id<'rollout'>[]
  readonly dueRule:
    | DueRule
    | { readonly kind: 'lead'; readonly duration: string; readonly side: 'before' | 'after' }
    | { readonly kind: 'fixed'; readonly on: string }
  /** ISO 8601 durations: earliest start before go-live, and how long it holds once accepted. */
  readonly notBefore?: string | null
  readonly validity?: string | null
  /** Working days the owner needs once everything it waits for has come. */
  readonly minimumDays?: number
  readonly critical?: boolean
  readonly mandatory?: boolean
  readonly approver?: string | null
  readonly visibility?: Visibility
  /** Whose organisation `own` means; left out: the owner's. */
  readonly organisationId?: Id<'party'>
  readonly template?: { readonly id: Id<'template'>; readonly itemKey: string; readonly version: number } | null
  readonly importKey?: string | null
  readonly dependsOn?: readonly Id<'commitment'>[]
}

/** What a bulk deed came to: each receipt is done or refused by itself. */
export interface Bulk {
  readonly done: readonly Id<'receipt'>[]
  readonly refused: readonly { readonly receiptId: Id<'receipt'>; readonly refusal: ReceiptRefusal }[]
}

/** A text that a person wrote in one language stands in both. */
export const inBoth = (text: string): TwoLanguages => ({ sv: text, en: text })

export const nothingSaid: TwoLanguages = inBoth('')

export const commitmentTopic = (id: Id<'commitment'>): string => `commitment:${id}`

export const commitmentPath = (programmeId: Id<'programme'>, id: Id<'commitment'>): string =>
  `/programmes/${programmeId}/commitments/${id}`
