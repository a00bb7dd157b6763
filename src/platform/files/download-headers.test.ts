import { describe, expect, test } from 'vitest'
import { contentDisposition, downloadHeaders, fileName } from './download-headers.ts'

test('a download carries its own name, plain and in full', () => {
  expect(contentDisposition('Översikt å "ä" ö.pdf')).toBe(
    `attachment; filename="Oversikt a _a_ o.pdf"; filename*=UTF-8''%C3%96versikt%20%C3%A5%20_%C3%A4_%20%C3%B6.pdf`,
  )
})

test('a name cannot add a header, end the value or turn itself around', () => {
  const header = contentDisposition('a"\r\nSet-Cookie: x=1;\u202egpj.exe')
  expect(header).not.toMatch(/[\r\n\u202e]/)
  expect(header.match(/"/g)).toHaveLength(2)
})

test('a stored file is saved, never shown or sniffed', () => {
  expect(downloadHeaders({ name: 'a.pdf', type: 'application/pdf', size: 3 })).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': expect.stringMatching(/^attachment; /),
    'x-content-type-options': 'nosniff',
  })
})

describe('a file name', () => {
  test.each([
    ['C:\\Users\\x\\plan.pdf', 'plan.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['..', 'fil'],
    ['', 'fil'],
    ['.htaccess', 'htaccess'],
    ['a\u0000b\u202ec.txt', 'abc.txt'],
    [`${'å'.repeat(300)}.docx`, `${'å'.repeat(145)}.docx`],
  ])('%j becomes %j', (given, safe) => {
    expect(fileName(given)).toBe(safe)
  })
})
