import { describe, expect, test } from 'vitest'
import { parseDateCell, parseYesNoCell } from './cells.ts'

describe('a date in a cell', () => {
  test.each([
    '2027-03-01',
    '2027-03-01 00:00',
    '2027-03-01T00:00:00',
    '2027/3/1',
    '20270301',
    '1/3 2027',
    '01/03/2027',
    '1.3.2027',
    '1-3-2027',
    '1 mars 2027',
    'den 1 mars 2027',
    '1 Mar. 2027',
    '1:a mars 2027',
    'March 1, 2027',
    '1st March 2027',
    '46447',
    '46447.5',
    ' 1  MARS  2027 ',
  ])('%s is 1 March 2027', (written) => {
    expect(parseDateCell(written)).toEqual({ ok: true, value: '2027-03-01' })
  })

  test('empty is no date', () => {
    expect(parseDateCell('  ')).toEqual({ ok: true, value: null })
  })

  test.each([
    '2027-02-31',
    '31/2 2027',
    '31 februari 2027',
    '2027-13-01',
    '0/0 2027',
    '29 feb 2027',
  ])('%s is refused: the calendar has no such day', (written) => {
    expect(parseDateCell(written)).toEqual({ ok: false, refusal: 'no-such-day' })
  })

  test.each([
    'v. 9',
    'mars 2027',
    '1/3',
    '12',
    '99999',
    '1 mors 2027',
    'snarast',
    '=TODAY()',
  ])('%s is refused: not a date', (written) => {
    expect(parseDateCell(written)).toEqual({ ok: false, refusal: 'not-a-date' })
  })

  test('leap days are days', () => {
    expect(parseDateCell('29/2 2028')).toEqual({ ok: true, value: '2028-02-29' })
  })
})

test.each([
  ['Ja', true],
  ['x', true],
  ['TRUE', true],
  ['yes', true],
  ['nej', false],
  ['No', false],
  ['0', false],
  ['', null],
])('%j in a yes-or-no column is %s', (written, value) => {
  expect(parseYesNoCell(written)).toEqual({ ok: true, value })
})

test('anything else in a yes-or-no column is refused', () => {
  expect(parseYesNoCell('kanske')).toEqual({ ok: false, refusal: 'not-yes-or-no' })
})
