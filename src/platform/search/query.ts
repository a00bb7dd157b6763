import { type SQL, sql } from 'drizzle-orm'
import { wordsOf } from './words.ts'

/**
 * All the words of a query as a `tsquery`: each by its stem in Swedish, or all of them in English; the last one also as the beginning of a word,
 * since it may be half typed ("utbildn"). Any text will do: only letters and digits reach the database, so nothing in it is an operator.
 */
export function soughtIn(query: string): SQL {
  const words = wordsOf(query)
  if (words.length === 0) return sql`''::tsquery`
  const begun = `'${words.at(-1)}':*`
  const whole = words.slice(0, -1).join(' ')
  // The last word as it is typed, too: a stop word or a stem cut short would lose what it may become ("om" → "omfattning").
  const in_ = (language: 'swedish' | 'english') => {
    const last = sql`(to_tsquery(${language}::regconfig, ${begun}) || to_tsquery('simple', ${begun}))`
    return whole === '' ? last : sql`(plainto_tsquery(${language}::regconfig, ${whole}) && ${last})`
  }
  return sql`(${in_('swedish')} || ${in_('english')})`
}

/** Shorter than this has no trigram of its own, so it is looked for where words begin. */
const shortestWithin = 3

/**
 * All the words somewhere in one of the columns (names, titles): within a compound word too ("grundutbildning"). Each column wants a trigram index.
 * The statement's text hangs on how many words there are, and which are short.
 */
export function namedLike(query: string, ...columns: readonly SQL[]): SQL {
  const each = wordsOf(query).map((word) => {
    const patterns = word.length < shortestWithin ? [`${word}%`, `% ${word}%`] : [`%${word}%`]
    const either = columns.flatMap((column) => patterns.map((pattern) => sql`${column} ilike ${pattern}`))
    return sql`(${sql.join(either, sql` or `)})`
  })
  return each.length === 0 ? sql`false` : sql.join(each, sql` and `)
}

/** How well a name fits: 3 it is what is sought, 2 it begins so, 1 one of its words does, 0 it holds it. Small letters by a collation of the database's own: Swedish ones took ten times as long. */
export function nameRank(query: string, name: SQL): SQL {
  const whole = wordsOf(query).join(' ')
  const small = sql`lower(${name} collate "pg_c_utf8")`
  return sql`case when ${small} = ${whole} then 3 when starts_with(${small}, ${whole}) then 2 when strpos(${small}, ${` ${whole}`}) > 0 then 1 else 0 end`
}
