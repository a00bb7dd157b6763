import type { HistoryParams } from '#src/platform/history/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import { plainDate } from './dates.ts'
import type { Ui } from './ui.ts'

/** What happened, as it is kept: a code with parameters, never a sentence. */
export interface KeptEntry {
  readonly code: string
  readonly params: HistoryParams
}

export interface InWords {
  readonly what: string
  /** A reason, or a text that somebody wrote. */
  readonly said: string | undefined
}

type Reader = Pick<Ui, 't' | 'lang'>

const isDay = /^\d{4}-\d{2}-\d{2}$/

/**
 * What happened, in the reader's language. Days are put in words; of a title kept in both languages the reader's is taken; a reason
 * stands apart as a quotation. A code that no text is written for (an entry from a newer version), or an entry that lacks a parameter
 * of its text, is told as a neutral sentence: history must always open.
 */
export const historyInWords = ({ code, params }: KeptEntry, ui: Reader): InWords => ({
  what: sentence(code, paramsInWords(params, ui), ui),
  said: saidIn(params),
})

/** What a message about something kept is filled with: days in words, and of a title kept in both languages the reader's. */
export function paramsInWords(params: HistoryParams, ui: Pick<Ui, 'lang'>): Record<string, string | number> {
  const filled = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, inText(value, ui)]))
  const { titleSv, titleEn } = params
  if (typeof titleSv === 'string' && typeof titleEn === 'string')
    filled.title = inLanguage({ sv: titleSv, en: titleEn }, ui.lang)
  return filled
}

function inText(value: HistoryParams[string] | undefined, { lang }: Pick<Ui, 'lang'>): string | number {
  if (typeof value === 'number') return value
  if (typeof value === 'string' && isDay.test(value)) return plainDate(value, lang)
  return String(value ?? '')
}

function sentence(code: string, params: Record<string, string | number>, { t }: Reader): string {
  try {
    return t(`history.${code}`, params)
  } catch {
    const { title } = params
    return title ? t('ui.history.unknown-of', { title, code }) : t('ui.history.unknown', { code })
  }
}

/** A reason, or a text that somebody wrote, that came with it. */
export const saidIn = ({ reason, said }: HistoryParams): string | undefined => {
  const text = said ?? reason
  return typeof text === 'string' && text !== '' ? text : undefined
}
