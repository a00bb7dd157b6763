/** A thousand rows a statement: a statement can hold no more parameters than 65,535. */
export async function inSets<Row>(rows: readonly Row[], write: (set: Row[]) => PromiseLike<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += 1000) await write(rows.slice(from, from + 1000))
}
