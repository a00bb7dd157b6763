import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeWebStream } from 'node:stream/web'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import { ok, type Result, refuse } from '../result.ts'
import { asMaterial, type FileJudge } from './file-kinds.ts'
import { type FileRefusal, type FileStore, maxFileBytes, type StagedFile } from './file-store.ts'
import { readStagedToken } from './staged-token.ts'

/** A form with files, read. What is wrong with one file stands beside it; the other fields are there all the same. */
export interface MultipartForm {
  readonly fields: URLSearchParams
  readonly files: Map<string, StagedFile>
  readonly refused: Map<string, FileRefusal>
}

/** What makes the whole form unreadable. `interrupted`: the sender went away, or sent half a form. */
export type MultipartRefusal = { code: 'not-multipart' | 'too-large' | 'too-many-fields' | 'interrupted' }

export interface MultipartOptions {
  readonly store: FileStore
  /** Signs the hidden fields of staged files. */
  readonly secret: string
  /** `asMaterial` unless said; `leftToSheetReader` in the form of an import. */
  readonly judge?: FileJudge
  readonly maxFileBytes?: number
  readonly maxFiles?: number
  readonly maxFields?: number
  readonly maxFieldBytes?: number
}

/** The hidden field that carries a file already left for `field`: its value is a `stagedToken`. */
export const stagedField = (field: string): string => `${field}-staged`

/** How many times the largest file is read past, so that the other fields survive a file that is too large. */
const PATIENCE = 4

/**
 * Reads a `multipart/form-data` request as it streams in, files going straight to the store. Bad input is a value, never
 * a throw. One file for each field; an empty file input is no file. A hidden `<field>-staged` stands for the file left
 * at the last attempt, unless a new one is chosen.
 */
export async function readMultipart(
  request: Pick<Request, 'headers' | 'body'>,
  options: MultipartOptions,
): Promise<Result<MultipartForm, MultipartRefusal>> {
  const contentType = request.headers.get('content-type') ?? ''
  if (!request.body || !/^multipart\/form-data\s*;.*boundary=/i.test(contentType))
    return refuse({ code: 'not-multipart' })
  const perFile = options.maxFileBytes ?? maxFileBytes
  const maxBytes = perFile * PATIENCE + 2_000_000
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return refuse({ code: 'too-large' })

  const form: MultipartForm = { fields: new URLSearchParams(), files: new Map(), refused: new Map() }
  const arriving = new Map<BusboyFileStream, Promise<void>>()
  let refusal: MultipartRefusal | null = null
  const parser = newParser(contentType, options)
  parser.on('field', (name, value, _, truncated) => {
    if (truncated) refusal ??= { code: 'too-large' }
    else form.fields.append(name, value)
  })
  parser.on('file', (field, stream, name) => {
    // The stream may break before the store has begun to read it; then nobody else would be listening.
    stream.on('error', () => undefined)
    const staged = receive(form, field, stream, { name: name ?? '', maxBytes: perFile }, options)
    const broken = () => {
      refusal ??= { code: 'interrupted' }
    }
    arriving.set(stream, staged.catch(broken))
  })
  for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) {
    parser.on(limit, () => {
      refusal ??= { code: 'too-many-fields' }
    })
  }
  try {
    await pipeline(Readable.fromWeb(request.body as NodeWebStream), atMost(maxBytes), parser)
  } catch (error) {
    refusal ??= { code: error instanceof TooMuch ? 'too-large' : 'interrupted' }
    for (const stream of arriving.keys()) stream.destroy(new Error('The form ended before its file'))
  }
  await Promise.all(arriving.values())
  if (refusal) return refuse(refusal)
  await resumeStaged(form, options)
  return ok(form)
}

const newParser = (contentType: string, options: MultipartOptions) =>
  new Busboy({
    headers: { 'content-type': contentType },
    limits: {
      files: options.maxFiles ?? 10,
      fields: options.maxFields ?? 500,
      fieldSize: options.maxFieldBytes ?? 1_000_000,
      headerPairs: 20,
      headerSize: 8192,
    },
  })

async function receive(
  form: MultipartForm,
  field: string,
  stream: BusboyFileStream,
  { name, maxBytes }: { name: string; maxBytes: number },
  { store, judge = asMaterial }: MultipartOptions,
) {
  // A browser sends an empty, nameless file for a file input where nothing was chosen.
  if (name === '') {
    for await (const _ of stream);
    return
  }
  const staged = await store.stage(stream, { name, maxBytes, judge })
  if (staged.ok) form.files.set(field, staged.value)
  else form.refused.set(field, staged.refusal)
}

async function resumeStaged(form: MultipartForm, { store, secret, judge = asMaterial }: MultipartOptions) {
  for (const [name, token] of [...form.fields]) {
    if (!name.endsWith(stagedField(''))) continue
    form.fields.delete(name)
    const field = name.slice(0, -stagedField('').length)
    if (token === '' || form.files.has(field) || form.refused.has(field)) continue
    const left = readStagedToken(token, secret)
    const resumed = left ? await store.resume(left.sha256, left.name, judge) : refuse({ code: 'gone' })
    if (resumed.ok) form.files.set(field, resumed.value)
    else form.refused.set(field, resumed.refusal)
  }
}

class TooMuch extends Error {}

/** Lets at most so many bytes through, then breaks the stream: an upload without a stated length is bounded too. */
function atMost(maxBytes: number): Transform {
  let seen = 0
  return new Transform({
    transform(chunk: Uint8Array, _, done) {
      seen += chunk.length
      if (seen > maxBytes) done(new TooMuch())
      else done(null, chunk)
    },
  })
}
