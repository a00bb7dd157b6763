import { type HistoryEntry, historyInWords, type Ui } from '#src/ui/index.ts'
import type { ItemReceipt } from '../readings/commitment.store.ts'
import type { ItemHappening } from '../readings/item-history.store.ts'

/** History in the reader's words: who did what, in what function; a reason stands apart as a quotation. */
export const happenings = (rows: readonly ItemHappening[], receipts: readonly ItemReceipt[], ui: Ui): HistoryEntry[] =>
  rows.map((row) => {
    const several = receipts.filter(({ unitId }) => unitId === null).length > 1
    const where = [several && row.code.startsWith('receipt.') ? row.rolloutName : null, row.unitName]
      .filter(Boolean)
      .join(', ')
    const { what, said } = historyInWords(row, ui)
    return {
      at: row.at,
      who: row.who || ui.t('commitments.by-itself'),
      acting: row.functionKind
        ? [ui.t(`people.function.${row.functionKind}`), row.partyName].filter(Boolean).join(', ')
        : undefined,
      what: where ? `${where}: ${what}` : what,
      said,
    }
  })
