export { type FoundKind, type FoundThing, foundKinds } from './found.ts'
export { mark, type Piece, snippet } from './marks.ts'
export { anywhere, namedLike, nameRank, soughtIn } from './query.ts'
export { longestQuery, numberIn, wordsOf } from './words.ts'
