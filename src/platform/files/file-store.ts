import type { Readable } from 'node:stream'
import type { Result } from '../result.ts'
import type { FileJudge } from './file-kinds.ts'

/** The SHA-256 of a file's content, 64 hexadecimal digits: its only address. The same content is stored once. */
export type Sha256 = string

/** A file that has arrived and been checked, but that nothing refers to yet. Forgotten after a day. */
export interface StagedFile {
  readonly sha256: Sha256
  /** Bytes. */
  readonly size: number
  /** Media type by content, safe to answer with. */
  readonly type: string
  /** The person's own name for it, cleaned, with an ending that tells the truth. */
  readonly name: string
  /** Where it lies on this machine until it is kept: for what reads it at once, an import say. */
  readonly path: string
}

/** `gone`: it was left more than a day ago, or was never here; the person chooses it again. */
export type FileRefusal =
  | { code: 'empty' }
  | { code: 'too-large'; maxBytes: number }
  | { code: 'wrong-type' }
  | { code: 'gone' }

/** Where files are. The row that gives a file its meaning stands in the database; a store knows content only. */
export interface FileStore {
  /**
   * Takes a file in as it streams past, never whole in memory. Reads the stream to its end even when it refuses, so that
   * what follows it in a form is not lost. Throws when the stream itself breaks. `judge` is `asMaterial` unless said.
   */
  stage(
    content: AsyncIterable<Uint8Array>,
    as: { name: string; maxBytes: number; judge?: FileJudge },
  ): Promise<Result<StagedFile, FileRefusal>>
  /** Finds a file staged by an earlier attempt at the same form. */
  resume(sha256: Sha256, name: string, judge?: FileJudge): Promise<Result<StagedFile, FileRefusal>>
  /** Keeps a staged file for good. Call in the transaction that writes its row; twice does no harm. */
  keep(file: Pick<StagedFile, 'sha256'>): Promise<void>
  /** The content, as a stream, or null when there is none. */
  open(sha256: Sha256): Promise<Readable | null>
  /**
   * Removes staged files older than 24 hours, and kept ones older than 7 days that no row refers to (their transaction
   * was rolled back, or their row has been removed). Run daily. @returns how many were removed.
   */
  sweep(now: Temporal.Instant, inUse: (sha256s: readonly Sha256[]) => Promise<ReadonlySet<Sha256>>): Promise<number>
}

/** The largest file people may leave: 25 MB. */
export const maxFileBytes = 25 * 1024 * 1024
