import type { Lang } from './translate.ts'

/** A text kept in the data in both languages. A text written by a person in one language stands in both. */
export interface TwoLanguages {
  readonly sv: string
  readonly en: string
}

/** The text in the reader's language; the other one when the first is empty. */
export const inLanguage = (text: TwoLanguages, lang: Lang): string => text[lang] || (lang === 'sv' ? text.en : text.sv)
