import { asId } from '#src/platform/ids.ts'
import { readSort } from '#src/ui/query.ts'
import { riskStates } from '../risk.ts'
import { type RisksWish, riskKinds, riskSorts, usualSort } from './risk-filter.ts'

const among = <const Values extends readonly string[]>(
  values: Values,
  text: string | null,
): Values[number] | undefined => values.find((value) => value === text)

/** A whole number from 1 to `most`; anything else is as if it were not asked for. */
const upTo = (most: number, text: string | null): number | undefined =>
  text !== null && /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= most ? Number(text) : undefined

/** Levels are numbered in one byte's worth: no programme has more. */
const mostLevels = 25

/** Reads the register's address. What is not understood is left out, so an old link still opens. */
export function wishOf(query: URLSearchParams): RisksWish {
  const state = among(riskStates, query.get('state'))
  const filter = {
    text: query.get('q')?.replaceAll('\u0000', '').trim().slice(0, 200) || undefined,
    whose: among(['programme'], query.get('rollout')) ?? asId<'rollout'>(query.get('rollout')) ?? undefined,
    level: upTo(mostLevels, query.get('level')),
    holderId: asId(query.get('holder')) ?? undefined,
    only: among(riskKinds, query.get('only')),
    probability: upTo(5, query.get('probability')),
    impact: upTo(5, query.get('impact')),
    state,
    open: state === undefined && query.get('show') !== 'all' ? true : undefined,
  }
  const sort = readSort(query.get('sort') ?? undefined, riskSorts, usualSort) as RisksWish['sort']
  return { filter, sort, page: upToPages(query.get('page')) }
}

const upToPages = (text: string | null): number => (text !== null && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1)
