import { expect, test } from 'vitest'
import { exampleUi } from './examples/example-ui.ts'
import { historyInWords } from './history-words.ts'

const ui = exampleUi()
const both = { titleSv: 'Utrustningslista', titleEn: 'Equipment list' }

test('days are put in words, and a reason stands apart', () => {
  const moved = { code: 'go-live.moved', params: { from: '2027-01-04', on: '2027-02-01', reason: 'Sent avtal' } }
  expect(historyInWords(moved, ui)).toEqual({
    what: 'Driftstarten flyttades från 4 januari 2027 till 1 februari 2027.',
    said: 'Sent avtal',
  })
})

test('a title kept in both languages is told in the reader’s, or in the one there is', () => {
  const withdrawn = { code: 'commitment.withdrawn', params: { ...both, reason: '' } }
  expect(historyInWords(withdrawn, ui).what).toContain('Utrustningslista')
  expect(historyInWords(withdrawn, exampleUi('en')).what).toContain('Equipment list')
  const inSwedishOnly = { ...withdrawn, params: { ...both, titleEn: '' } }
  expect(historyInWords(inSwedishOnly, exampleUi('en')).what).toContain('Utrustningslista')
})

test('a forecast that is taken back is told as that, not as a forecast of nothing', () => {
  expect(historyInWords({ code: 'commitment.forecast-removed', params: both }, ui).what).toBe(
    'Prognosen för ”Utrustningslista” togs tillbaka',
  )
})

test('history opens whatever it holds: a code without words, or without a parameter of its text, is told as a change', () => {
  expect(historyInWords({ code: 'from.the-future', params: {} }, ui).what).toBe('En ändring gjordes (from.the-future).')
  expect(historyInWords({ code: 'from.the-future', params: both }, ui).what).toBe(
    'Utrustningslista: en ändring gjordes (from.the-future).',
  )
  expect(historyInWords({ code: 'go-live.moved', params: {} }, ui).what).toContain('go-live.moved')
})
