import type { TemplateItem } from './template.ts'

type Waiting = Pick<TemplateItem, 'key' | 'dependsOn'>

/** The way along which an item waits for itself (`a` needs `b` needs `a`: `['a', 'b']`), or null. Keys that are not there are passed over. */
export function dependenceCircle(items: readonly Waiting[], from: string): string[] | null {
  const byKey = new Map(items.map((item) => [item.key, item]))
  const seen = new Set<string>()
  const follow = (key: string, path: readonly string[]): string[] | null => {
    for (const next of byKey.get(key)?.dependsOn ?? []) {
      if (next === from) return [...path]
      if (seen.has(next)) continue
      seen.add(next)
      const found = follow(next, [...path, next])
      if (found) return found
    }
    return null
  }
  return follow(from, [from])
}

/** The items that wait for this one, directly. */
export const dependantsOf = <Item extends Waiting>(items: readonly Item[], key: string): Item[] =>
  items.filter((item) => item.dependsOn.includes(key))
