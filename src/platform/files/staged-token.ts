import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Sha256 } from './file-store.ts'

/**
 * A staged file in a hidden field, so that a person whose form had some other fault need not choose the file again.
 * Signed: nobody can name a file they did not leave, even if they know what it contains.
 */
export function stagedToken(file: { sha256: Sha256; name: string }, secret: string): string {
  const content = `staged:${file.sha256}:${encodeURIComponent(file.name)}`
  return `${content}:${signature(content, secret)}`
}

/** Reads a token of ours; null for anything else. */
export function readStagedToken(token: string, secret: string): { sha256: Sha256; name: string } | null {
  const parts = /^(staged:([0-9a-f]{64}):([^:]*)):([\w-]{43})$/.exec(token)
  if (!parts) return null
  const [, content = '', sha256 = '', name = '', signed = ''] = parts
  if (!timingSafeEqual(Buffer.from(signed), Buffer.from(signature(content, secret)))) return null
  return { sha256, name: decodeURIComponent(name) }
}

const signature = (content: string, secret: string) => createHmac('sha256', secret).update(content).digest('base64url')
