import { ok, type Result, refuse } from '#src/platform/result.ts'
import { headerKey } from '#src/platform/spreadsheet/index.ts'

/** What a plan says of how far an item has come. */
export type StatedState = 'not-started' | 'in-progress' | 'delivered' | 'returned' | 'accepted' | 'not-applicable'

const words: Readonly<Record<StatedState, readonly string[]>> = {
  'not-started': [
    'ej påbörjad',
    'inte påbörjad',
    'ej startad',
    'inte startad',
    'planerad',
    'kommande',
    'ny',
    'öppen',
    'not started',
    'planned',
    'to do',
    'todo',
    'new',
    'open',
    '0 %',
  ],
  'in-progress': [
    'pågår',
    'pågående',
    'påbörjad',
    'startad',
    'under arbete',
    'delvis',
    'delvis klar',
    'in progress',
    'started',
    'ongoing',
    'partly done',
  ],
  delivered: [
    'levererad',
    'klarmarkerad',
    'inlämnad',
    'för godkännande',
    'för granskning',
    'delivered',
    'for review',
    'in review',
  ],
  returned: [
    'tillbaka för komplettering',
    'tillbaka',
    'återlämnad',
    'komplettering',
    'returned',
    'rejected',
    'underkänd',
  ],
  accepted: [
    'godkänd',
    'accepterad',
    'klar',
    'klart',
    'färdig',
    'avslutad',
    'avklarad',
    'slutförd',
    'klart före samtakt',
    'accepted',
    'approved',
    'done',
    'complete',
    'completed',
    'closed',
    'finished',
    'done before samtakt',
    '100 %',
  ],
  'not-applicable': [
    'ej aktuell',
    'ej aktuellt',
    'inte aktuell',
    'ej tillämplig',
    'utgår',
    'utgått',
    'struken',
    'not applicable',
    'n/a',
    'cancelled',
    'removed',
  ],
}

const stateByWord = new Map(
  (Object.keys(words) as StatedState[]).flatMap((state) =>
    words[state].map((word) => [headerKey(word), state] as const),
  ),
)

/** Reads a state in the product's own words or those people use in a plan, in Swedish or English; null for an empty cell. */
export function parseStateCell(text: string): Result<StatedState | null, 'state-unknown'> {
  if (text.trim() === '') return ok(null)
  // Excel keeps "100 %" as the number 1 and "0 %" as 0.
  const state = stateByWord.get(headerKey(text)) ?? (text.trim() === '1' ? 'accepted' : undefined)
  return state ? ok(state) : refuse('state-unknown')
}
