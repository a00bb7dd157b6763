/**
 * Decodes a text file whose encoding nobody stated: a byte order mark decides; then zero bytes tell UTF-16 apart; then
 * strict UTF-8; and what is not UTF-8 is Windows-1252, which is what Swedish Excel writes and which contains Latin-1.
 */
export function decodeText(bytes: Uint8Array): string {
  const utf16 = utf16Order(bytes)
  if (utf16) return new TextDecoder(utf16).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Tells UTF-16 from encodings where a byte is a character or a part of one, by its mark or its many zero bytes. */
export function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, 2000)
  const zeros = { even: 0, odd: 0 }
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2 ? 'odd' : 'even']++
  })
  const many = sample.length * 0.2
  if (zeros.odd > many && zeros.even === 0) return 'utf-16le'
  if (zeros.even > many && zeros.odd === 0) return 'utf-16be'
  return null
}

/** Text has line breaks and tabs but no other control characters; what has them is some other kind of file. */
export const looksLikeText = (text: string): boolean => !CONTROL_CHARACTERS.test(text)

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/
