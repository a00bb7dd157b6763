import type { Ui } from '#src/ui/index.ts'

/** A kind of thing in the reader's words; one that is not known (from a newer version) by its own name. */
export function kindInWords(kind: string, { t }: Pick<Ui, 't'>): string {
  try {
    return t(`overview.history.kind.${kind}`)
  } catch {
    return kind
  }
}
