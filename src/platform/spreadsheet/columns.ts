/** A column an import can use: its key in the slice, the headers people give it in Swedish and English. */
export interface WantedColumn<Key extends string> {
  readonly key: Key
  readonly names: readonly string[]
  readonly required: boolean
}

export interface ColumnMatch<Key extends string> {
  /** Where each found column stands in the header, from 0. */
  readonly mapping: Partial<Record<Key, number>>
  /** Headers nobody asked for: shown, so that a misspelt one is noticed and can be mapped by hand. */
  readonly unmatched: string[]
  /** Required columns that were not found. */
  readonly missing: Key[]
}

/** Two headers are the same whatever their case, accents, spaces and punctuation: "Förfallo-datum " = "forfallodatum". */
export const headerKey = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/**
 * Finds the wanted columns in a header. What was chosen by hand last time comes first, then the columns' names in the
 * order they are given; a header is used once, and of two equal headers the left one. Order in the file is free.
 */
export function matchColumns<Key extends string>(
  header: readonly string[],
  wanted: readonly WantedColumn<Key>[],
  remembered: Partial<Record<Key, string>> = {},
): ColumnMatch<Key> {
  const keys = header.map(headerKey)
  const taken = new Set<number>()
  const mapping: Partial<Record<Key, number>> = {}
  const take = (column: Key, name: string) => {
    const at = keys.findIndex((key, index) => key !== '' && key === headerKey(name) && !taken.has(index))
    if (at < 0 || mapping[column] !== undefined) return
    mapping[column] = at
    taken.add(at)
  }
  for (const { key } of wanted) if (remembered[key] !== undefined) take(key, remembered[key])
  for (const { key, names } of wanted) for (const name of names) take(key, name)
  return {
    mapping,
    unmatched: header.filter((text, at) => text !== '' && !taken.has(at)),
    missing: wanted.filter(({ key, required }) => required && mapping[key] === undefined).map(({ key }) => key),
  }
}
