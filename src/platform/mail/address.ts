/** A mailbox and the name that stands before it. */
export interface Mailbox {
  readonly name: string
  readonly address: string
}

const onePlain = /^[^\s\p{Cc}@<>"',;:\\()[\]]+@[^\s\p{Cc}@<>"',;:\\()[\]]+$/u
const longestAddress = 254

/** One address and nothing else: no name, no list, no second header. */
export const isPlainAddress = (text: string): boolean => text.length <= longestAddress && onePlain.test(text)

/** Line breaks and other control characters are taken away, so that no header can be smuggled in. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

/** Reads `Samtakt <no-reply@samtakt.example.se>`, or the address alone; null for anything else. */
export function readMailbox(text: string): Mailbox | null {
  if (oneLine(text) !== text) return null
  const [, name = '', within] = /^"?([^"<>]*?)"?\s*<([^<>]*)>$/.exec(text) ?? []
  const address = within ?? text
  return isPlainAddress(address) ? { name, address } : null
}
