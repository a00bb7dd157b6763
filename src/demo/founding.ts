import { planHandlers } from '#src/features/commitments/index.ts'
import {
  addContact,
  addParticipant,
  addQuietPeriod,
  addRollouts,
  addWave,
  createProgramme,
  type ParticipantRole,
  type RolloutRow,
  readRollouts,
  setDecidedDates,
} from '#src/features/programmes/index.ts'
import { orNotFound } from '#src/platform/access/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { quietPeriodsAround } from './days.ts'
import type { Organisations } from './organisations.ts'
import type { ExampleTexts } from './texts/types.ts'
import { joinUnits } from './units.ts'

export interface Founding {
  readonly texts: ExampleTexts
  readonly organisations: Organisations
  readonly leadPartyId: Id<'party'>
  readonly takingPart: readonly { readonly partyId: Id<'party'>; readonly role: ParticipantRole }[]
  readonly today: IsoDate
  readonly startsOn: string
  /** When each wave begins to prepare, in their order. */
  readonly wavesStartOn: readonly string[]
  /** Which parts of a receiver take part. */
  readonly units: (receiver: string) => readonly Id<'party'>[]
}

/** A programme of the examples as it stands when its receivers are in place. */
export interface Founded {
  readonly id: Id<'programme'>
  readonly leadPartyId: Id<'party'>
  readonly waves: readonly Id<'wave'>[]
  rollouts(tx: Tx): Promise<readonly RolloutRow[]>
}

/** Begins a programme: what it says of itself, who takes part, its quiet periods, its waves with their receivers. */
export async function foundProgramme(tx: Tx, founding: Founding, deed: Deed): Promise<Founded> {
  const { texts, organisations, leadPartyId, startsOn } = founding
  const lines = (all: readonly string[]) => all.join('\n')
  const { name, purpose, goals, mandatory, adaptable } = texts
  const about = { name, purpose, goals: lines(goals), mandatory: lines(mandatory), adaptable: lines(adaptable) }
  const programmeId = await createProgramme(tx, { ...about, leadPartyId, startsOn }, deed)
  for (const { function: name, organisation, mail } of texts.contacts) {
    await addContact(tx, { programmeId, name, about: organisation, email: mail }, deed)
  }
  for (const one of founding.takingPart) await addParticipant(tx, { programmeId, ...one }, deed)
  for (const period of quietPeriodsAround(founding.today, texts.quietPeriods)) {
    await addQuietPeriod(tx, { programmeId, ...period }, deed, planHandlers)
  }
  const waves: Id<'wave'>[] = []
  for (const [at, wave] of texts.waves.entries()) {
    const waveId = await addWave(
      tx,
      { programmeId, name: wave.name, note: wave.about, startsOn: founding.wavesStartOn[at] ?? null },
      deed,
    )
    const names = [...wave.municipalities, ...wave.others.map((other) => other.name)]
    const added = await addRollouts(
      tx,
      { programmeId, waveId, partyIds: names.map(organisations.called) },
      deed,
      planHandlers,
    )
    const receiver = new Map(names.map((name) => [organisations.called(name), name]))
    for (const { id, partyId } of added) {
      await joinUnits(tx, { programmeId, rolloutId: id, unitIds: founding.units(receiver.get(partyId) ?? '') }, deed)
    }
    waves.push(waveId)
  }
  return { id: programmeId, leadPartyId, waves, rollouts: (tx) => readRollouts(tx, programmeId) }
}

/** Decides the go-lives of whole waves, or of one receiver, on a day. @throws when the plan refuses it */
export async function decideDates(
  tx: Tx,
  founded: Founded,
  dates: readonly { readonly of: (rollout: RolloutRow) => boolean; readonly on: string; readonly reason: string }[],
  deed: Deed,
): Promise<void> {
  const rollouts = await founded.rollouts(tx)
  const wanted = rollouts.flatMap((rollout) => {
    const date = dates.find(({ of }) => of(rollout))
    return date ? rollout.goLives.map(({ id }) => ({ goLiveId: id, on: date.on, reason: date.reason })) : []
  })
  const decided = await setDecidedDates(tx, { programmeId: founded.id, dates: wanted }, deed, planHandlers)
  if (!decided.ok) throw new Error(`The dates were refused: ${decided.refusal.code}`)
}

export const rolloutOf = (rollouts: readonly RolloutRow[], receiver: string): RolloutRow =>
  orNotFound(rollouts.find(({ partyName }) => partyName === receiver))
