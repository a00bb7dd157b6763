import type { TemplateArea, TemplateItem, VersionContent } from './template.ts'

/** The fields of an item that people see; its place in the order is not a change worth telling. */
export const comparedFields = [
  'title',
  'areaKey',
  'why',
  'owner',
  'receiver',
  'scope',
  'dueRule',
  'notBefore',
  'validity',
  'minimumDays',
  'dependsOn',
  'critical',
  'mandatory',
  'evidence',
  'approver',
] as const satisfies readonly (keyof TemplateItem)[]
export type ComparedField = (typeof comparedFields)[number]

export interface ChangedItem {
  readonly before: TemplateItem
  readonly after: TemplateItem
  readonly fields: readonly ComparedField[]
}

export interface Difference {
  readonly added: readonly TemplateItem[]
  readonly changed: readonly ChangedItem[]
  readonly removed: readonly TemplateItem[]
  readonly areas: {
    readonly added: readonly TemplateArea[]
    readonly renamed: readonly { readonly before: TemplateArea; readonly after: TemplateArea }[]
    readonly removed: readonly TemplateArea[]
  }
}

/** What is new, changed field by field, and gone from one version to another. Items and areas are the same when their keys are. */
export function difference(before: VersionContent, after: VersionContent): Difference {
  const items = matched(before.items, after.items)
  const areas = matched(before.areas, after.areas)
  return {
    added: items.added,
    removed: items.removed,
    changed: items.kept
      .map((pair) => ({ ...pair, fields: changedFields(pair.before, pair.after) }))
      .filter(({ fields }) => fields.length > 0),
    areas: {
      added: areas.added,
      removed: areas.removed,
      renamed: areas.kept.filter(
        (pair) => !same([pair.before.name, pair.before.about], [pair.after.name, pair.after.about]),
      ),
    },
  }
}

export const changedFields = (before: TemplateItem, after: TemplateItem): ComparedField[] =>
  comparedFields.filter((field) => !same(comparable(before, field), comparable(after, field)))

export const isNoDifference = ({ added, changed, removed, areas }: Difference): boolean =>
  [added, changed, removed, areas.added, areas.renamed, areas.removed].every((list) => list.length === 0)

function matched<Thing extends { readonly key: string }>(before: readonly Thing[], after: readonly Thing[]) {
  const were = new Map(before.map((one) => [one.key, one]))
  const are = new Set(after.map((one) => one.key))
  return {
    added: after.filter((one) => !were.has(one.key)),
    removed: before.filter((one) => !are.has(one.key)),
    kept: after.flatMap((one) => {
      const was = were.get(one.key)
      return was ? [{ before: was, after: one }] : []
    }),
  }
}

/** What it waits for has no order. */
const comparable = (item: TemplateItem, field: ComparedField): unknown =>
  field === 'dependsOn' ? item.dependsOn.toSorted() : item[field]

/** As the database keeps it: the order of an object's fields says nothing. */
const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b)

export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
