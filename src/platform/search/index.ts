export { type FoundKind, type FoundThing, foundKinds } from './found.ts'
export { anywhere, soughtIn } from './query.ts'
export { longestQuery, numberIn, wordsOf } from './words.ts'
