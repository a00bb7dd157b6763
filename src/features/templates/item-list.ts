import { inLanguage, type Lang } from '#src/platform/i18n/index.ts'
import type { DueRule } from './template.tables.ts'
import type { TemplateItem, VersionContent } from './template.ts'

export const itemSorts = ['order', 'title', 'owner', 'due', 'scope'] as const
export type ItemSort = (typeof itemSorts)[number]

/** Which items of a version are shown; '' shows all. */
export interface ItemFilter {
  readonly q: string
  readonly area: string
  readonly owner: string
  readonly scope: string
  /** `critical` or `mandatory`. */
  readonly mark: string
}

export const isFiltering = (filter: ItemFilter): boolean => Object.values(filter).some((value) => value !== '')

/** The items that fit, in the order asked for. The text is sought in title, why and evidence, in the reader's language. */
export function chosenItems(
  { items }: VersionContent,
  filter: ItemFilter,
  sort: { readonly key: string; readonly descending: boolean },
  lang: Lang,
): TemplateItem[] {
  const fits = items.filter((item) => fitsFilter(item, filter, lang))
  if (sort.key === 'order') return sort.descending ? fits.toReversed() : fits
  const compare = comparisons(lang)[sort.key as Exclude<ItemSort, 'order'>]
  return fits.toSorted((a, b) => (sort.descending ? compare(b, a) : compare(a, b)))
}

function fitsFilter(item: TemplateItem, { q, area, owner, scope, mark }: ItemFilter, lang: Lang): boolean {
  return (
    (area === '' || item.areaKey === area) &&
    (owner === '' || item.owner === owner) &&
    (scope === '' || item.scope === scope) &&
    (mark === '' || (mark === 'critical' ? item.critical : item.mandatory)) &&
    (q === '' ||
      [item.title, item.why, item.evidence].some((text) =>
        inLanguage(text, lang).toLowerCase().includes(q.toLowerCase()),
      ))
  )
}

type Compare = (a: TemplateItem, b: TemplateItem) => number

const collators = { sv: new Intl.Collator('sv'), en: new Intl.Collator('en') }

const comparisons = (lang: Lang): Record<Exclude<ItemSort, 'order'>, Compare> => ({
  title: (a, b) => collators[lang].compare(inLanguage(a.title, lang), inLanguage(b.title, lang)),
  owner: (a, b) => a.owner.localeCompare(b.owner),
  scope: (a, b) => a.scope.localeCompare(b.scope),
  due: (a, b) => daysFromGoLive(a.dueRule) - daysFromGoLive(b.dueRule),
})

/** About how many days after go-live it is due (negative: before); fixed days stand last. For order only. */
function daysFromGoLive(rule: DueRule): number {
  if (rule.kind === 'fixed') return Number.MAX_SAFE_INTEGER
  if (rule.kind === 'at-go-live') return 0
  const days = Temporal.Duration.from(rule.duration).total({ unit: 'days', relativeTo: '2027-03-01' })
  return rule.side === 'before' ? -days : days
}
