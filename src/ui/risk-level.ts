import { Tag, type Tone } from './tag.ts'

/** A level of risk as pictures show it; levels stand lowest first, and every possible score is in one. */
export interface ShownLevel {
  readonly name: string
  readonly fromScore: number
  readonly toScore: number
}

interface LevelLook {
  readonly name: string
  readonly tone: Tone
  /** The fuller, the higher: tells levels apart in grey and on paper. */
  readonly sign: string
}

const signs = ['○', '◔', '◑', '◕', '●']

/** How a score's level looks among the programme's: the lowest an empty ring, the highest a full one. */
export function levelLook(levels: readonly ShownLevel[], score: number): LevelLook {
  const found = levels.findIndex(({ toScore }) => score <= toScore)
  const index = found < 0 ? levels.length - 1 : found
  const share = levels.length > 1 ? index / (levels.length - 1) : 0
  const tone = share === 0 ? 'success' : share === 1 ? 'danger' : 'warning'
  return { name: levels[index]?.name ?? '', tone, sign: signs[Math.round(share * 4)] ?? '○' }
}

/** "● 20 hög": a score with its level, in shape and words. Built as text: it stands in every row of lists. */
export function ScoreTag({ levels, score }: { levels: readonly ShownLevel[]; score: number }) {
  const { name, tone, sign } = levelLook(levels, score)
  return Tag({ label: `${score}\u00a0${name}`, tone, sign })
}
