import type { Option } from '#src/ui/index.ts'

/** Things with names, as a list to choose from. */
export const asOptions = (list: readonly { readonly id: string; readonly name: string }[]): Option[] =>
  list.map(({ id, name }) => ({ value: id, label: name }))
