import { planHandlers } from '#src/features/commitments/index.ts'
import { addParts, createParty } from '#src/features/parties/index.ts'
import {
  addParticipant,
  addRollouts,
  addWave,
  createProgramme,
  ensureAreas,
  readRollouts,
  setDecidedDates,
} from '#src/features/programmes/index.ts'
import { rolloutUnits } from '#src/features/programmes/programme.tables.ts'
import { startOfIntroduction } from '#src/features/templates/built-in/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Result } from '#src/platform/result.ts'
import type { Size } from '../sizes.ts'

/** Months from today to the go-live of each wave: one has been, one is near, two are far. */
const waves = [-2, 3, 8, 14] as const

export interface BenchRollout {
  readonly id: Id<'rollout'>
  readonly partyId: Id<'party'>
  /** From 0: the wave that has gone live. */
  readonly wave: number
}

export interface BenchPlan {
  readonly id: Id<'programme'>
  /** Another programme, with nothing in it: pages that show it must not notice what happens in the first. */
  readonly quietId: Id<'programme'>
  readonly region: Id<'party'>
  readonly supplier: Id<'party'>
  readonly partner: Id<'party'>
  readonly waveIds: readonly Id<'wave'>[]
  readonly rollouts: readonly BenchRollout[]
}

export function mustBe<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(`Refused: ${result.refusal.code}`)
  return result.value
}

/** The parties, the programme with its areas and waves, and a rollout with a date for each receiver. */
export async function makePlan(tx: Tx, size: Size, deed: Deed): Promise<BenchPlan> {
  const party = async (kind: 'region' | 'supplier' | 'shared-it' | 'municipality', name: string) =>
    mustBe(await createParty(tx, { kind, name }, deed))
  const region = await party('region', 'Regionen')
  const supplier = await party('supplier', 'Systemleverantören')
  const partner = await party('shared-it', 'Gemensam IT')
  const startsOn = Temporal.PlainDate.from(deed.today).subtract({ months: 14 }).toString()
  const id = await createProgramme(tx, { name: 'Gemensamt vårdinformationsstöd', leadPartyId: region, startsOn }, deed)
  const quietId = await createProgramme(tx, { name: 'Ett annat införande', leadPartyId: region, startsOn }, deed)
  await ensureAreas(tx, id, startOfIntroduction.areas)
  await addParticipant(tx, { programmeId: id, partyId: supplier, role: 'supplier' }, deed)
  await addParticipant(tx, { programmeId: id, partyId: partner, role: 'it-partner' }, deed)
  const waveIds: Id<'wave'>[] = []
  for (const number of waves.keys())
    waveIds.push(await addWave(tx, { programmeId: id, name: `Etapp ${number + 1}` }, deed))
  const waveOf = new Map<string, number>()
  for (let at = 0; at < size.rollouts; at++) {
    const receiver = await party('municipality', `Kommun ${String(at + 1).padStart(2, '0')}`)
    const wave = Math.floor((at * waves.length) / size.rollouts)
    waveOf.set(receiver, wave)
    const [added] = await addRollouts(
      tx,
      { programmeId: id, waveId: waveIds[wave] ?? null, partyIds: [receiver] },
      deed,
      planHandlers,
    )
    if (added && size.units > 0)
      await addUnits(tx, id, { rolloutId: added.id, within: receiver, count: size.units }, deed)
  }
  const rollouts = await readRollouts(tx, id)
  const monthsTo = (receiver: string) => waves[waveOf.get(receiver) ?? 0] ?? 0
  const dates = rollouts.flatMap(({ goLives, partyId }) =>
    goLives.map((goLive) => ({ goLiveId: goLive.id, on: monthsAhead(deed.today, monthsTo(partyId)), reason: '' })),
  )
  mustBe(await setDecidedDates(tx, { programmeId: id, dates }, deed, planHandlers))
  const found = rollouts.map(({ id, partyId }) => ({ id, partyId, wave: waveOf.get(partyId) ?? 0 }))
  return { id, quietId, region, supplier, partner, waveIds, rollouts: found }
}

const monthsAhead = (today: string, months: number): string => Temporal.PlainDate.from(today).add({ months }).toString()

async function addUnits(
  tx: Tx,
  programmeId: Id<'programme'>,
  { rolloutId, within, count }: { rolloutId: Id<'rollout'>; within: Id<'party'>; count: number },
  deed: Deed,
): Promise<void> {
  const names = Array.from({ length: count }, (_, at) => `Enhet ${String(at + 1).padStart(2, '0')}`)
  const units = await addParts(tx, { within, kind: 'unit', names }, deed)
  await tx.insert(rolloutUnits).values(units.map((unit) => ({ programmeId, rolloutId, unitId: unit.id })))
}
