import type { Lang } from './ui.ts'

type Style = 'long' | 'short' | 'month' | 'moment' | 'weekdayless'

const locales: Record<Lang, string> = { sv: 'sv-SE', en: 'en-GB' }

const styles: Record<Style, Intl.DateTimeFormatOptions> = {
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  weekdayless: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'short' },
  moment: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter takes a hundred times longer than using one, so each is made once. */
function formatter(lang: Lang, style: Style): Intl.DateTimeFormat {
  const key = `${lang} ${style}`
  let made = formatters.get(key)
  if (!made) {
    made = new Intl.DateTimeFormat(locales[lang], {
      ...styles[style],
      timeZone: style === 'moment' ? 'Europe/Stockholm' : 'UTC',
    })
    formatters.set(key, made)
  }
  return made
}

/** "tisdag 3 mars 2027" of the ISO date `2027-03-03`. */
export const longDate = (iso: string, lang: Lang): string => withoutComma(format(iso, lang, 'long'))

/** "3 mars 2027": where the weekday is in the way. */
export const plainDate = (iso: string, lang: Lang): string => format(iso, lang, 'weekdayless')

/** "3 mars 2027" with the month cut ("3 dec. 2027"): for tables. */
export const shortDate = (iso: string, lang: Lang): string => format(iso, lang, 'short')

/** "mars", "dec." for the head of a timeline. */
export const monthName = (iso: string, lang: Lang): string => format(iso, lang, 'month').replace('.', '')

/** "3 mars 2027 14:05" of an ISO instant, in Europe/Stockholm. */
export const moment = (iso: string, lang: Lang): string => formatter(lang, 'moment').format(new Date(iso))

const format = (iso: string, lang: Lang, style: Style): string =>
  formatter(lang, style).format(new Date(`${iso.slice(0, 10)}T00:00:00Z`))

const withoutComma = (text: string): string => text.replace(',', '')

/** Whole calendar days from one ISO date to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000)

const relatives = new Map<Lang, Intl.RelativeTimeFormat>()

/** "i dag", "om 3 dagar", "för 2 månader sedan": stands beside the date, never alone. Months from 60 days on. */
export function relativeDay(iso: string, today: string, lang: Lang): string {
  let made = relatives.get(lang)
  if (!made) {
    made = new Intl.RelativeTimeFormat(locales[lang], { numeric: 'auto' })
    relatives.set(lang, made)
  }
  const days = daysBetween(today, iso)
  return Math.abs(days) < 60 ? made.format(days, 'day') : made.format(Math.trunc(days / 30.44), 'month')
}
