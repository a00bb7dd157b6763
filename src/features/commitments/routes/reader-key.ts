import type { Actor } from '#src/platform/access/index.ts'

/** Everything about a reader that decides what is shown: what a page that is kept for them is kept under. */
export const readerKey = ({ personId, functions }: Actor): string =>
  `${personId} ${functions.map(({ id }) => id).join()}`
