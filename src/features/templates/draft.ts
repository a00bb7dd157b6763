import { ok, type Result, refuse } from '#src/platform/result.ts'
import { type ItemRefusal, itemRefusals } from './item-rules.ts'
import { itemsOf, type TemplateArea, type TemplateItem, type VersionContent } from './template.ts'

/** Where a thing stands: after the one with that key, or first (null). */
export type Place = string | null

export type DraftRefusal =
  | { readonly code: 'area-not-empty'; readonly items: number }
  | { readonly code: 'too-many-items'; readonly most: number }

/** More than a few hundred promises is not a checklist any more; it also bounds what one application makes. */
export const MOST_ITEMS = 500

/** Puts an area into a draft, or moves and changes the one with the same key. Its items follow it. */
export function putArea(content: VersionContent, area: TemplateArea, after: Place): VersionContent {
  return inOrder({ ...content, areas: placed(content.areas, area, after) })
}

/** Takes an area out. Refuses one that still has items: they would lose their heading. */
export function removeArea(content: VersionContent, key: string): Result<VersionContent, DraftRefusal> {
  const items = itemsOf(content, key).length
  if (items > 0) return refuse({ code: 'area-not-empty', items })
  return ok({ ...content, areas: content.areas.filter((area) => area.key !== key) })
}

/** Puts an item into a draft after another one of its area (or first in it), or moves and changes the one with the same key. */
export function putItem(
  content: VersionContent,
  item: TemplateItem,
  after: Place,
): Result<VersionContent, DraftRefusal> {
  const items = placed(content.items, item, after)
  if (items.length > MOST_ITEMS) return refuse({ code: 'too-many-items', most: MOST_ITEMS })
  return ok(inOrder({ ...content, items }))
}

/** Takes an item out; those that waited for it no longer do. */
export const removeItem = (content: VersionContent, key: string): VersionContent => ({
  ...content,
  items: content.items
    .filter((item) => item.key !== key)
    .map((item) => ({ ...item, dependsOn: item.dependsOn.filter((one) => one !== key) })),
})

function placed<Thing extends { readonly key: string }>(all: readonly Thing[], thing: Thing, after: Place): Thing[] {
  const others = all.filter((one) => one.key !== thing.key)
  const at = after === null ? 0 : others.findIndex((one) => one.key === after) + 1
  // A neighbour that is gone since: last is where a new thing is looked for.
  return after !== null && at === 0 ? [...others, thing] : others.toSpliced(at, 0, thing)
}

const inOrder = ({ areas, items }: VersionContent): VersionContent => {
  const rank = new Map(areas.map((area, index) => [area.key, index]))
  return { areas, items: items.toSorted((a, b) => (rank.get(a.areaKey) ?? 0) - (rank.get(b.areaKey) ?? 0)) }
}

/** What keeps a draft from being published. */
export interface PublishRefusal {
  readonly code: 'no-items' | 'keys-not-unique' | 'areas-empty' | 'items-faulty'
  readonly areas: readonly TemplateArea[]
  readonly items: readonly { readonly item: TemplateItem; readonly refusals: readonly ItemRefusal[] }[]
}

/**
 * Whether a draft can be published: at least one item, every area with items, keys used once, and every item whole (see
 * `itemRefusals`). All that is wrong is told at once. What is published never changes, so nothing faulty may get there.
 */
export function checkPublishing(content: VersionContent): Result<VersionContent, PublishRefusal> {
  const areas = content.areas.filter((area) => itemsOf(content, area.key).length === 0)
  const items = content.items
    .map((item) => ({ item, refusals: itemRefusals(item, content) }))
    .filter(({ refusals }) => refusals.length > 0)
  if (content.items.length === 0) return refuse({ code: 'no-items', areas: [], items: [] })
  if (!areUnique(content.items) || !areUnique(content.areas))
    return refuse({ code: 'keys-not-unique', areas: [], items: [] })
  if (items.length > 0) return refuse({ code: 'items-faulty', areas, items })
  return areas.length > 0 ? refuse({ code: 'areas-empty', areas, items }) : ok(content)
}

const areUnique = (things: readonly { readonly key: string }[]): boolean =>
  new Set(things.map((thing) => thing.key)).size === things.length

/** Addresses use it for what is not there yet. */
const NEW = 'new'

/** A key made of a title: "Utbildning för skolan" → `utbildning-for-skolan`, with a number when it is taken. */
export function keyFor(title: string, taken: ReadonlySet<string>): string {
  const base =
    title
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 60) || 'punkt'
  let key = base
  for (let number = 2; key === NEW || taken.has(key); number++) key = `${base}-${number}`
  return key
}
