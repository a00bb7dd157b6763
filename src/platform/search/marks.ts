import { stemOf } from './stem.ts'
import { wordsOf } from './words.ts'

/** A piece of a text, marked where it is what was sought. */
export interface Piece {
  readonly text: string
  readonly hit: boolean
}

/** Shows in texts where the words of one query stand. */
export interface Marks {
  /** The whole text in pieces, the words sought marked. Joined, the pieces are the text. */
  mark(text: string): Piece[]
  /** A piece of a long text around the first of the words sought, between whole words; null when none of them stands there. */
  snippet(text: string): Piece[] | null
}

/** Shorter stems than this are found in too many words to be looked for within them. */
const shortestWithin = 4
/** A stem keeps at least these first letters of its word. */
const keptLetters = 3

type Hits = (word: string) => boolean

/** Whether a word of a text is one of those sought: in any form, begun, or as a part of a compound word. */
function hitsOf(query: string): Hits {
  const words = wordsOf(query)
  const stems = [...new Set(words.map(stemOf))].map((stem) => ({ stem, begins: stem.slice(0, keptLetters) }))
  const last = words.at(-1)
  return (word) => {
    const read = word.normalize('NFC').toLocaleLowerCase('sv')
    if (last !== undefined && read.startsWith(last)) return true
    return stems.some(({ stem, begins }) =>
      stem.length >= shortestWithin && read.includes(stem) ? true : read.startsWith(begins) && stemOf(read) === stem,
    )
  }
}

const wordByWord = /([\p{L}\p{M}\p{N}]+)/u
const eachWord = /[\p{L}\p{M}\p{N}]+/gu

function piecesOf(text: string, hits: Hits): Piece[] {
  const pieces: Piece[] = []
  // Every other part is a word.
  for (const [at, part] of text.split(wordByWord).entries()) {
    if (part === '') continue
    const hit = at % 2 === 1 && hits(part)
    const before = pieces.at(-1)
    if (before && before.hit === hit) pieces[pieces.length - 1] = { text: before.text + part, hit }
    else pieces.push({ text: part, hit })
  }
  return pieces
}

/** So many characters are shown before the first hit, and from there on, at most. */
const before = 50
const after = 140

function snippetOf(text: string, hits: Hits): Piece[] | null {
  const first = text.matchAll(eachWord).find(([word]) => hits(word))
  if (!first) return null
  const hitEnd = first.index + first[0].length
  const from = first.index <= before ? 0 : text.indexOf(' ', first.index - before) + 1 || first.index
  const start = Math.min(from, first.index)
  const wished = Math.max(start + before + after, hitEnd)
  const end = wished >= text.length ? text.length : Math.max(text.lastIndexOf(' ', wished), hitEnd)
  const pieces = piecesOf(text.slice(start, end), hits)
  if (start > 0) pieces.unshift({ text: '… ', hit: false })
  if (end < text.length) pieces.push({ text: ' …', hit: false })
  return pieces
}

export function marksOf(query: string): Marks {
  const known = new Map<string, boolean>()
  const judge = hitsOf(query)
  const hits: Hits = (word) => {
    const told = known.get(word) ?? judge(word)
    known.set(word, told)
    return told
  }
  return { mark: (text) => piecesOf(text, hits), snippet: (text) => snippetOf(text, hits) }
}
