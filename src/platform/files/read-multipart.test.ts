import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { leftToSheetReader } from './file-kinds.ts'
import { folderStore } from './folder-store.ts'
import { type MultipartOptions, readMultipart } from './read-multipart.ts'
import { stagedToken } from './staged-token.ts'

const secret = 'hemlig'
let folder: string
let options: MultipartOptions
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samtakt-multipart-'))
  options = { store: folderStore(folder), secret }
})
afterEach(() => rm(folder, { recursive: true }))

/** A form as a browser sends it: names and values in order, a file as [content, name]. */
function aForm(...entries: [string, string | [content: string, name: string]][]): Request {
  const form = new FormData()
  for (const [field, value] of entries) {
    if (typeof value === 'string') form.append(field, value)
    else form.append(field, new Blob([value[0]]), value[1])
  }
  return new Request('http://localhost/', { method: 'POST', body: form })
}

async function read(request: Request, limits: Partial<MultipartOptions> = {}) {
  const form = await readMultipart(request, { ...options, ...limits })
  if (!form.ok) throw new Error(form.refusal.code)
  return form.value
}

const raw = (body: string | ReadableStream<Uint8Array>, contentType = 'multipart/form-data; boundary=x') =>
  new Request('http://localhost/', {
    method: 'POST',
    body,
    headers: { 'content-type': contentType },
    duplex: 'half',
  } as RequestInit)

describe('a form with files', () => {
  test('gives its fields, repeated ones too, and its file under its own name', async () => {
    const form = await read(
      aForm(['note', 'Åäö 👍'], ['unit', '1'], ['file', ['hej', 'Översikt å ä ö 👍.txt']], ['unit', '2']),
    )
    expect(form.fields.get('note')).toBe('Åäö 👍')
    expect(form.fields.getAll('unit')).toEqual(['1', '2'])
    expect(form.files.get('file')).toMatchObject({ name: 'Översikt å ä ö 👍.txt', size: 3 })
  })

  test('where no file was chosen has no file', async () => {
    const nothing =
      '--x\r\ncontent-disposition: form-data; name="file"; filename=""\r\ncontent-type: application/octet-stream\r\n\r\n\r\n--x--\r\n'
    const form = await read(raw(nothing))
    expect(form.files.size + form.refused.size).toBe(0)
  })

  test.each([
    ['too large', 'a'.repeat(200_000), 'a.txt', { code: 'too-large', maxBytes: 100_000 }],
    ['empty', '', 'a.txt', { code: 'empty' }],
    ['of the wrong kind', '<script>', 'a.html', { code: 'wrong-type' }],
  ])('that is %s is refused beside its field, and nothing typed is lost', async (_, content, name, refusal) => {
    const request = aForm(['before', '1'], ['file', [content, name]], ['after', '2'])
    const form = await read(request, { maxFileBytes: 100_000 })
    expect(form.refused.get('file')).toEqual(refusal)
    expect(form.fields.toString()).toBe('before=1&after=2')
    expect(await readdir(join(folder, 'staged'))).toEqual([])
  })

  test('for an import takes whatever it is called, since the sheet reader judges', async () => {
    const form = await read(aForm(['file', ['a;b', 'plan.xls']]), { judge: leftToSheetReader })
    expect(form.files.get('file')).toMatchObject({ name: 'plan.xls', type: 'application/octet-stream' })
  })

  test('a path in the name is dropped', async () => {
    const form = await read(aForm(['file', ['hej', '..\\..\\a\u202e.txt']]))
    expect(form.files.get('file')?.name).toBe('a.txt')
  })
})

describe('a file left at an earlier attempt', () => {
  const leave = async () => {
    const left = (await read(aForm(['file', ['hej', 'å.txt']]))).files.get('file')
    if (!left) throw new Error('nothing left')
    return left
  }

  test('is there again without being chosen again', async () => {
    const left = await leave()
    const form = await read(aForm(['file-staged', stagedToken(left, secret)], ['note', 'nu rätt']))
    expect(form.files.get('file')).toEqual(left)
    expect(form.fields.toString()).toBe('note=nu+r%C3%A4tt')
  })

  test('gives way to a newly chosen one', async () => {
    const token = stagedToken(await leave(), secret)
    const form = await read(aForm(['file-staged', token], ['file', ['ny', 'ny.txt']]))
    expect(form.files.get('file')?.name).toBe('ny.txt')
  })

  test.each([
    ['somebody made up', () => `staged:${'a'.repeat(64)}:a.txt:${'b'.repeat(43)}`],
    ['signed with another secret', async () => stagedToken(await leave(), 'annan')],
    ['swept meanwhile', () => stagedToken({ sha256: 'a'.repeat(64), name: 'a.txt' }, secret)],
    ['that is nonsense', () => 'x'],
  ])('%s is gone', async (_, token) => {
    const form = await read(aForm(['file-staged', await token()]))
    expect(form.refused.get('file')).toEqual({ code: 'gone' })
  })
})

describe('a form that cannot be read is a refusal, never a throw:', () => {
  const file = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'

  test.each([
    ['another kind of body', raw('a=1', 'application/x-www-form-urlencoded'), 'not-multipart'],
    ['no boundary', raw('--x', 'multipart/form-data'), 'not-multipart'],
    ['an empty boundary', raw('--x', 'multipart/form-data; boundary='), 'interrupted'],
    ['half a file', raw(`${file}hal`), 'interrupted'],
    ['half a field', raw('--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nhal'), 'interrupted'],
    ['only noise', raw('noise'), 'interrupted'],
    ['a sender who goes away', raw(goesAway(file)), 'interrupted'],
    ['a field without end', aForm(['a', 'x'.repeat(2000)]), 'too-large'],
    ['a body without end', raw(endless(file)), 'too-large'],
    [
      'too many fields',
      aForm(...Array.from({ length: 60 }, (_, n): [string, string] => [`f${n}`, '1'])),
      'too-many-fields',
    ],
  ])('%s', async (_, request, code) => {
    const limits = { maxFields: 50, maxFieldBytes: 1000, maxFileBytes: 100_000 }
    expect(await readMultipart(request, { ...options, ...limits })).toEqual({ ok: false, refusal: { code } })
    expect(await readdir(join(folder, 'staged')).catch(() => [])).toEqual([])
  })
})

function goesAway(start: string) {
  return new ReadableStream<Uint8Array>({
    start: (body) => body.enqueue(Buffer.from(`${start}some of it`)),
    pull: (body) => body.error(new Error('connection reset')),
  })
}

function endless(start: string) {
  let begun = false
  return new ReadableStream<Uint8Array>({
    pull(body) {
      body.enqueue(begun ? Buffer.alloc(65_536, 'a') : Buffer.from(start))
      begun = true
    },
  })
}
