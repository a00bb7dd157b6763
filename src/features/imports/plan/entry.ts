import type { Id } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import { headerKey } from '#src/platform/spreadsheet/index.ts'
import type { Directory, KnownParty, KnownRollout } from './directory.ts'
import type { PlanRow, Problem } from './row.ts'

/** Something that is done otherwise than the cell says, told in the preview; the row is read all the same. */
export type Remark =
  | { readonly code: 'responsible-unknown'; readonly name: string }
  | { readonly code: 'forecast-passed'; readonly on: string }
  | { readonly code: 'further-here' }

/** One commitment that a row means. A row whose owner is "each receiver" means one for every receiver. */
export interface PlanEntry {
  readonly row: PlanRow
  /** The programme's key of the area; null: the area is new. */
  readonly areaKey: string | null
  readonly owner: KnownParty
  readonly scope: 'programme' | 'wave' | 'rollout'
  readonly waveId: Id<'wave'> | null
  readonly rolloutId: Id<'rollout'> | null
  /** Only these of a programme; null: everyone in the scope. */
  readonly rolloutIds: readonly Id<'rollout'>[] | null
  readonly receiver: 'receiver' | 'programme'
  /** Those it becomes a receipt of. */
  readonly concerned: readonly KnownRollout[]
  /** What the receivers are called: "alla", the wave, or their names. */
  readonly receivedBy: { readonly kind: 'everybody' } | { readonly kind: 'named'; readonly text: string }
  readonly ownerFunctionId: Id<'function'> | null
  readonly remarks: readonly Remark[]
}

type Target = Pick<PlanEntry, 'scope' | 'waveId' | 'rolloutId' | 'rolloutIds' | 'receiver' | 'concerned' | 'receivedBy'>

/** Identity of an item that has no key of its own, apart from whom it is for. */
export const itemIdentity = (areaKey: string, title: string, ownerId: string): string =>
  `${areaKey}\n${headerKey(title)}\n${ownerId}`

/** Whom it is for, as a text that is the same for the same receivers. */
export function targetIdentity({
  scope,
  waveId,
  rolloutId,
  rolloutIds,
  receiver,
}: Omit<Target, 'concerned' | 'receivedBy'>): string {
  if (scope === 'rollout') return `rollout ${rolloutId} ${receiver}`
  if (scope === 'wave') return `wave ${waveId}`
  return rolloutIds === null ? 'programme' : `programme ${[...rolloutIds].sort().join(' ')}`
}

/**
 * Finds out who owes whom. Receivers are "alla", a wave, the programme, or organisations by name or code; left empty they are the
 * owner itself when it is a receiver, otherwise everyone. Refuses parties that nobody in the programme is called, and organisations
 * without a rollout as receivers.
 */
export function entriesOf(
  row: PlanRow,
  names: Directory,
  today: string,
): Result<readonly PlanEntry[], readonly Problem[]> {
  const area = names.area(row.area)
  const passed = row.forecastOn !== null && row.forecastOn < today && row.progress?.kind !== 'done-before'
  const common = {
    row: passed || row.progress?.kind === 'done-before' ? { ...row, forecastOn: null } : row,
    areaKey: area?.key ?? null,
  }
  const entry = (owner: KnownParty, target: Target): PlanEntry => {
    const duty = row.responsible === null ? undefined : names.duty(row.responsible, owner.id, common.areaKey)
    const remarks: Remark[] = []
    if (row.responsible !== null && !duty) remarks.push({ code: 'responsible-unknown', name: row.responsible })
    if (passed) remarks.push({ code: 'forecast-passed', on: row.forecastOn ?? '' })
    return { ...common, ...target, owner, ownerFunctionId: duty?.id ?? null, remarks }
  }
  if (names.isEachReceiver(row.owner) && names.party(row.owner) === 'party-unknown') {
    const each = receivers(row, null, names)
    if (!each.ok) return each
    return ok(
      each.value.concerned.flatMap((rollout) => {
        const owner = names.parties.find(({ id }) => id === rollout.partyId)
        return owner ? [entry(owner, onlyFor(rollout, each.value.receiver))] : []
      }),
    )
  }
  const owner = names.party(row.owner)
  if (typeof owner === 'string') return refuse([{ code: owner, column: 'owner', value: row.owner }])
  const target = receivers(row, owner, names)
  return target.ok ? ok([entry(owner, target.value)]) : target
}

const onlyFor = (
  rollout: KnownRollout,
  receiver: Target['receiver'] = 'receiver',
  text = rollout.partyName,
): Target => ({
  scope: 'rollout',
  waveId: null,
  rolloutId: rollout.id,
  rolloutIds: null,
  receiver,
  concerned: [rollout],
  receivedBy: { kind: 'named', text },
})

function receivers(
  { receivers: text }: PlanRow,
  owner: KnownParty | null,
  names: Directory,
): Result<Target, readonly Problem[]> {
  const no = (code: Problem['code'], value = text) => refuse([{ code, column: 'receivers' as const, value }])
  const own = owner && names.rolloutOf(owner.id)
  const all: Target = {
    scope: 'programme',
    waveId: null,
    rolloutId: null,
    rolloutIds: null,
    receiver: 'receiver',
    concerned: names.standing,
    receivedBy: { kind: 'everybody' },
  }
  if (text === '') return own ? ok(onlyFor(own)) : names.standing.length > 0 ? ok(all) : no('nobody-receives')
  const wave = names.wave(text)
  if (wave) {
    const within = names.standing.filter(({ waveId }) => waveId === wave.id)
    return ok({
      ...all,
      scope: 'wave',
      waveId: wave.id,
      concerned: within,
      receivedBy: { kind: 'named', text: wave.name },
    })
  }
  if (names.isEachReceiver(text) && names.party(text) === 'party-unknown')
    return names.standing.length > 0 ? ok(all) : no('nobody-receives')
  return named(text, owner, own ?? null, all, names, no)
}

function named(
  text: string,
  owner: KnownParty | null,
  own: KnownRollout | null,
  all: Target,
  names: Directory,
  no: (code: Problem['code'], value?: string) => Result<Target, readonly Problem[]>,
): Result<Target, readonly Problem[]> {
  const whole = names.party(text)
  const parts =
    typeof whole === 'string'
      ? text
          .split(/[,;/\n]| och | and | & /)
          .map((part) => part.trim())
          .filter(Boolean)
      : [text]
  const found = new Map<string, KnownRollout>()
  for (const part of parts) {
    const party = names.party(part)
    if (typeof party === 'string') return no(party, part)
    if (party.id === names.leadPartyId && !names.rolloutOf(party.id)) {
      // The programme receives from a rollout, or from each; what it or a supplier owes is for receivers.
      if (own) return ok(onlyFor(own, 'programme', party.name))
      if (owner) return no('not-a-receiver', part)
      return ok({ ...all, receiver: 'programme', receivedBy: { kind: 'named', text: party.name } })
    }
    const rollout = names.rolloutOf(party.id)
    if (!rollout) return no('not-a-receiver', part)
    found.set(rollout.id, rollout)
  }
  const concerned = [...found.values()]
  const [only] = concerned
  if (!only) return no('nobody-receives')
  if (concerned.length === 1) return ok(onlyFor(only))
  const listed = concerned.map(({ partyName }) => partyName).join(', ')
  return ok({
    ...all,
    rolloutIds: concerned.map(({ id }) => id),
    concerned,
    receivedBy: { kind: 'named', text: listed },
  })
}
