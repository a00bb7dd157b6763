import { startOfIntroduction } from '#src/features/templates/built-in/index.ts'

const openings = [
  'Hur gör vi med',
  'Vem svarar för',
  'När kommer',
  'Vad gäller för',
  'Vi behöver',
  'Kan vi få',
  'Vi saknar',
]
const ends = [
  'i hemtjänsten',
  'på särskilda boenden',
  'i elevhälsan',
  'före utbildningen',
  'efter driftstart',
  'i etapp två',
  'på natten',
]
const subjects = startOfIntroduction.areas
  .flatMap(({ items }) => items)
  .map(({ title }) => title.sv.toLocaleLowerCase('sv'))

const one = <T>(list: readonly T[], at: number): T => list[at % list.length] as T

/** A line about the introduction; another for each number, and no two alike. */
export const lineAbout = (at: number): string =>
  `${one(openings, at)} ${one(subjects, at * 7)} ${one(ends, Math.floor(at / 3))} (${at + 1})`

/** A few sentences about it. */
export const textAbout = (at: number): string =>
  [0, 1, 2]
    .map((more) => `${one(openings, at + more)} ${one(subjects, at * 5 + more * 11)} ${one(ends, at + more)}.`)
    .join(' ')
