/** The address with some of its query changed: `null` or `''` takes a parameter away. Keeps the order of the others. */
export function withQuery(url: string, changes: Readonly<Record<string, string | number | null>>): string {
  const at = url.indexOf('?')
  const query = new URLSearchParams(at < 0 ? '' : url.slice(at + 1))
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') query.delete(name)
    else query.set(name, String(value))
  }
  const text = query.toString()
  return (at < 0 ? url : url.slice(0, at)) + (text ? `?${text}` : '')
}

export interface Sort {
  readonly key: string
  readonly descending: boolean
}

/** Reads `?sort=due` or `?sort=-due`. What is not among `keys` is ignored, so an old link still opens. */
export function readSort(value: string | undefined, keys: readonly string[], usual: Sort): Sort {
  if (!value) return usual
  const descending = value.startsWith('-')
  const key = descending ? value.slice(1) : value
  return keys.includes(key) ? { key, descending } : usual
}

export const sortValue = (sort: Sort): string => (sort.descending ? `-${sort.key}` : sort.key)
