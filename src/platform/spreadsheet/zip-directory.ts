import { ok, type Result, refuse } from '../result.ts'

/** One entry as the archive's own directory describes it. Nothing has been unpacked. */
export interface ZipEntry {
  readonly path: string
  readonly unpackedBytes: number
  readonly encrypted: boolean
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
/** A field of all ones says "see the ZIP64 record": the archive or an entry is beyond 4 GB or 65,535 entries. */
const SEE_ZIP64 = 0xffffffff

/**
 * Reads the directory at the end of a ZIP archive (APPNOTE 4.3.12, 4.3.16), so that sizes can be judged before anything
 * is unpacked. Refuses what is not a whole archive, and ZIP64, which no spreadsheet we would accept needs.
 */
export function readZipDirectory(bytes: Buffer): Result<ZipEntry[], 'not-a-zip' | 'zip64'> {
  const end = findEndOfDirectory(bytes)
  if (end === null) return refuse('not-a-zip')
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (at === SEE_ZIP64 || count === 0xffff) return refuse('zip64')
  const entries: ZipEntry[] = []
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return refuse('not-a-zip')
    const unpackedBytes = bytes.readUInt32LE(at + 24)
    if (unpackedBytes === SEE_ZIP64 || bytes.readUInt32LE(at + 20) === SEE_ZIP64) return refuse('zip64')
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      path: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      unpackedBytes,
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return ok(entries)
}

/** The end record is last, save for a comment of at most 65,535 bytes. */
function findEndOfDirectory(bytes: Buffer): number | null {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at
  }
  return null
}
