import { stemOf } from './stem.ts'
import { wordsOf } from './words.ts'

/** A piece of a text, marked where it is what was sought. */
export interface Piece {
  readonly text: string
  readonly hit: boolean
}

/** Shorter stems than this are found in too many words to be looked for within them. */
const shortestWithin = 4

type Hits = (word: string) => boolean

/** Whether a word of a text is one of those sought: in any form, begun, or as a part of a compound word. */
function hitsOf(query: string): Hits {
  const words = wordsOf(query)
  const stems = new Set(words.map(stemOf))
  const long = [...stems].filter((stem) => stem.length >= shortestWithin)
  const last = words.at(-1)
  return (word) => {
    const read = word.normalize('NFC').toLocaleLowerCase('sv')
    return (
      stems.has(stemOf(read)) ||
      (last !== undefined && read.startsWith(last)) ||
      long.some((stem) => read.includes(stem))
    )
  }
}

const wordByWord = /([\p{L}\p{M}\p{N}]+)/u

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

/** The whole text in pieces, the words sought marked. Joined, the pieces are the text. */
export const mark = (text: string, query: string): Piece[] => piecesOf(text, hitsOf(query))

/** So many characters are shown before the first hit, and from there on, at most. */
const before = 50
const after = 140

/** A piece of a long text around the first of the words sought, between whole words; null when none of them stands there. */
export function snippet(text: string, query: string): Piece[] | null {
  const hits = hitsOf(query)
  const first = text.matchAll(/[\p{L}\p{M}\p{N}]+/gu).find(([word]) => hits(word))
  if (!first) return null
  const from = first.index <= before ? 0 : text.indexOf(' ', first.index - before) + 1 || first.index
  const start = Math.min(from, first.index)
  const wished = Math.max(start + before + after, first.index + first[0].length)
  const end =
    wished >= text.length ? text.length : Math.max(text.lastIndexOf(' ', wished), first.index + first[0].length)
  const pieces = piecesOf(text.slice(start, end), hits)
  if (start > 0) pieces.unshift({ text: '… ', hit: false })
  if (end < text.length) pieces.push({ text: ' …', hit: false })
  return pieces
}
