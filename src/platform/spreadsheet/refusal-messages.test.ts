import { describe, expect, test } from 'vitest'
import { fileRefusalMessage, multipartRefusalMessage } from '../files/refusal-messages.ts'
import { languages, translator } from '../i18n/index.ts'
import { dateCellMessage, sheetNoteMessage, sheetRefusalMessage } from './refusal-messages.ts'

const plain = [
  'empty',
  'too-large',
  'old-excel',
  'binary-excel',
  'open-document',
  'password-protected',
  'not-a-sheet',
  'unreadable',
] as const

const messages = [
  ...plain.map((code) => sheetRefusalMessage({ code })),
  sheetRefusalMessage({ code: 'too-many-rows', limit: 50_000 }),
  sheetRefusalMessage({ code: 'too-many-columns', limit: 200 }),
  sheetRefusalMessage({ code: 'unclosed-quote', row: 17 }),
  sheetNoteMessage({ code: 'other-sheets-not-read', names: ['Blad2', 'Blad3'] }),
  sheetNoteMessage({ code: 'rows-above-header-skipped', count: 2 }),
  sheetNoteMessage({ code: 'duplicate-header', header: 'Datum' }),
  sheetNoteMessage({ code: 'cells-outside-header', rowNumbers: [4, 9] }),
  dateCellMessage('no-such-day', '2027-02-31'),
  dateCellMessage('not-a-date', 'snart'),
  ...(['empty', 'wrong-type', 'gone'] as const).map((code) => fileRefusalMessage({ code })),
  fileRefusalMessage({ code: 'too-large', maxBytes: 25 * 1024 * 1024 }),
  ...(['not-multipart', 'too-large', 'too-many-fields', 'interrupted'] as const).map((code) =>
    multipartRefusalMessage({ code }),
  ),
]

describe.each(languages)('in %s', (lang) => {
  test.each(messages)('$key has a sentence with its parameters filled in', ({ key, params }) => {
    const text = translator(lang)(key, params)
    expect(text).not.toMatch(/[{}]|undefined/)
    for (const value of Object.values(params ?? {})) if (typeof value === 'string') expect(text).toContain(value)
  })
})

test('a refusal names the row, the limit and the size in words people use', () => {
  const t = translator('sv')
  const say = ({ key, params }: (typeof messages)[number]) => t(key, params)
  expect(say(sheetRefusalMessage({ code: 'unclosed-quote', row: 17 }))).toContain('rad 17')
  expect(say(fileRefusalMessage({ code: 'too-large', maxBytes: 25 * 1024 * 1024 }))).toContain('25 MB')
})
