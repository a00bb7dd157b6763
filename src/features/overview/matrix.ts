import type { AreaRollUp, Half, Light } from '#src/features/commitments/index.ts'
import { countsInTotals, type RolloutRow } from '#src/features/programmes/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Id } from '#src/platform/ids.ts'
import { type BothHalves, bothHalves, isEmpty, trouble } from './readiness-view.ts'

export const matrixSorts = ['wave', 'name', 'days', 'worst'] as const
export type MatrixSort = (typeof matrixSorts)[number]
export const shownHalves = ['both', 'deliveries', 'preparations'] as const
export type ShownHalves = (typeof shownHalves)[number]

/** What the reader wants to see; all of it stands in the address. */
export interface MatrixWish {
  readonly half: ShownHalves
  readonly sort: MatrixSort
  readonly wave: Id<'wave'> | null
  readonly light: Light | null
  readonly association: Id<'party'> | null
}

export const wholeMatrix: MatrixWish = { half: 'both', sort: 'wave', wave: null, light: null, association: null }

export interface MatrixLine {
  readonly rollout: RolloutRow
  readonly daysLeft: number | null
  /** One for each area, in the programme's order; null where the rollout has nothing there. */
  readonly cells: readonly (BothHalves | null)[]
  readonly whole: BothHalves
}

export interface MatrixPart {
  /** Null: outside every wave, or a list sorted across the waves. */
  readonly wave: Pick<RolloutRow, 'waveId' | 'waveName' | 'waveNumber'> | null
  readonly lines: readonly MatrixLine[]
}

export interface Matrix {
  readonly parts: readonly MatrixPart[]
  /** One for each area, over the rollouts shown; templates are outside them. */
  readonly totals: readonly BothHalves[]
  readonly shown: number
}

export interface MatrixMaterial {
  readonly rollouts: readonly RolloutRow[]
  readonly areas: readonly { readonly key: string }[]
  readonly rollUps: readonly AreaRollUp[]
  /** Parties that are members of the association asked for; null: none was asked for. */
  readonly members: ReadonlySet<string> | null
  readonly today: IsoDate
}

/** Calendar days to the decided go-live that comes first of those not yet live; null: none is decided, or all are live. */
export function daysLeft(rollout: Pick<RolloutRow, 'goLives'>, today: string): number | null {
  const ahead = rollout.goLives.flatMap(({ decidedOn, actualOn }) => (decidedOn && !actualOn ? [decidedOn] : []))
  const first = ahead.sort()[0]
  return first === undefined ? null : Math.round((Date.parse(first) - Date.parse(today)) / 86_400_000)
}

/** Receiver × area. Withdrawn rollouts and templates are not in it (product.md: a template stands outside all totals). */
export function matrixOf(material: MatrixMaterial, wish: MatrixWish): Matrix {
  const { rollouts, areas, rollUps, members, today } = material
  const byRollout = Map.groupBy(rollUps, ({ rolloutId }) => rolloutId)
  const lines = rollouts
    .filter(countsInTotals)
    .filter(({ waveId }) => wish.wave === null || waveId === wish.wave)
    .filter(({ organisationId }) => members === null || members.has(organisationId))
    .map((rollout) => lineOf(rollout, areas, byRollout.get(rollout.id) ?? [], today))
    .filter(({ whole }) => wish.light === null || shows(whole, wish.light, wish.half))
  const shown = new Set(lines.map(({ rollout }) => rollout.id))
  const inAreas = Map.groupBy(
    rollUps.filter(({ rolloutId }) => shown.has(rolloutId)),
    ({ areaKey }) => areaKey,
  )
  return {
    parts: partsOf(lines, wish.sort),
    totals: areas.map(({ key }) => bothHalves(inAreas.get(key) ?? [], today)),
    shown: lines.length,
  }
}

function lineOf(
  rollout: RolloutRow,
  areas: MatrixMaterial['areas'],
  rollUps: readonly AreaRollUp[],
  today: IsoDate,
): MatrixLine {
  const byArea = Map.groupBy(rollUps, ({ areaKey }) => areaKey)
  const cells = areas.map(({ key }) => {
    const cell = bothHalves(byArea.get(key) ?? [], today)
    return isEmpty(cell) ? null : cell
  })
  return { rollout, daysLeft: daysLeft(rollout, today), cells, whole: bothHalves(rollUps, today) }
}

const shows = (whole: BothHalves, light: Light, half: ShownHalves): boolean =>
  (half === 'both' ? (['deliveries', 'preparations'] as const) : [half]).some((one: Half) => whole[one].light === light)

function partsOf(lines: readonly MatrixLine[], sort: MatrixSort): MatrixPart[] {
  if (sort === 'wave') {
    return [...Map.groupBy(lines, ({ rollout }) => rollout.waveId)].map(([, members]) => ({
      wave: members[0]?.rollout.waveId ? members[0].rollout : null,
      lines: members,
    }))
  }
  const order = { name: byName, days: byDays, worst: byTrouble }[sort]
  return lines.length === 0 ? [] : [{ wave: null, lines: [...lines].sort((a, b) => order(a, b) || byName(a, b)) }]
}

const inSwedish = new Intl.Collator('sv')
const byName = (a: MatrixLine, b: MatrixLine) => inSwedish.compare(a.rollout.partyName, b.rollout.partyName)
/** Those without a date last. */
const byDays = (a: MatrixLine, b: MatrixLine) =>
  (a.daysLeft ?? Number.MAX_SAFE_INTEGER) - (b.daysLeft ?? Number.MAX_SAFE_INTEGER)
const byTrouble = (a: MatrixLine, b: MatrixLine) =>
  trouble(b.whole) - trouble(a.whole) || troubledAreas(b) - troubledAreas(a)
const troubledAreas = ({ cells }: MatrixLine) => cells.reduce((sum, cell) => sum + (cell ? trouble(cell) : 0), 0)
