import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Id } from '#src/platform/ids.ts'
import type { QuestionPlace } from '../question.tables.ts'
import type { AgeBand } from './ages.ts'

/** Days between which questions ended at their places, both included. */
export interface Period {
  readonly from: IsoDate
  readonly to: IsoDate
}

/** How long questions take at one place, and what is there now. */
export interface PlaceFigures {
  readonly place: QuestionPlace
  /** Of a forum, or of one organisation; neither: the programme, or all organisations together. */
  readonly forumId: Id<'forum'> | null
  readonly organisationId: Id<'party'> | null
  readonly name: string | null
  /** Answered there in the period. */
  readonly answered: number
  /** Working days to an answer: half of the answers took this long or less. Null when none. */
  readonly median: number | null
  /** Answered by the day first promised. */
  readonly inTime: number
  /** Answered later than that, or lifted further without an answer. */
  readonly late: number
  /** How many times answers were put off, and in how many questions. */
  readonly postponements: number
  readonly postponed: number
  /** Open there now, by how many working days they have been there. */
  readonly open: Readonly<Record<AgeBand, number>>
}

/** The last twelve months, up to and with today. */
export function usualPeriod(today: string): Period {
  const to = Temporal.PlainDate.from(today)
  return { from: to.subtract({ months: 12 }).add({ days: 1 }).toString() as IsoDate, to: to.toString() as IsoDate }
}

/** 0–1: of those that should have been answered, in time. Null when none should. */
export const shareInTime = ({ inTime, late }: Pick<PlaceFigures, 'inTime' | 'late'>): number | null =>
  inTime + late === 0 ? null : inTime / (inTime + late)

export const openInAll = ({ open }: Pick<PlaceFigures, 'open'>): number =>
  Object.values(open).reduce((sum, count) => sum + count, 0)

/** Something was counted there: those that only sent their questions on say nothing. */
export const hasFigures = (row: PlaceFigures): boolean => row.answered + row.late + row.postponed + openInAll(row) > 0

/** All organisations as one row. */
export const isTogether = ({ place, organisationId }: PlaceFigures): boolean =>
  place === 'organisation' && organisationId === null

export const figureSorts = ['place', 'answered', 'median', 'share', 'postponements', 'open'] as const
export type FigureSort = (typeof figureSorts)[number]

const order: Record<QuestionPlace, number> = { programme: 0, forum: 1, organisation: 2 }

/** The programme, the forums, all organisations together and one by one, unless sorted by a figure; what has no figure is last either way. */
export function sortFigures(
  rows: readonly PlaceFigures[],
  { key, descending }: { readonly key: FigureSort; readonly descending: boolean },
): PlaceFigures[] {
  const figure: Record<Exclude<FigureSort, 'place'>, (row: PlaceFigures) => number | null> = {
    answered: ({ answered }) => answered,
    median: ({ median }) => median,
    share: shareInTime,
    postponements: ({ postponements }) => postponements,
    open: openInAll,
  }
  const byPlace = (a: PlaceFigures, b: PlaceFigures) =>
    order[a.place] - order[b.place] ||
    Number(isTogether(b)) - Number(isTogether(a)) ||
    (a.name ?? '').localeCompare(b.name ?? '', 'sv')
  if (key === 'place') return rows.toSorted((a, b) => (descending ? byPlace(b, a) : byPlace(a, b)))
  return rows.toSorted((a, b) => {
    const [one, other] = [figure[key](a), figure[key](b)]
    if (one === null || other === null) return Number(one === null) - Number(other === null) || byPlace(a, b)
    return (descending ? other - one : one - other) || byPlace(a, b)
  })
}
