import { describe, expect, test } from 'vitest'
import { refusalOf } from './refusal.ts'
import { nextTry, waitedTooLong } from './retrying.ts'

test.each([
  ['RCPT TO', '550 5.1.1 No such user', 'refused'],
  ['RCPT TO', '550 No such user', 'refused'],
  ['DATA', '554 5.6.0 Message refused', 'refused'],
  ['RCPT TO', '451 4.7.1 Greylisted, come back', 'later'],
  ['RCPT TO', '452 Mailbox full', 'later'],
  ['RCPT TO', '554 5.7.1 Relay access denied', 'later'],
  ['DATA', '451 Try again', 'later'],
  ['RCPT TO', '421 Closing down', 'unreachable'],
  ['RCPT TO', '530 Authentication required', 'unreachable'],
  ['MAIL FROM', '550 Sender not allowed', 'unreachable'],
  ['AUTH PLAIN', '535 5.7.8 Wrong password', 'unreachable'],
  ['CONN', '554 No service for you', 'unreachable'],
])('to %s the answer %s means: %s', (command, response, code) => {
  const failure = { message: 'Failed', command, response, responseCode: Number(response.slice(0, 3)) }
  expect(refusalOf(failure)).toEqual({ code, said: response })
})

test.each([
  'ECONNECTION',
  'ETIMEDOUT',
  'EDNS',
  'ESOCKET',
  'ETLS',
])("%s: nobody answered, which is not the mail's fault", (code) =>
  expect(refusalOf({ message: 'connect\r\nECONNREFUSED', code, command: 'CONN' })).toEqual({
    code: 'unreachable',
    said: 'connect ECONNREFUSED',
  }))

describe('a mail that was not taken', () => {
  const queuedAt = '2026-11-22T09:00:00Z'

  test.each([
    [0, '2026-11-22T09:01:00Z'],
    [1, '2026-11-22T09:05:00Z'],
    [2, '2026-11-22T09:15:00Z'],
    [3, '2026-11-22T10:00:00Z'],
    [4, '2026-11-22T10:00:00Z'],
    [70, '2026-11-22T10:00:00Z'],
  ])('after %i tries before, is tried again at %s', (tries, at) =>
    expect(nextTry({ queuedAt, tries }, queuedAt)).toBe(at))

  test('is kept for three days, and then given up', () => {
    expect(nextTry({ queuedAt, tries: 70 }, '2026-11-25T08:59:59Z')).toBe('2026-11-25T09:59:59Z')
    expect(nextTry({ queuedAt, tries: 71 }, '2026-11-25T09:00:00Z')).toBeNull()
    expect([waitedTooLong(queuedAt, '2026-11-25T08:59:59Z'), waitedTooLong(queuedAt, '2026-11-25T09:00:00Z')]).toEqual([
      false,
      true,
    ])
  })
})
