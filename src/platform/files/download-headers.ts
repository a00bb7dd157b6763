/** Excel's and CSV's media types, for exports. */
export const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

/**
 * `Content-Disposition: attachment` with the person's own file name (RFC 6266): å, ä, ö and emoji in `filename*`
 * (RFC 8187), and a plain ASCII `filename` beside it for what does not read that.
 */
export function contentDisposition(name: string): string {
  const clean = fileName(name)
  const ascii = clean
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\%]/g, '_')
  const encoded = encodeURIComponent(clean).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

/**
 * A file name that is safe to store and hand back: the last part of a path, without control characters, without the
 * marks that turn text around (they make "exe.txt" of "txt.exe"), at most 150 characters with its ending kept.
 */
export function fileName(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .trim()
    .replace(/^\.+/, '')
  if (clean.length <= 150) return clean || 'fil'
  const ending = /\.[^.]{1,10}$/.exec(clean)?.[0] ?? ''
  return (
    clean
      .slice(0, 150 - ending.length)
      .toWellFormed()
      .replace(/\ufffd$/, '') + ending
  )
}

/** What every stored file is answered with: saved rather than shown, its type taken at our word, never run in a page. */
export const downloadHeaders = (file: { name: string; type: string; size: number }): Record<string, string> => ({
  'content-type': file.type,
  'content-length': String(file.size),
  'content-disposition': contentDisposition(file.name),
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'private, no-cache',
})
