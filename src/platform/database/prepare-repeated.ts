import type { Pool, PoolClient } from 'pg'

/** Seen so often, a statement is worth preparing. */
const often = 3
/** Each connection keeps what it has prepared, with its plan: so many different statements at most, and none longer than this. */
const mostPrepared = 300
const longestText = 10_000
const mostCounted = 2000

interface Asked {
  readonly text: string
  readonly name?: string | undefined
}

const isAsked = (asked: unknown): asked is Asked =>
  typeof asked === 'object' &&
  asked !== null &&
  'text' in asked &&
  typeof asked.text === 'string' &&
  !('submit' in asked)

/**
 * Gives statements that come again and again a name, so that each connection parses them once and PostgreSQL may keep their plan. A page's
 * statements join up to eight tables: planning one took 1 to 8 ms of its 2 to 10 (measured), and running it a third of that. Only those with
 * parameters, since without them a text may hold several statements.
 */
export function prepareRepeated(pool: Pool): void {
  const names = new Map<string, string>()
  const seen = new Map<string, number>()
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text)
    if (known || names.size >= mostPrepared || text.length > longestText) return known
    const count = (seen.get(text) ?? 0) + 1
    if (count < often) {
      // Texts that differ each time (lists of values) must not fill the memory.
      if (seen.size >= mostCounted) seen.clear()
      seen.set(text, count)
      return undefined
    }
    seen.delete(text)
    const name = `s${names.size}`
    names.set(text, name)
    return name
  }
  pool.on('connect', (client: PoolClient) => {
    const query = client.query
    const named = (asked: unknown, ...rest: unknown[]) => {
      const [values] = rest
      if (!isAsked(asked) || asked.name || !Array.isArray(values) || values.length === 0)
        return Reflect.apply(query, client, [asked, ...rest])
      return Reflect.apply(query, client, [{ ...asked, name: nameOf(asked.text) }, ...rest])
    }
    client.query = named as PoolClient['query']
  })
}
