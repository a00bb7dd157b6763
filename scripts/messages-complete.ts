import { glob, readFile } from 'node:fs/promises'
import { IntlMessageFormat } from 'intl-messageformat'

type Messages = Readonly<Record<string, string>>
type Element = ReturnType<IntlMessageFormat['getAst']>[number]
/** The messages of both languages, and the program's text that uses them. */
export type Texts = { readonly sv: Messages; readonly en: Messages; readonly sources: readonly string[] }

/** What is wrong with the messages: missing in a language, other parameters than in the other, asked for but not there, never used. */
export function messageFaults({ sv, en, sources }: Texts): string[] {
  return [
    ...missing('en', sv, en),
    ...missing('sv', en, sv),
    ...unreadable(sv, en),
    ...unknown(sv, sources),
    ...unused(sv, sources),
  ]
}

function missing(lang: string, from: Messages, into: Messages): string[] {
  const absent = Object.keys(from).filter((key) => !(key in into))
  const empty = Object.keys(into).filter((key) => into[key]?.trim() === '')
  return [...absent.map((key) => `${key}: not in ${lang}`), ...empty.map((key) => `${key}: empty in ${lang}`)]
}

function unreadable(sv: Messages, en: Messages): string[] {
  return Object.keys(sv).flatMap((key) => {
    try {
      const [swedish, english] = [parameters(sv[key] ?? ''), parameters(en[key] ?? sv[key] ?? '')]
      return swedish === english ? [] : [`${key}: parameters differ: sv has [${swedish}], en has [${english}]`]
    } catch (error) {
      return [`${key}: ${(error as Error).message}`]
    }
  })
}

function parameters(text: string): string {
  const ast = new IntlMessageFormat(text, 'sv-SE', undefined, { ignoreTag: true }).getAst()
  return [...new Set(names(ast))].sort().join(', ')
}

function names(elements: readonly Element[]): string[] {
  return elements.flatMap((element) => {
    const own = 'value' in element && element.type !== 0 ? [element.value] : []
    const inner = 'options' in element ? Object.values(element.options).flatMap((option) => names(option.value)) : []
    return [...own, ...inner]
  })
}

function unknown(messages: Messages, sources: readonly string[]): string[] {
  const asked = sources.flatMap((source) => [...source.matchAll(/\bt\(\s*'([^'$]+)'/g)].map((match) => match[1] ?? ''))
  return [...new Set(asked)].filter((key) => !(key in messages)).map((key) => `${key}: asked for, but not there`)
}

/**
 * A key counts as used when it stands as a literal, fits a template literal such as `t(`receipt.state.${state}`)`, or is followed by its
 * parameters, as a field's error is: `form.number-range|min=${min}`.
 */
function unused(messages: Messages, sources: readonly string[]): string[] {
  const program = sources.join('\n')
  const literals = new Set([...program.matchAll(/['"`]([\w.-]+)['"`|]/g)].map((match) => match[1]))
  const patterns = [...program.matchAll(/`([\w-]+\.[\w.-]*(?:\$\{[^`{}]*\}[\w.-]*)+)`/g)].map((match) =>
    patternOf(match[1] ?? ''),
  )
  const isUsed = (key: string) => literals.has(key) || patterns.some((pattern) => pattern.test(key))
  return Object.keys(messages)
    .filter((key) => !isUsed(key))
    .map((key) => `${key}: never used`)
}

const patternOf = (template: string) =>
  new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '.+')}$`)

async function readMessages(lang: string): Promise<Messages> {
  const files = await Array.fromAsync(glob(`messages/${lang}/*.json`))
  const parts = await Promise.all(
    files.sort().map(async (file) => Object.entries<string>(JSON.parse(await readFile(file, 'utf8')))),
  )
  return Object.fromEntries(parts.flat())
}

async function readSources(): Promise<string[]> {
  const files = await Array.fromAsync(glob('src/**/*.{ts,tsx}'))
  return Promise.all(files.filter((file) => !file.includes('.test.')).map((file) => readFile(file, 'utf8')))
}

if (import.meta.main) {
  const [sv, en, sources] = await Promise.all([readMessages('sv'), readMessages('en'), readSources()])
  const faults = messageFaults({ sv, en, sources })
  for (const fault of faults) console.error(fault)
  console.error(`${Object.keys(sv).length} messages in both languages, ${faults.length} faults`)
  process.exitCode = faults.length ? 1 : 0
}
