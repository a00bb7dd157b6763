import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const refused = (env: Record<string, string>): string => {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return ''
}

test('without settings there is no mail server, and mails come from the host that people reach', () => {
  expect(readConfig({})).toMatchObject({ smtpUrl: null, mailFrom: { name: 'Samtakt', address: 'no-reply@localhost' } })
  expect(readConfig({ PUBLIC_URL: 'https://samtakt.example.se' }).mailFrom.address).toBe('no-reply@samtakt.example.se')
})

test.each([
  ['smtp://mail.example.se', 'mail.example.se', ''],
  ['smtp://samtakt:hem%40lig@mail.example.se:587', 'mail.example.se', '587'],
  ['smtps://mail.example.se?tls.servername=relay.example.se', 'mail.example.se', ''],
  ['smtp://[::1]:2525', '[::1]', '2525'],
])('a mail server may be %s', (url, host, port) => {
  const { smtpUrl } = readConfig({ SMTP_URL: url })
  expect([smtpUrl?.hostname, smtpUrl?.port]).toEqual([host, port])
})

test.each([
  'mail.example.se',
  'mail.example.se:25',
  'http://mail.example.se',
  'smtp://',
  'smtp://host:port',
  'smtp:host',
])('a mail server can\'t be "%s": the start stops and says why', (url) =>
  expect(refused({ SMTP_URL: url })).toContain('it must be an address that begins with smtp://'))

test('what is wrong with an address is told without its password', () => {
  const told = ['http://samtakt:hemligt@host', 'samtakt:hemligt@host', 'smtp://samtakt:hemligt@host:port'].map((url) =>
    refused({ SMTP_URL: url }),
  )
  for (const text of [...told, refused({ DATABASE_URL: 'mysql://samtakt:hemligt@host' })]) {
    expect(text).toContain('@host')
    expect(text).not.toContain('hemligt')
  }
})

test.each([
  ['samtakt@example.se', { name: '', address: 'samtakt@example.se' }],
  ['Samtakt <samtakt@example.se>', { name: 'Samtakt', address: 'samtakt@example.se' }],
  ['"Införandet, Skara" <infor@skara.example.se>', { name: 'Införandet, Skara', address: 'infor@skara.example.se' }],
])('mails may come from %s', (text, mailbox) => expect(readConfig({ MAIL_FROM: text }).mailFrom).toEqual(mailbox))

test.each([
  'samtakt',
  'samtakt@',
  'a@example.se, b@example.se',
  'Samtakt <a@example.se> <b@example.se>',
  'Samtakt <>',
  'Samtakt\r\nBcc: everyone@example.se <a@example.se>',
])('mails can\'t come from "%s"', (text) => expect(refused({ MAIL_FROM: text })).toContain('MAIL_FROM is "'))
