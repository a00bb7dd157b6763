export { type FoundKind, type FoundThing, foundKinds } from './found.ts'
export { type Marks, marksOf, type Piece } from './marks.ts'
export { namedLike, nameRank, soughtIn } from './query.ts'
export { longestQuery, numberIn, wordsOf } from './words.ts'
