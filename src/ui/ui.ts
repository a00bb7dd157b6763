import type { Lang, Translate } from '../platform/i18n/index.ts'

export type { Lang, Translate }

/** What every component needs to speak to its reader: texts, language, and the day it is (ISO date, Europe/Stockholm). */
export interface Ui {
  readonly t: Translate
  readonly lang: Lang
  readonly today: string
}

export interface Link {
  readonly label: string
  readonly href: string
}
