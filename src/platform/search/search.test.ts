import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aWorld } from '../../../tests/world.ts'
import { marksOf, namedLike, numberIn, soughtIn, wordsOf } from './index.ts'
import { stemOf } from './stem.ts'

const hits = (text: string, query: string) =>
  marksOf(query)
    .mark(text)
    .flatMap(({ text: piece, hit }) => (hit ? [piece] : []))

test('words are letters and digits, once each, and never an operator', () => {
  expect(wordsOf("Utbildning & utbildning | !'risk':* (2)")).toEqual(['utbildning', 'risk', '2'])
  expect(wordsOf('🙂 ()…')).toEqual([])
  expect(wordsOf('a\u0308pple ÄPPLE')).toEqual(['äpple'])
})

test('a number is found by its sign', () => {
  expect(['R12', 'r 12', ' R-12 ', 'R012'].map((query) => numberIn(query, 'R'))).toEqual([12, 12, 12, 12])
  expect(['F7', 'R', '12', 'R12 x', 'R9999999999', 'RR12'].map((query) => numberIn(query, 'R'))).toEqual(
    Array(6).fill(null),
  )
})

test('marks words in any form, begun words, and parts of compound words', () => {
  expect(hits('Plan för utbildning av superanvändare', 'utbildningar')).toEqual(['utbildning'])
  expect(hits('Utbildningsmaterial, kvalitetssäkrat', 'UTBILDN')).toEqual(['Utbildningsmaterial'])
  expect(hits('Grundutbildningen är klar', 'utbildning')).toEqual(['Grundutbildningen'])
  expect(hits('Kommunen, om avtalet', 'avtal om')).toEqual(['om', 'avtalet'])
  expect(hits('R12 · Hjo', 'r12')).toEqual(['R12'])
  expect(hits('Risk <b>', '<')).toEqual([])
})

test('what is marked is the text, in pieces', () => {
  const texts = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(texts, texts, (text, query) => {
      expect(
        marksOf(query)
          .mark(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})

test('a snippet is a piece of the text around a hit, short and between whole words', () => {
  const words = fc.array(fc.constantFrom('och', 'utbildningen', 'kommunen', 'R12', 'ö', 'försenas,', '<b>'), {
    maxLength: 120,
  })
  fc.assert(
    fc.property(words, (list) => {
      const text = list.join(' ')
      const found = marksOf('utbildning').snippet(text)
      if (!text.includes('utbildningen')) {
        expect(found).toBeNull()
        return
      }
      const shown = (found ?? []).map((piece) => piece.text).join('')
      const core = shown.replace(/^… /, '').replace(/ …$/, '')
      expect(` ${text} `).toContain(` ${core} `)
      expect(core.length).toBeLessThan(220)
      expect(found?.some(({ text: piece, hit }) => hit && piece === 'utbildningen')).toBe(true)
    }),
  )
})

test('the snippet of a text without spaces is not the whole of it', () => {
  const found = marksOf('avtal').snippet(`${'x'.repeat(5000)} avtal ${'y'.repeat(5000)}`) ?? []
  expect(found.map(({ text }) => text).join('').length).toBeLessThan(300)
})

/** In the database's own words. */
const forms =
  `utbildning utbildningar utbildningen utbildningarna utbildningens avtal avtalet avtalen kommun kommuner kommunernas kommunens
  försening förseningar försenad försenade behörighet behörigheter behörigheterna ansvarig ansvariga ansvar tidplan tidplanen tidplaner vårdens
  vårdgivare vårdgivarna enhet enheter enheten enheternas leverans leveranser leveransen leverantör leverantörens testat testats testning risk
  risker riskerna fråga frågor frågan frågorna svar svaret beslut beslutet beslutade drift driften driftstart driftstarten person personer
  personal personalen hjälp hjälper möjlighet möjligheter rolig roligt fullt hopplöst arbetslöst bus buss båt å`.split(
    /\s+/,
  )

test('stems are those of the full text search', async () => {
  const world = await aWorld()
  const { rows } = await world.db.execute<{ word: string; stem: string }>(
    sql`select word, (ts_lexize('swedish_stem', word))[1] as stem from unnest(${sql.param(forms)}::text[]) word`,
  )
  expect(rows.map(({ word }) => [word, stemOf(word)])).toEqual(rows.map(({ word, stem }) => [word, stem]))
})

test('a query finds a text by stem, by the beginning of its last word, and by all its words', async () => {
  const world = await aWorld()
  const finds = async (query: string, text: string) => {
    const { rows } = await world.db.execute<{ found: boolean }>(
      sql`select to_tsvector('swedish', ${text}) @@ ${soughtIn(query)} as found`,
    )
    return rows[0]?.found
  }
  const cases: [string, string, boolean][] = [
    ['utbildn', 'Planera utbildningar', true],
    ['utbildningarna', 'Utbildning för alla', true],
    ['planera utb', 'Utbildningen ska planeras', true],
    ['utb planera', 'Utbildningen ska planeras', false],
    ['utbildning för personal', 'Personalens utbildning', true],
    ['om', 'Omfattningen av avtalet', true],
    ['avtal risk', 'Avtal', false],
    ["' | !a:* & (", 'Avtal', true],
    ['training', 'Utbildning', false],
    ['', 'Avtal', false],
    ['🙂', 'Avtal', false],
  ]
  for (const [query, text, found] of cases) expect([query, await finds(query, text)]).toEqual([query, found])
})

test('whatever is typed is a query', async () => {
  const world = await aWorld()
  const nasty = [
    ':*',
    "':*",
    'a & | b',
    '!!',
    '\\',
    '%_%',
    'ا ب ت',
    '👩‍👩‍👧',
    '\u202eabc',
    'x'.repeat(10_000),
    '\ufffd\u0301',
    'ǅ',
    '١٢٣',
  ]
  for (const query of nasty) {
    await world.db.execute(sql`select ${soughtIn(query)} where ${namedLike(query, sql`'a name'`)}`)
  }
})
