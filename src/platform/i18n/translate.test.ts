import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { languages, translator } from './translate.ts'

const parameters = (text: string): string[] => [...text.matchAll(/\{(\w+)/g)].map(([, name = '']) => name)

test.each(languages)('every message in %s reads as ICU MessageFormat has it', (lang) => {
  const t = translator(lang)
  const folder = join(process.cwd(), 'messages', lang)
  const other: string[] = []
  for (const file of readdirSync(folder)) {
    const messages: Record<string, string> = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    for (const [key, text] of Object.entries(messages)) {
      for (const value of [3, 'Hjo & <b>Skara</b>']) {
        const params = Object.fromEntries(parameters(text).map((name) => [name, value]))
        const locale = lang === 'sv' ? 'sv-SE' : 'en-GB'
        const asked = () => new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).format(params)
        if (parameters(text).length > 0 && outcome(() => t(key, params)) !== outcome(asked)) other.push(key)
      }
    }
  }
  expect(other).toEqual([])
})

test('a parameter that is missing is told', () => {
  expect(() => translator('sv')('overview.risk-holder', {})).toThrow('holder')
})

/** A plural of something that is no number is refused by both. */
function outcome(read: () => unknown): string {
  try {
    return String(read())
  } catch (error) {
    return `refused: ${(error as Error).name}`
  }
}
