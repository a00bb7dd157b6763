import { type SQL, sql } from 'drizzle-orm'
import { wordsOf } from './words.ts'

/**
 * All the words of a query as a `tsquery`: each by its stem in Swedish, or all of them in English; the last one also as the beginning of a word,
 * since it may be half typed ("utbildn"). Any text will do: only letters and digits reach the database, so nothing in it is an operator.
 */
export function soughtIn(query: string): SQL {
  const words = wordsOf(query)
  const begun = `'${words.at(-1) ?? ''}':*`
  const whole = words.slice(0, -1).join(' ')
  // The last word as it is typed, too: a stop word or a stem cut short would lose what it may become ("om" → "omfattning").
  const in_ = (language: 'swedish' | 'english') => {
    const last = sql`(to_tsquery(${language}::regconfig, ${begun}) || to_tsquery('simple', ${begun}))`
    return whole === '' ? last : sql`(plainto_tsquery(${language}::regconfig, ${whole}) && ${last})`
  }
  return sql`(${in_('swedish')} || ${in_('english')})`
}

/** What `ilike` finds anywhere in a text: also within a compound word ("grundutbildning"). */
export const anywhere = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
