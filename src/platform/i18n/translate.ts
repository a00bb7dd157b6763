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
  const parsed = new Map<string, Fill>()
  return (key, params) => {
    const text = messages.get(key)
    if (text === undefined) throw new Error(`No message "${key}" in ${lang}`)
    if (!params) return text
    let fill = parsed.get(key)
    if (!fill) {
      fill = fillOf(new IntlMessageFormat(text, lang === 'sv' ? 'sv-SE' : 'en-GB', undefined, { ignoreTag: true }))
      parsed.set(key, fill)
    }
    return fill(params)
  }
}

/** What the library's syntax tree calls a text as it stands, and a name to be put in. */
const TYPE = { literal: 0, argument: 1 }

type Params = Readonly<Record<string, string | number>>
type Fill = (params: Params) => string

/** Most messages hold names to be put in and nothing else: those are put together by ourselves, for a tenth of the time in a list of hundreds. */
function fillOf(message: IntlMessageFormat): Fill {
  const parts = message.getAst().map((part) => ('value' in part ? { type: part.type, value: part.value } : null))
  const isPlain = parts.every((part) => part !== null && (part.type === TYPE.literal || part.type === TYPE.argument))
  const whole: Fill = (params) => String(message.format(params))
  if (!isPlain) return whole
  return (params) => {
    let text = ''
    for (const part of parts) {
      if (!part) continue
      const said = part.type === TYPE.literal ? part.value : params[part.value as string]
      // A parameter that is missing is a bug, and told as the library tells it.
      if (said === undefined) return whole(params)
      text += said
    }
    return text
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
