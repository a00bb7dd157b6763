/**
 * A table somebody uploaded, as plain text: what it looked like in their spreadsheet, before any slice gives it meaning.
 * Dates are ISO `YYYY-MM-DD`, numbers plain digits with a decimal point, everything trimmed, empty rows dropped.
 */
export interface Sheet {
  readonly header: string[]
  /** Every row is as long as the header. */
  readonly rows: string[][]
  /** The number each row has in the file as a spreadsheet shows it (1 is the first), so that a message can name "rad 17". */
  readonly rowNumbers: number[]
  readonly sheetName?: string
  readonly notes: SheetNote[]
}

/** Something the reader did that the person should hear of in the preview; none of it stops the import. */
export type SheetNote =
  | { code: 'other-sheets-not-read'; names: string[] }
  | { code: 'rows-above-header-skipped'; count: number }
  | { code: 'duplicate-header'; header: string }
  | { code: 'cells-outside-header'; rowNumbers: number[] }

/** Why a file could not be read. Every code has its own sentence on screen, saying what to do instead. */
export type SheetRefusal =
  | { code: 'empty' }
  | { code: 'too-large' }
  | { code: 'too-many-rows'; limit: number }
  | { code: 'too-many-columns'; limit: number }
  | { code: 'old-excel' }
  | { code: 'binary-excel' }
  | { code: 'open-document' }
  | { code: 'password-protected' }
  | { code: 'not-a-sheet' }
  | { code: 'unclosed-quote'; row: number }
  | { code: 'unreadable' }

/** What a reader may spend on one file. Beyond any of these the file is refused, never half read. */
export interface SheetLimits {
  /** Rows below the header that hold something. */
  readonly maxRows: number
  readonly maxColumns: number
  /** Size of the file as uploaded, bytes. */
  readonly maxBytes: number
  /** Size of an XLSX unpacked, bytes, as its own directory states it: checked before anything is unpacked. */
  readonly maxUnpackedBytes: number
  /** JavaScript heap of the reading process, MiB: what stops a file that is small unpacked but huge as a table. */
  readonly maxHeapMiB: number
  readonly maxMilliseconds: number
}

/** 50,000 rows is the largest import asked of the product; a full plan of that size unpacks to about 30 MB. */
export const sheetLimits: SheetLimits = {
  maxRows: 50_000,
  maxColumns: 200,
  maxBytes: 25 * 1024 * 1024,
  maxUnpackedBytes: 96 * 1024 * 1024,
  maxHeapMiB: 256,
  maxMilliseconds: 20_000,
}
