/** Longer than this (characters) is nothing to look for, and would cost the database. */
export const longestQuery = 200

/** More words than this narrow nothing down. */
const mostWords = 12

/** The words sought, in order and once each: letters and digits, without what only means something to a search engine. */
export const wordsOf = (query: string): string[] =>
  [
    ...new Set(
      query
        .normalize('NFC')
        .toLocaleLowerCase('sv')
        .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [],
    ),
  ].slice(0, mostWords)

/** The number in "R12", "r 12" or "R-12" when that is all that is sought; null otherwise, and for what is no whole number of a thing. */
export function numberIn(query: string, letter: string): number | null {
  const [, sign, digits] = /^\s*(\p{L})[\s-]?(\d{1,9})\s*$/u.exec(query) ?? []
  return sign?.toLocaleUpperCase('sv') === letter && digits ? Number(digits) : null
}
