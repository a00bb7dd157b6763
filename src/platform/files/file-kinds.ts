import { createReadStream } from 'node:fs'
import { fileTypeFromFile } from 'file-type'
import { looksLikeText, utf16Order } from '../spreadsheet/decode-text.ts'

/** A kind of file people may leave: its media type, and the endings its names may have (the first is given if none fits). */
export interface FileKind {
  readonly type: string
  readonly endings: readonly [string, ...string[]]
}

const office = 'application/vnd.openxmlformats-officedocument'
const openDocument = 'application/vnd.oasis.opendocument'

/**
 * What may be left as evidence or material: documents, pictures, a short film, an archive. Not: programs, web pages and
 * SVG (they can carry scripts), documents with macros (docm, xlsm) and the old Office formats (which may hide macros).
 */
const binaryKinds: readonly FileKind[] = [
  { type: 'application/pdf', endings: ['pdf'] },
  { type: `${office}.wordprocessingml.document`, endings: ['docx'] },
  { type: `${office}.spreadsheetml.sheet`, endings: ['xlsx'] },
  { type: `${office}.presentationml.presentation`, endings: ['pptx'] },
  { type: `${openDocument}.text`, endings: ['odt'] },
  { type: `${openDocument}.spreadsheet`, endings: ['ods'] },
  { type: `${openDocument}.presentation`, endings: ['odp'] },
  { type: 'image/png', endings: ['png'] },
  { type: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  { type: 'image/gif', endings: ['gif'] },
  { type: 'image/webp', endings: ['webp'] },
  { type: 'video/mp4', endings: ['mp4', 'm4v'] },
  { type: 'application/zip', endings: ['zip'] },
]

/** Text has no signature, so here the name has a say: a script is text too, but not called so. */
const textKinds: readonly FileKind[] = [
  { type: 'text/plain; charset=utf-8', endings: ['txt'] },
  { type: 'text/csv; charset=utf-8', endings: ['csv'] },
  { type: 'text/markdown; charset=utf-8', endings: ['md'] },
]

const endingOf = (name: string) => /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? ''

/** Judges a file on disk: what it is, or null when it may not be left here. */
export type FileJudge = (path: string, name: string) => Promise<FileKind | null>

/**
 * For a form whose file goes straight to `readSheet`, which judges better than we can: it tells an old Excel file from a
 * picture, and reads CSV whatever it is called. Such a file is never answered with.
 */
export const leftToSheetReader: FileJudge = async (_, name) => ({
  type: 'application/octet-stream',
  endings: [endingOf(name)],
})

/** What may be left as evidence or material, by content. */
export const asMaterial: FileJudge = async (path, name) => {
  const detected = await detectedType(path)
  if (detected) return binaryKinds.find((kind) => kind.type === detected) ?? null
  const kind = textKinds.find(({ endings }) => endings.includes(endingOf(name)))
  return kind && (await isPlainText(path)) ? kind : null
}

/** A file that contradicts its own signature makes the detector stumble: then it is nothing we know. */
async function detectedType(path: string): Promise<string | null> {
  try {
    return (await fileTypeFromFile(path))?.mime ?? null
  } catch {
    return 'application/octet-stream'
  }
}

/** No control characters anywhere, and not a web page, a drawing or a script under another name. */
async function isPlainText(path: string): Promise<boolean> {
  let decoder: TextDecoder | undefined
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const first = decoder === undefined
    decoder ??= new TextDecoder(utf16Order(chunk) ?? 'windows-1252')
    const text = decoder.decode(chunk, { stream: true })
    if (!looksLikeText(text)) return false
    if (first && /^(ï»¿|\ufeff)?\s*(<[!?a-z]|#!)/i.test(text)) return false
  }
  return true
}

/** Gives the name an ending that tells the truth: a PDF called "faktura.exe" is handed back as "faktura.exe.pdf". */
export const truthfulName = (name: string, kind: FileKind): string =>
  kind.endings.includes(endingOf(name)) ? name : `${name}.${kind.endings[0]}`
