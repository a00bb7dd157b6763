import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeXlsx } from '../spreadsheet/index.ts'
import { type FileStore, maxFileBytes, type StagedFile } from './file-store.ts'
import { folderStore } from './folder-store.ts'

let folder: string
let store: FileStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samtakt-files-'))
  store = folderStore(folder)
})
afterEach(() => rm(folder, { recursive: true }))

async function* streamOf(...chunks: (string | Uint8Array)[]) {
  for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
}

const leave = (name: string, ...chunks: (string | Uint8Array)[]) =>
  store.stage(streamOf(...chunks), { name, maxBytes: maxFileBytes })

async function staged(name: string, content: string): Promise<StagedFile> {
  const file = await leave(name, content)
  if (!file.ok) throw new Error(file.refusal.code)
  return file.value
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const never = async () => new Set<string>()
const later = (hours: number) => Temporal.Now.instant().add({ hours })

describe('a file is taken for what its content says', () => {
  test.each([
    ['plan.pdf', '%PDF-1.7\n1 0 obj', 'application/pdf', 'plan.pdf'],
    ['faktura.exe', '%PDF-1.7\n1 0 obj', 'application/pdf', 'faktura.exe.pdf'],
    ['bild.JPG', png, 'image/png', 'bild.JPG.png'],
    ['läs.txt', 'Hej å ä ö 👩🏽‍⚕️ مرحبا', 'text/plain; charset=utf-8', 'läs.txt'],
    ['lista.csv', Buffer.from('kod;Härryda', 'latin1'), 'text/csv; charset=utf-8', 'lista.csv'],
    ['lista.csv', Buffer.from('\ufeffkod;Härryda', 'utf16le'), 'text/csv; charset=utf-8', 'lista.csv'],
    ['anteckning.md', '# Rubrik', 'text/markdown; charset=utf-8', 'anteckning.md'],
    ['arkiv.zip', zipSync({ 'a.txt': strToU8('hej') }), 'application/zip', 'arkiv.zip'],
  ])('%s', async (name, content, type, kept) => {
    expect(await leave(name, content)).toMatchObject({ ok: true, value: { type, name: kept } })
  })

  test('a workbook of ours', async () => {
    const workbook = await writeXlsx({ name: 'Plan', columns: [{ header: 'Kod', type: 'text' }], rows: [['1']] })
    expect(await leave('plan.xlsx', workbook)).toMatchObject({ ok: true, value: { name: 'plan.xlsx' } })
  })

  test.each([
    ['a Windows program', 'a.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
    ['a Linux program', 'a.txt', Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(200)])],
    ['a web page', 'a.txt', '\n<!DOCTYPE html><script>alert(1)</script>'],
    ['a web page with a byte order mark', 'a.txt', '\ufeff<html>'],
    ['a drawing with scripts', 'a.md', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['a shell script', 'a.txt', '#!/bin/sh\nrm -rf /'],
    ['a script by name', 'a.js', 'alert(1)'],
    ['a web page by name', 'a.html', 'hej'],
    ['text with control characters', 'a.txt', 'hej\u0000då'],
    ['control characters far into the text', 'a.csv', `${'a;b\n'.repeat(60_000)}\u0001`],
    ['a Java archive', 'a.zip', zipSync({ 'META-INF/MANIFEST.MF': strToU8('x') })],
    ['half a PNG', 'a.png', png.subarray(0, 6)],
  ])('%s is refused', async (_, name, content) => {
    expect(await leave(name, content)).toEqual({ ok: false, refusal: { code: 'wrong-type' } })
    expect(await readdir(join(folder, 'staged'))).toEqual([])
  })
})

describe('staging', () => {
  test('refuses an empty file', async () => {
    expect(await leave('a.txt')).toEqual({ ok: false, refusal: { code: 'empty' } })
  })

  test('reads past a file that is too large, to its end, and leaves nothing on disk', async () => {
    let reachedEnd = false
    async function* large() {
      for (let n = 0; n < 30; n++) yield Buffer.alloc(1000, 'a')
      reachedEnd = true
    }
    const refusal = { code: 'too-large', maxBytes: 5000 }
    expect(await store.stage(large(), { name: 'a.txt', maxBytes: 5000 })).toEqual({ ok: false, refusal })
    expect(reachedEnd).toBe(true)
    expect(await readdir(join(folder, 'staged'))).toEqual([])
  })

  test('takes a file of exactly the largest size', async () => {
    expect(await store.stage(streamOf('a'.repeat(5000)), { name: 'a.txt', maxBytes: 5000 })).toMatchObject({ ok: true })
  })

  test('leaves nothing behind when the sender goes away', async () => {
    async function* broken() {
      yield Buffer.from('hej')
      throw new Error('gone')
    }
    await expect(store.stage(broken(), { name: 'a.txt', maxBytes: 5000 })).rejects.toThrow('gone')
    expect(await readdir(join(folder, 'staged'))).toEqual([])
  })

  test('can be resumed by its content, until it is swept', async () => {
    const { sha256 } = await staged('läs mig.txt', 'hej')
    expect(await store.resume(sha256, 'läs mig.txt')).toMatchObject({
      ok: true,
      value: { size: 3, name: 'läs mig.txt' },
    })
    await store.sweep(later(25), never)
    expect(await store.resume(sha256, 'läs mig.txt')).toEqual({ ok: false, refusal: { code: 'gone' } })
  })
})

describe('keeping', () => {
  test('the same content is stored once, whoever leaves it', async () => {
    const one = await staged('a.txt', 'samma')
    const other = await staged('b.txt', 'samma')
    await store.keep(one)
    await store.keep(other)
    expect(other.sha256).toBe(one.sha256)
    const content = await store.open(one.sha256)
    expect(content && (await text(content))).toBe('samma')
    expect(await readdir(join(folder, one.sha256.slice(0, 2)))).toEqual([one.sha256.slice(2)])
  })

  test('what was never left cannot be kept or opened', async () => {
    await expect(store.keep({ sha256: 'f'.repeat(64) })).rejects.toThrow('ENOENT')
    expect(await store.open('f'.repeat(64))).toBeNull()
    expect(await store.open('../../etc/passwd')).toBeNull()
  })

  test('sweeping removes what no row refers to after a week, and never what one does', async () => {
    const used = await staged('a.txt', 'i bruk')
    const unused = await staged('b.txt', 'rad togs bort')
    await store.keep(used)
    await store.keep(unused)
    const inUse = async () => new Set([used.sha256])
    expect(await store.sweep(later(25), inUse)).toBe(0)
    expect(await store.sweep(later(8 * 24), inUse)).toBe(1)
    expect(await store.open(used.sha256)).not.toBeNull()
    expect(await store.open(unused.sha256)).toBeNull()
  })
})
