import type { AreaRollUp, Half, ListedItem } from '#src/features/commitments/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import { type BothHalves, bothHalves, isEmpty } from './readiness-view.ts'

export interface AreaLine {
  readonly key: string
  readonly name: TwoLanguages
  readonly halves: BothHalves
}

/** The areas in which a rollout has anything to get or to do. */
export const areaLines = (
  areas: readonly { readonly key: string; readonly name: TwoLanguages }[],
  rollUps: readonly AreaRollUp[],
  today: IsoDate,
): AreaLine[] => {
  const byArea = Map.groupBy(rollUps, ({ areaKey }) => areaKey)
  return areas
    .map(({ key, name }) => ({ key, name, halves: bothHalves(byArea.get(key) ?? [], today) }))
    .filter(({ halves }) => !isEmpty(halves))
}

/** What is expected of one: an owner who is to deliver, or a function that is to prepare. */
export interface Expectation {
  readonly who: string
  readonly count: number
  readonly late: number
  /** The first few, most urgent first. */
  readonly items: readonly ListedItem[]
}

/** So many of each one's things are named; the rest are a link away. */
const named = 4

/** What is delivered waits for the receiver's review; all else for the one who owes it. */
export const dueOf = ({ state, extended, reviewDueOn }: ListedItem): IsoDate | null =>
  state === 'delivered' ? reviewDueOn : extended

export function isLate(item: ListedItem, today: IsoDate): boolean {
  if (item.state === 'delivered') return item.reviewDueOn !== null && item.reviewDueOn < today
  const { lateAfter, excusedAfter } = item
  return lateAfter !== null && lateAfter < today && !(excusedAfter !== null && excusedAfter < today)
}

/** What is still to come, by the one it is expected of: those with the most late first. `items` come most urgent first. */
export function expectations(
  items: readonly ListedItem[],
  half: Half,
  whoOf: (item: ListedItem) => string,
  today: IsoDate,
): Expectation[] {
  const open = items.filter(
    (item) => item.half === half && item.state !== 'accepted' && item.state !== 'not-applicable',
  )
  return [...Map.groupBy(open, whoOf)]
    .map(([who, own]) => ({
      who,
      count: own.length,
      late: own.filter((item) => isLate(item, today)).length,
      items: own.slice(0, named),
    }))
    .sort((a, b) => b.late - a.late || firstDue(a).localeCompare(firstDue(b)))
}

const firstDue = ({ items: [first] }: Expectation): string => (first && dueOf(first)) ?? '9999'
