import type { FileRefusal } from './file-store.ts'
import type { MultipartRefusal } from './read-multipart.ts'

/** A text by its message key: `t(message.key, message.params)`. Fits beside a field (`FieldError`). */
export interface FileMessage {
  readonly key: string
  readonly params?: Readonly<Record<string, string | number>>
}

const bytesInMegabyte = 1024 * 1024

/** Why a file was not taken, and what to do: beside its field. */
export const fileRefusalMessage = (refusal: FileRefusal): FileMessage => {
  const key = `files.file.${refusal.code}`
  if (refusal.code !== 'too-large') return { key }
  return { key, params: { megabytes: Math.floor(refusal.maxBytes / bytesInMegabyte) } }
}

/** Why a whole form with files could not be read: above the form. */
export const multipartRefusalMessage = ({ code }: MultipartRefusal): FileMessage => ({ key: `files.form.${code}` })
