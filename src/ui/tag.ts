import { raw } from 'hono/html'
import { escapeText } from './escape.ts'
import type { Ui } from './ui.ts'

export type ReceiptState = 'not-started' | 'in-progress' | 'delivered' | 'returned' | 'accepted' | 'not-applicable'

/** A small word about something's state. The sign before it tells states apart without colour. Built as text: it stands in every row of lists. */
export const Tag = ({ label, tone = 'neutral', sign }: { label: string; tone?: Tone; sign?: string }) =>
  raw(
    `<span class="tag" data-color="${tone}">${sign ? `<span class="tag-sign" aria-hidden="true">${escapeText(sign)}</span>` : ''}${escapeText(label)}</span>`,
  )

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger' | 'accent'

const looks: Record<ReceiptState, { tone: Tone; sign: string }> = {
  'not-started': { tone: 'neutral', sign: '○' },
  'in-progress': { tone: 'info', sign: '◐' },
  delivered: { tone: 'accent', sign: '→' },
  returned: { tone: 'warning', sign: '↩' },
  accepted: { tone: 'success', sign: '✓' },
  'not-applicable': { tone: 'neutral', sign: '–' },
}

/** A receipt's state in the glossary's words. `own`: owner and receiver are the same party, so "levererad" reads "klarmarkerad". */
export function ReceiptTag({ ui, state, own }: { ui: Ui; state: ReceiptState; own?: boolean }) {
  const key = own && state === 'delivered' ? 'done' : state
  return Tag({ label: ui.t(`ui.receipt.${key}`), ...looks[state] })
}

/** "23 dagar för sent", "för kort framförhållning": what makes a row urgent. */
export const LateTag = ({ ui, days }: { ui: Ui; days: number }) =>
  Tag({ label: ui.t('ui.late-by', { count: days }), tone: 'danger', sign: '!' })
