import { translator } from '../../platform/i18n/index.ts'
import type { Lang, Ui } from '../ui.ts'

/** The reader that every example is made for; the day stands still. */
export const exampleUi = (lang: Lang = 'sv'): Ui => ({ t: translator(lang), lang, today: '2026-11-21' })
