import { ok, type Result, refuse } from '../result.ts'
import type { SheetLimits, SheetRefusal } from './sheet.ts'
import { readZipDirectory } from './zip-directory.ts'

const startsWith = (bytes: Buffer, ...signature: number[]) => signature.every((byte, at) => bytes[at] === byte)

/**
 * Tells what kind of table a file is by its content; its name is not asked, since it is often wrong. Refuses kinds we
 * do not read by their own code, so that the message can say "spara som .xlsx", and an XLSX that unpacks too large.
 */
export function sheetKind(bytes: Buffer, limits: SheetLimits): Result<'xlsx' | 'csv', SheetRefusal> {
  if (bytes.length === 0) return refuse({ code: 'empty' })
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refuse({ code: oldContainer(bytes) })
  if (startsWith(bytes, 0x50, 0x4b)) return zipKind(bytes, limits)
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return refuse({ code: 'not-a-sheet' })
  return ok('csv')
}

/** Excel wraps a password-protected XLSX in the container of old Excel files, as a stream of this name. */
const oldContainer = (bytes: Buffer) =>
  bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'password-protected' : 'old-excel'

function zipKind(bytes: Buffer, limits: SheetLimits): Result<'xlsx', SheetRefusal> {
  const directory = readZipDirectory(bytes)
  if (!directory.ok) return refuse({ code: directory.refusal === 'zip64' ? 'too-large' : 'unreadable' })
  const entries = directory.value
  const holds = (path: string) => entries.some((entry) => entry.path === path)
  if (entries.some((entry) => entry.encrypted)) return refuse({ code: 'password-protected' })
  if (holds('xl/workbook.bin')) return refuse({ code: 'binary-excel' })
  if (!holds('xl/workbook.xml')) return refuse({ code: holds('content.xml') ? 'open-document' : 'not-a-sheet' })
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0)
  return unpacked > limits.maxUnpackedBytes ? refuse({ code: 'too-large' }) : ok('xlsx')
}
