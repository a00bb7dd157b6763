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
  const underWay = new Map<string, Promise<Value>>()
  const makeAndKeep = async (key: string, version: number, make: () => Promise<Value> | Value): Promise<Value> => {
    const value = await make()
    kept.set(key, { version, value })
    return value
  }
  return {
    /** When many open pages are refreshed at once after a change, the first makes it and the others wait for that. */
    async get(key: string, version: number, make: () => Promise<Value> | Value): Promise<Value> {
      const known = kept.get(key)
      if (known && known.version === version) return known.value
      const making = `${version} ${key}`
      const other = underWay.get(making)
      // The other's connection may fail, or its transaction: that is no reason for this one to.
      if (other) return other.catch(() => makeAndKeep(key, version, make))
      const made = makeAndKeep(key, version, make)
      underWay.set(making, made)
      try {
        return await made
      } finally {
        underWay.delete(making)
      }
    },
  }
}
