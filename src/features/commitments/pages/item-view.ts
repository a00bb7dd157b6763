import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { HeldFunction } from '#src/platform/access/index.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Frame } from '#src/ui/frame.ts'
import type { FormState } from '#src/ui/index.ts'
import type { ItemDeeds } from '../item-deeds.ts'
import type { Commitment, ItemReceipt } from '../readings/commitment.store.ts'
import type { ItemHappening } from '../readings/item-history.store.ts'
import type { Handable } from './bulk-actions.pages.tsx'

/** A form of the page that came back: which (`return-<receipt>`), what was typed, and a rule's no in words. */
export interface Returned {
  readonly of: string
  readonly form: FormState
  readonly refusal?: string | undefined
  /** A file left with it, so that it need not be chosen again: its signed token and name. */
  readonly staged?: { readonly token: string; readonly name: string } | undefined
}

/** Everything the page of one commitment shows. */
export interface ItemView {
  readonly frame: Frame
  readonly programme: ProgrammeView
  readonly item: Commitment
  /** One for each receiver; those of units too when `unitsShown`. */
  readonly receipts: readonly ItemReceipt[]
  readonly unitsShown: boolean
  readonly history: readonly ItemHappening[]
  readonly deeds: ItemDeeds
  readonly may: {
    readonly edit: HeldFunction | undefined
    readonly withdraw: HeldFunction | undefined
    readonly arrange: HeldFunction | undefined
    readonly comment: boolean
  }
  /** Whom work may be handed out to, on the reader's own side; null: nobody. */
  readonly handable: readonly Handable[] | null
  /** Whom the reader may let deliver it instead; empty: it is not the reader's to say. */
  readonly owners: readonly { readonly id: Id<'party'>; readonly name: string }[]
  readonly needable: readonly {
    readonly id: Id<'commitment'>
    readonly title: TwoLanguages
    readonly areaKey: string
  }[]
  readonly noteFor: readonly { readonly id: Id<'party'>; readonly name: string }[]
  /** Gives each form a key of its own, so that one sent twice does nothing twice. */
  readonly once: () => string
  readonly returned?: Returned | undefined
}

/** What one form of the page takes: its state if it is the one that came back. */
export const stateOf = (
  { returned }: ItemView,
  of: string,
): { form?: FormState; refusal?: string | undefined; open: boolean } =>
  returned?.of === of ? { form: returned.form, refusal: returned.refusal, open: true } : { open: false }
