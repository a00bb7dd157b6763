import { expect, test } from 'vitest'
import { newId } from '#src/platform/ids.ts'
import { noticeKinds } from './notice.ts'
import { makeStopToken, readStopToken, type StopScope, stopUrl } from './stop-token.ts'

const personId = newId<'person'>()
const scopes: readonly StopScope[] = [...noticeKinds, 'daily']

test.each(scopes)('a link that stops %s says whose mails and which', (scope) => {
  expect(readStopToken('secret', makeStopToken('secret', { personId, scope }))).toEqual({ personId, scope })
})

test('a link that somebody made up stops nothing', () => {
  const token = makeStopToken('secret', { personId, scope: 'risks' })
  const [, , signature] = token.split('.')
  for (const made of [
    makeStopToken('another secret', { personId, scope: 'risks' }),
    `${newId()}.risks.${signature}`,
    `${personId}.questions.${signature}`,
    `${personId}.everything.${signature}`,
    `${token}.more`,
    token.slice(0, -1),
    `${personId}.risks`,
    '',
  ])
    expect(readStopToken('secret', made)).toBeNull()
})

test('the link needs no escaping, and stays within the product', () => {
  const url = stopUrl(new URL('https://samtakt.example.se/'), 'secret', { personId, scope: 'daily' })
  expect(url).toMatch(/^https:\/\/samtakt\.example\.se\/mail-stop\/[\w.-]+$/)
})
