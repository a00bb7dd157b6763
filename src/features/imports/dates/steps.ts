import type { Id } from '#src/platform/ids.ts'
import { headerKey } from '#src/platform/spreadsheet/index.ts'
import { type DateProblem, type DateRow, type DateSheetRow, readDateRow } from './row.ts'

export interface KnownGoLive {
  readonly id: Id<'go-live'>
  readonly scope: string
  readonly isMain: boolean
  readonly originalOn: string | null
  readonly decidedOn: string | null
  readonly forecastOn: string | null
  readonly actualOn: string | null
  /** Decisions that are kept already. */
  readonly decisions: readonly { readonly on: string | null; readonly validFrom: string }[]
}

export interface KnownReceiver {
  readonly partyId: Id<'party'>
  readonly name: string
  readonly code: string | null
  readonly rollout: {
    readonly id: Id<'rollout'>
    readonly waveId: Id<'wave'> | null
    readonly waveName: string | null
    readonly goLives: readonly KnownGoLive[]
  } | null
}

export interface DateSurroundings {
  readonly receivers: readonly KnownReceiver[]
  readonly waves: readonly { readonly id: Id<'wave'>; readonly number: number; readonly name: string }[]
  readonly startsOn: string
  readonly today: string
  /** Stands as the reason for an original plan that the file gives no reason for. */
  readonly fileName: string
}

/** What reading the dates in does for one receiver, in this order. `from` is what stands now. */
export type Step =
  | { readonly kind: 'add' }
  | { readonly kind: 'wave'; readonly waveId: Id<'wave'> | null; readonly name: string; readonly from: string }
  | {
      readonly kind: 'decide'
      readonly on: string
      readonly reason: string
      readonly validFrom: string | null
      readonly from: string | null
    }
  | { readonly kind: 'earlier'; readonly on: string; readonly reason: string; readonly validFrom: string }
  | { readonly kind: 'actual'; readonly on: string; readonly reason: string; readonly from: string | null }
  | { readonly kind: 'forecast'; readonly on: string; readonly reason: string; readonly from: string | null }

export interface ReceiverPlan {
  /** The rows of the file that tell of it. */
  readonly numbers: readonly number[]
  readonly name: string
  readonly scope: string
  readonly partyId: Id<'party'> | null
  readonly rolloutId: Id<'rollout'> | null
  readonly goLiveId: Id<'go-live'> | null
  readonly steps: readonly Step[]
  readonly problems: readonly DateProblem[]
}

/**
 * Says what a file of waves and dates would do, receiver by receiver. The decision that held last (the newest "valid from", or a row
 * without one) is the date now in force; the others are earlier decisions, kept with their reasons. An original plan that is none of
 * them becomes the earliest. What stands already is left. Whether the programme's rules allow each step is for them to say.
 */
export function datePlans(rows: readonly DateSheetRow[], around: DateSurroundings): ReceiverPlan[] {
  const find = receiverFinder(around.receivers)
  const refused: ReceiverPlan[] = []
  const groups = new Map<string, { readonly receiver: KnownReceiver; readonly rows: DateRow[] }>()
  for (const row of rows) {
    const read = readDateRow(row, around.today)
    if (!read.ok) {
      refused.push(refusedPlan([row.number], row.cells.receiver, row.cells.scope, read.refusal))
      continue
    }
    const receiver = find(read.value.receiver)
    if (typeof receiver === 'string') {
      refused.push(
        refusedPlan([row.number], row.cells.receiver, row.cells.scope, [
          { code: receiver, column: 'receiver', value: row.cells.receiver },
        ]),
      )
      continue
    }
    const key = `${receiver.partyId} ${headerKey(read.value.scope)}`
    const group = groups.get(key)
    if (group) group.rows.push(read.value)
    else groups.set(key, { receiver, rows: [read.value] })
  }
  const plans = [...groups.values()].map(({ receiver, rows }) => planOf(receiver, rows, around))
  return [...refused, ...plans].sort((a, b) => (a.numbers[0] ?? 0) - (b.numbers[0] ?? 0))
}

const refusedPlan = (
  numbers: readonly number[],
  name: string,
  scope: string,
  problems: readonly DateProblem[],
): ReceiverPlan => ({
  numbers,
  name,
  scope,
  partyId: null,
  rolloutId: null,
  goLiveId: null,
  steps: [],
  problems,
})

function receiverFinder(
  receivers: readonly KnownReceiver[],
): (text: string) => KnownReceiver | 'party-unknown' | 'party-ambiguous' {
  const byCode = new Map(
    receivers.flatMap((receiver) => (receiver.code ? [[headerKey(receiver.code), receiver] as const] : [])),
  )
  const byName = Map.groupBy(receivers, ({ name }) => headerKey(name))
  return (text) => {
    const key = headerKey(text)
    const named = byName.get(key) ?? []
    // Of several with the same name the one that takes part is meant.
    const within = named.filter(({ rollout }) => rollout !== null)
    const candidates = within.length > 0 ? within : named
    return byCode.get(key) ?? (candidates.length > 1 ? 'party-ambiguous' : (candidates[0] ?? 'party-unknown'))
  }
}

function planOf(receiver: KnownReceiver, rows: readonly DateRow[], around: DateSurroundings): ReceiverPlan {
  const { rollout } = receiver
  const scope = rows[0]?.scope ?? ''
  const goLive = goLiveOf(rollout?.goLives ?? [], scope)
  const problems: DateProblem[] = []
  if (goLive === undefined && (rollout || scope !== ''))
    problems.push({ code: 'scope-unknown', column: 'scope', value: scope })
  const originals = [...new Set(rows.flatMap(({ original }) => original ?? []))]
  if (originals.length > 1) problems.push({ code: 'originals-differ', column: 'original', value: originals.join(', ') })
  const waves = [...new Set(rows.map(({ wave }) => wave).filter((wave) => wave !== ''))]
  if (waves.length > 1) problems.push({ code: 'wave-differs', column: 'wave', value: waves.join(', ') })
  const decisions = rows
    .filter(({ decided }) => decided !== null)
    .sort((a, b) => ((a.validFrom ?? '9999') < (b.validFrom ?? '9999') ? -1 : 1))
  if (decisions.filter(({ validFrom }) => validFrom === null).length > 1)
    problems.push({ code: 'decision-without-day', column: 'validFrom', value: '' })
  const plan = {
    numbers: rows.map(({ number }) => number),
    name: receiver.name,
    scope,
    partyId: receiver.partyId,
    rolloutId: rollout?.id ?? null,
    goLiveId: goLive?.id ?? null,
  }
  if (problems.length > 0) return { ...plan, steps: [], problems }
  return {
    ...plan,
    problems,
    steps: [
      ...(rollout ? [] : [{ kind: 'add' as const }]),
      ...waveStep(waves[0] ?? '', receiver, around),
      ...decisionSteps(decisions, originals[0] ?? null, goLive ?? null, around),
      ...happened(rows, goLive ?? null),
    ],
  }
}

const goLiveOf = (goLives: readonly KnownGoLive[], scope: string): KnownGoLive | undefined =>
  goLives.find((one) => headerKey(one.scope) === headerKey(scope)) ??
  (scope === '' ? goLives.find(({ isMain }) => isMain) : undefined)

function waveStep(text: string, { rollout }: KnownReceiver, { waves }: DateSurroundings): Step[] {
  if (text === '') return []
  const key = headerKey(text)
  const wave = waves.find(
    ({ number, name }) =>
      headerKey(name) === key || String(number) === key || key === `etapp${number}` || key === `wave${number}`,
  )
  if (wave && wave.id === rollout?.waveId) return []
  return [{ kind: 'wave', waveId: wave?.id ?? null, name: wave?.name ?? text, from: rollout?.waveName ?? '' }]
}

function decisionSteps(
  decisions: readonly DateRow[],
  original: string | null,
  goLive: KnownGoLive | null,
  around: DateSurroundings,
): Step[] {
  const steps: Step[] = []
  const inForce = decisions.at(-1)
  const on = inForce?.decided ?? (goLive?.decidedOn ? null : original)
  if (on !== null && on !== goLive?.decidedOn) {
    steps.push({
      kind: 'decide',
      on,
      reason: inForce?.reason ?? '',
      validFrom: inForce?.validFrom ?? null,
      from: goLive?.decidedOn ?? null,
    })
  }
  const kept = new Set((goLive?.decisions ?? []).map((decision) => `${decision.on} ${decision.validFrom}`))
  const earlier = decisions.slice(0, -1).map(({ decided, reason, validFrom }) => ({
    on: decided ?? '',
    reason: reason || around.fileName,
    validFrom: validFrom ?? around.startsOn,
  }))
  const known = goLive?.originalOn ?? earlier[0]?.on ?? on
  if (original !== null && original !== known) {
    earlier.unshift({
      on: original,
      reason: around.fileName,
      validFrom: firstDay([...earlier.map(({ validFrom }) => validFrom), inForce?.validFrom ?? around.today], around),
    })
  }
  for (const one of earlier) if (!kept.has(`${one.on} ${one.validFrom}`)) steps.push({ kind: 'earlier', ...one })
  return steps
}

/** The programme's first day, or (when decisions are older than that) the day before the oldest. */
function firstDay(days: readonly string[], { startsOn }: DateSurroundings): string {
  const oldest = days.reduce((first, day) => (day < first ? day : first))
  return startsOn < oldest ? startsOn : Temporal.PlainDate.from(oldest).subtract({ days: 1 }).toString()
}

/** What has happened makes a forecast pointless. */
function happened(rows: readonly DateRow[], goLive: KnownGoLive | null): Step[] {
  const actual = rows.findLast((row) => row.actual !== null)
  if (actual?.actual)
    return actual.actual === goLive?.actualOn
      ? []
      : [{ kind: 'actual', on: actual.actual, reason: actual.reason, from: goLive?.actualOn ?? null }]
  const forecast = rows.findLast((row) => row.forecast !== null)
  if (!forecast?.forecast || forecast.forecast === goLive?.forecastOn || goLive?.actualOn) return []
  return [{ kind: 'forecast', on: forecast.forecast, reason: forecast.reason, from: goLive?.forecastOn ?? null }]
}
