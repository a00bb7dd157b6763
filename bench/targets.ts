import { randomUUID } from 'node:crypto'
import { lineAbout, textAbout } from './data-set/words.ts'

/** One request of a measured page. */
export interface Target {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly cookie?: string
  readonly form?: Readonly<Record<string, string>>
}

/** What is measured on every data set. */
export const commonNames = [
  'overview',
  'matrix',
  'list100',
  'timeline',
  'item',
  'search',
  'accept',
  'sign-in-page',
] as const
/** What is measured where there are risks and questions. */
export const fullNames = ['risk-matrix', 'risks', 'questions', 'ask', 'search-all'] as const
export const names = [...commonNames, ...fullNames] as const
export type Name = (typeof names)[number]
/** Changes: each request can be made once. */
export type Change = 'accept' | 'ask'
/** One job for many people, beside the pages. */
export type Reported = Name | 'digests'
export type Page = Exclude<Name, Change>
export const isChange = (name: Name): name is Change => name === 'accept' || name === 'ask'
export const pages = names.filter((name): name is Page => !isChange(name))

/** What the addresses are made of. */
export interface Facts {
  readonly programmeId: string
  readonly quietProgrammeId: string
  readonly commitmentIds: readonly string[]
  /** Rows of the item list: receipts, those of units as one. */
  readonly listed: number
  readonly programmeLead: string
  readonly rolloutLeads: readonly string[]
  readonly acceptable: readonly AcceptFacts[]
}

interface AcceptFacts {
  readonly commitmentId: string
  readonly receiptId: string
  readonly version: number
  /** The receiver's lead. */
  readonly cookie: string
}

const words = ['utbildning', 'risk', 'driftmiljö', 'behörighet', 'support', 'tidplan', 'avtal', 'utrustning']
const sortings = ['due', 'title', 'receiver', 'owner', 'area', 'state']
const wordAt = (at: number): string => encodeURIComponent(words[at % words.length] ?? '')
const riskSortings = ['score', 'number', 'review', 'owner', 'whose', 'state']
const questionSortings = ['answer-by', 'number', 'title', 'asked', 'state', 'organisation']
/** Different lists, so that none comes up again while it is measured: each is made from the start. */
const differentLists = 6000

/**
 * What is asked for: several people in turn, and several items, words, orders and pages, so that no figure comes from one answer given again and again.
 * Every list is a full hundred.
 */
export function targetsOf(facts: Facts): Record<Page, readonly Target[]> {
  const programme = `/programmes/${facts.programmeId}`
  const readers = [facts.programmeLead, ...facts.rolloutLeads]
  const fullPages = Math.max(1, Math.floor(facts.listed / 100))
  const get = (path: string, at: number): Target => ({
    method: 'GET',
    path,
    cookie: readers[at % readers.length] ?? '',
  })
  const byEach = (path: string): Target[] => readers.map((_, at) => get(path, at))
  const list = (at: number) =>
    `${programme}/commitments?sort=${sortings[at % sortings.length]}&page=${(at % fullPages) + 1}`
  return {
    overview: byEach(programme),
    matrix: byEach(`${programme}/readiness`),
    list100: Array.from({ length: differentLists }, (_, at) => get(list(at), at)),
    timeline: byEach(`${programme}/timeline`),
    item: facts.commitmentIds.map((id, at) => get(`${programme}/commitments/${id}`, at)),
    search: readers.map((_, at) => get(`/search?kind=item&q=${wordAt(at)}`, at)),
    'risk-matrix': byEach(`${programme}/risks/matrix`),
    risks: Array.from({ length: 800 }, (_, at) =>
      get(`${programme}/risks?sort=${riskSortings[at % riskSortings.length]}&page=${(at % 12) + 1}`, at),
    ),
    questions: Array.from({ length: 1500 }, (_, at) =>
      get(`${programme}/questions?sort=${questionSortings[at % questionSortings.length]}&page=${(at % 25) + 1}`, at),
    ),
    'search-all': readers.map((_, at) => get(`/search?q=${wordAt(at)}`, at)),
    'sign-in-page': [{ method: 'GET', path: '/sign-in' }],
  }
}

/** Of which so many stand for all in the floor: the last, which are not come to while the product is measured. */
export const floorTargetsOf = (facts: Facts): Record<Page, readonly Target[]> => {
  const targets = targetsOf(facts)
  for (const page of pages) targets[page] = targets[page].slice(-40)
  return targets
}

/** Accepts one delivered thing as its receiver's lead: each can be done once. */
export function acceptTargets({ programmeId, acceptable }: Facts): Target[] {
  return acceptable.map(({ commitmentId, receiptId, version, cookie }) => ({
    method: 'POST',
    path: `/programmes/${programmeId}/commitments/${commitmentId}/receipts/${receiptId}/acceptance`,
    cookie,
    form: { version: String(version) },
  }))
}

/** Asks something as a receiver's lead, each time something else. */
export const askTargets = ({ programmeId, rolloutLeads }: Facts, count: number): Target[] =>
  Array.from({ length: count }, (_, at) => ({
    method: 'POST',
    path: `/programmes/${programmeId}/questions`,
    cookie: rolloutLeads[at % rolloutLeads.length] ?? '',
    form: {
      kind: 'question',
      title: `${lineAbout(at)} igen`,
      text: textAbout(at),
      visibility: 'all-in-programme',
      shown: '1',
      once: randomUUID(),
    },
  }))
