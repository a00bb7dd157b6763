import type { ShownLevel } from '../risk-level.ts'

export const threeLevels: readonly ShownLevel[] = [
  { name: 'låg', fromScore: 1, toScore: 6 },
  { name: 'medel', fromScore: 8, toScore: 12 },
  { name: 'hög', fromScore: 15, toScore: 25 },
]
