import { IntlMessageFormat } from 'intl-messageformat'

export type Lang = 'sv' | 'en'
export const languages: readonly Lang[] = ['sv', 'en']

export type Translate = (key: string, params?: Readonly<Record<string, string | number>>) => string

type Messages = Record<string, string>

const files = import.meta.glob<Messages>('../../../messages/*/*.json', { eager: true, import: 'default' })

function load(lang: Lang): Map<string, string> {
  const all = new Map<string, string>()
  for (const [path, messages] of Object.entries(files)) {
    if (!path.includes(`/messages/${lang}/`)) continue
    for (const [key, text] of Object.entries(messages)) all.set(key, text)
  }
  return all
}

/**
 * Texts of one language, as ICU MessageFormat (plural, select). A message without parameters is returned as it stands;
 * others are parsed once. An unknown key is a bug and throws; `npm run check` finds it first.
 */
function makeTranslator(lang: Lang): Translate {
  const messages = load(lang)
  const parsed = new Map<string, IntlMessageFormat>()
  return (key, params) => {
    const text = messages.get(key)
    if (text === undefined) throw new Error(`No message "${key}" in ${lang}`)
    if (!params) return text
    let message = parsed.get(key)
    if (!message) {
      message = new IntlMessageFormat(text, lang === 'sv' ? 'sv-SE' : 'en-GB', undefined, { ignoreTag: true })
      parsed.set(key, message)
    }
    return String(message.format(params))
  }
}

const translators: Partial<Record<Lang, Translate>> = {}

export function translator(lang: Lang): Translate {
  const known = translators[lang]
  if (known) return known
  const made = makeTranslator(lang)
  translators[lang] = made
  return made
}
