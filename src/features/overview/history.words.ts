import type { HistoryParams } from '#src/platform/history/index.ts'
import { plainDate, type Ui } from '#src/ui/index.ts'

/** An entry as it is kept: a code with parameters, never a sentence. */
export interface KeptEntry {
  readonly code: string
  readonly params: HistoryParams
}

export interface InWords {
  readonly what: string
  /** A reason or a text that somebody wrote. */
  readonly said: string | undefined
}

const isDay = /^\d{4}-\d{2}-\d{2}$/

/**
 * What happened, in the reader's language. Days are put in words; a reason stands apart as a quotation. A code that no text is written
 * for (an entry from a newer version, or with a parameter missing) is told as a neutral sentence: history must always open.
 */
export function inWords({ code, params }: KeptEntry, ui: Pick<Ui, 't' | 'lang'>): InWords {
  const filled: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'boolean') filled[name] = String(value)
    else if (typeof value === 'string' && isDay.test(value)) filled[name] = plainDate(value, ui.lang)
    else filled[name] = value ?? ''
  }
  const title = ui.lang === 'sv' ? params.titleSv : params.titleEn
  if (typeof title === 'string') filled.title = title
  return { what: sentence(code, filled, ui), said: saidIn(params) }
}

function sentence(code: string, params: Record<string, string | number>, { t }: Pick<Ui, 't'>): string {
  try {
    return t(`history.${code}`, params)
  } catch {
    const title = params.title
    return title ? t('overview.history.unknown-of', { title, code }) : t('overview.history.unknown', { code })
  }
}

const saidIn = ({ reason, said }: HistoryParams): string | undefined => {
  const text = said ?? reason
  return typeof text === 'string' && text !== '' ? text : undefined
}

/** A kind of thing in the reader's words; one that is not known (from a newer version) by its own name. */
export function kindInWords(kind: string, { t }: Pick<Ui, 't'>): string {
  try {
    return t(`overview.history.kind.${kind}`)
  } catch {
    return kind
  }
}
