import { LRUCache } from 'lru-cache'

/**
 * Keeps what was made for a version of a topic until the version changes. The version comes from the database, so
 * several processes agree. `maxSize` counts what `sizeOf` says (characters, rows).
 */
export function versionedCache<Value extends object>(maxSize: number, sizeOf: (value: Value) => number) {
  const kept = new LRUCache<string, { version: number; value: Value }>({
    maxSize,
    sizeCalculation: (entry) => Math.max(1, sizeOf(entry.value)),
  })
  return {
    async get(key: string, version: number, make: () => Promise<Value> | Value): Promise<Value> {
      const known = kept.get(key)
      if (known && known.version === version) return known.value
      const value = await make()
      kept.set(key, { version, value })
      return value
    },
  }
}
