/** A piece of a text, marked where it is what was sought. */
export interface Piece {
  readonly text: string
  readonly hit: boolean
}

/** The words sought: letters and digits, without what only means something to a search engine. */
export const wordsOf = (query: string): string[] => [
  ...new Set(query.toLocaleLowerCase('sv').match(/[\p{L}\p{N}]+/gu) ?? []),
]

/** Longer than this is no word to look for, and would cost the database. */
export const longestQuery = 200

/**
 * Marks the words of a text that begin as a sought word does (its stem, near enough: "utbildning" marks "utbildningsmaterial", and
 * "utbildningar" marks "utbildning" by its first five letters).
 */
export function mark(text: string, query: string): Piece[] {
  const stems = wordsOf(query).map((word) => (word.length > 6 ? word.slice(0, Math.max(5, word.length - 3)) : word))
  if (stems.length === 0) return [{ text, hit: false }]
  return text.split(/([\p{L}\p{N}]+)/u).flatMap((piece) => {
    if (piece === '') return []
    const word = piece.toLocaleLowerCase('sv')
    return [{ text: piece, hit: stems.some((stem) => word.includes(stem)) }]
  })
}
