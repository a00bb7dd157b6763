import { type IsoDate, parseIsoDate } from '#src/platform/calendar/date.ts'
import { asId } from '#src/platform/ids.ts'
import { ageBands } from '../figures/ages.ts'
import { questionKinds, questionStates } from '../question.ts'
import {
  type AtPlace,
  type Counted,
  countedKinds,
  type QuestionFilter,
  type QuestionSort,
  questionSorts,
  questionViews,
} from './question-filter.ts'

/** What the address asks the list for. */
export interface QuestionsWish {
  readonly filter: QuestionFilter
  readonly sort: { readonly key: QuestionSort; readonly descending: boolean }
  readonly page: number
}

const among = <const Values extends readonly string[]>(
  values: Values,
  text: string | null,
): Values[number] | undefined => values.find((value) => value === text)

/** A day of the address that exists, or null. */
export function dayIn(text: string | null): IsoDate | null {
  const read = parseIsoDate(text ?? '')
  return read.ok ? read.value : null
}

const placeIn = (text: string | null): AtPlace | undefined =>
  among(['organisation', 'programme'], text) ?? asId<'forum'>(text) ?? undefined

function countedIn(query: URLSearchParams): Counted | undefined {
  const kind = among(countedKinds, query.get('counted'))
  const [from, to] = [dayIn(query.get('from')), dayIn(query.get('to'))]
  return kind && from && to ? { kind, from, to } : undefined
}

/** Reads the list's address. What is not understood is left out, so an old link still opens. */
export function wishOf(query: URLSearchParams): QuestionsWish {
  const sort = query.get('sort') ?? ''
  const key = among(questionSorts, sort.replace(/^-/, ''))
  const page = Number(query.get('page') ?? 1)
  return {
    filter: {
      view: among(questionViews, query.get('view')) ?? 'all',
      text: query.get('q')?.replaceAll('\u0000', '').trim().slice(0, 200) || undefined,
      kind: among(questionKinds, query.get('kind')),
      state: among(['open', ...questionStates], query.get('state')),
      organisationId: asId<'party'>(query.get('organisation')) ?? undefined,
      at: placeIn(query.get('at')),
      age: among(ageBands, query.get('age')),
      counted: countedIn(query),
    },
    sort: key ? { key, descending: sort.startsWith('-') } : { key: 'answer-by', descending: false },
    page: Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1,
  }
}
