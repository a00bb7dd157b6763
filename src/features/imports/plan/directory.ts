import type { Id } from '#src/platform/ids.ts'
import { headerKey } from '#src/platform/spreadsheet/index.ts'

/** A party that takes part in the programme, or is part of one that does. */
export interface KnownParty {
  readonly id: Id<'party'>
  readonly code: string | null
  readonly name: string
  readonly roles: readonly string[]
}

/** A rollout that an item can be for. */
export interface KnownRollout {
  readonly id: Id<'rollout'>
  readonly partyId: Id<'party'>
  readonly partyName: string
  readonly waveId: Id<'wave'> | null
  readonly isTemplate: boolean
  readonly withdrawn: boolean
  /** The decided date of its main go-live. */
  readonly decidedOn: string | null
}

export interface KnownWave {
  readonly id: Id<'wave'>
  readonly number: number
  readonly name: string
}

export interface KnownArea {
  readonly key: string
  readonly names: readonly string[]
}

/** A function in the programme, and who holds it today. */
export interface KnownDuty {
  readonly id: Id<'function'>
  readonly kind: string
  readonly partyId: Id<'party'>
  readonly areaKey: string | null
  readonly holders: readonly string[]
}

/** What names in a plan can mean. */
export interface Surroundings {
  readonly leadPartyId: Id<'party'>
  readonly parties: readonly KnownParty[]
  readonly rollouts: readonly KnownRollout[]
  readonly waves: readonly KnownWave[]
  readonly areas: readonly KnownArea[]
  readonly duties: readonly KnownDuty[]
}

export type PartyRefusal = 'party-unknown' | 'party-ambiguous'

/** The surroundings, to be asked by name: fifty thousand rows ask each name again. */
export interface Directory extends Surroundings {
  /** By code, by name, or by what it is in the programme ("programmet", "leverantören") when that is one. */
  party(text: string): KnownParty | PartyRefusal
  /** Whether it means each receiver for itself ("mottagaren", "varje kommun"). */
  isEachReceiver(text: string): boolean
  isEverybody(text: string): boolean
  wave(text: string): KnownWave | undefined
  rolloutOf(partyId: Id<'party'>): KnownRollout | undefined
  /** Those that stand in totals: neither a template nor withdrawn. */
  readonly standing: readonly KnownRollout[]
  area(text: string): KnownArea | undefined
  duty(text: string, partyId: Id<'party'>, areaKey: string | null): KnownDuty | undefined
}

const everybody = new Set([
  'alla',
  'samtliga',
  'allamottagare',
  'allakommuner',
  'all',
  'everyone',
  'everybody',
  'allreceivers',
])
const eachReceiver = new Set([
  'mottagaren',
  'mottagare',
  'varjemottagare',
  'varjekommun',
  'kommunen',
  'kommunerna',
  'respektivekommun',
  'respektivemottagare',
  'eachreceiver',
  'receiver',
  'thereceiver',
  'receivers',
  ...everybody,
])

const roleWords: Readonly<Record<string, readonly string[]>> = {
  lead: [
    'programmet',
    'programledningen',
    'programledare',
    'projektet',
    'programme',
    'theprogramme',
    'program',
    'project',
  ],
  supplier: ['leverantören', 'leverantör', 'supplier', 'thesupplier', 'vendor'],
  'it-partner': ['itpartner', 'itpartnern', 'gemensamit', 'sharedit', 'itpartner'],
}

const dutyWords: Readonly<Record<string, readonly string[]>> = {
  'programme-lead': ['programledare', 'programledaren', 'programmelead'],
  'rollout-lead': ['införandeansvarig', 'införandeledare', 'projektledare', 'rolloutlead', 'projectlead'],
  'change-lead': ['förändringsledare', 'förändringsledaren', 'changelead'],
  signatory: ['behörigföreträdare', 'signatory'],
  'area-lead': ['områdesansvarig', 'arealead'],
}

const kindOfWord = (words: Readonly<Record<string, readonly string[]>>, text: string): string | undefined =>
  Object.keys(words).find((kind) => words[kind]?.some((word) => headerKey(word) === text))

/** Builds what names are looked up in. Two of the same name are ambiguous: then only the code tells them apart. */
export function directoryOf(around: Surroundings): Directory {
  const byCode = new Map(
    around.parties.flatMap((party) => (party.code ? [[headerKey(party.code), party] as const] : [])),
  )
  const byName = Map.groupBy(around.parties, (party) => headerKey(party.name))
  const rolloutByParty = new Map(around.rollouts.map((rollout) => [rollout.partyId, rollout]))
  const waveByText = new Map(around.waves.flatMap((wave) => waveTexts(wave).map((text) => [text, wave] as const)))
  const areaByText = new Map(
    around.areas.flatMap((area) => [area.key, ...area.names].map((text) => [headerKey(text), area] as const)),
  )
  const inRole = (text: string): KnownParty | undefined => {
    const role = kindOfWord(roleWords, text)
    if (role === 'lead') return around.parties.find(({ id }) => id === around.leadPartyId)
    const those = role ? around.parties.filter(({ roles }) => roles.includes(role)) : []
    return those.length === 1 ? those[0] : undefined
  }
  return {
    ...around,
    standing: around.rollouts.filter(({ isTemplate, withdrawn }) => !isTemplate && !withdrawn),
    party: (text) => {
      const key = headerKey(text)
      const named = byCode.get(key) ?? byName.get(key)?.[0] ?? inRole(key)
      if (!named) return 'party-unknown'
      return !byCode.has(key) && (byName.get(key)?.length ?? 0) > 1 ? 'party-ambiguous' : named
    },
    isEachReceiver: (text) => eachReceiver.has(headerKey(text)),
    isEverybody: (text) => everybody.has(headerKey(text)),
    wave: (text) => waveByText.get(headerKey(text)),
    rolloutOf: (partyId) => rolloutByParty.get(partyId),
    area: (text) => areaByText.get(headerKey(text)),
    duty: (text, partyId, areaKey) => {
      const key = headerKey(text)
      const kind = kindOfWord(dutyWords, key)
      const those = around.duties.filter(
        (duty) =>
          duty.partyId === partyId && (duty.kind === kind || duty.holders.some((name) => headerKey(name) === key)),
      )
      return (
        those.find((duty) => duty.areaKey !== null && duty.areaKey === areaKey) ??
        those.find((duty) => duty.areaKey === null)
      )
    },
  }
}

const waveTexts = ({ number, name }: KnownWave): string[] =>
  [name, ...['etapp', 'wave', 'våg', 'fas'].map((word) => `${word} ${number}`)].map(headerKey)
