import { join } from 'node:path'
import {
  importParties,
  lockParties,
  type PartyKind,
  planImport,
  readKnownParties,
  readPartySheet,
  type SheetRow,
} from '#src/features/parties/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'

type PartyId = Id<'party'>

/** An organisation of the examples that is not in the public list, or a part of one. */
export interface NewOrganisation {
  readonly kind: PartyKind
  readonly name: string
  readonly partOf?: string
  readonly association?: string
}

export interface Organisations {
  /** @throws when nothing is called that: the script of the example is wrong. */
  called(name: string): PartyId
  /** Departments and units of an organisation, by name. */
  partsOf(name: string): readonly { readonly id: PartyId; readonly name: string }[]
}

/** Reads in the public list of organisations, with what the examples add to it, as one import: what the form does with a file. */
export async function importOrganisations(
  tx: Tx,
  home: string,
  added: readonly NewOrganisation[],
  deed: Deed,
): Promise<Organisations> {
  const sheet = await readPartySheet({ name: 'organisations.csv', path: join(home, 'data/organisations.csv') })
  if (!sheet.ok) throw new Error(`The list of organisations cannot be read: ${sheet.refusal.code}`)
  const last = Math.max(...sheet.value.rows.map(({ number }) => number))
  const rows: SheetRow[] = added.map(({ kind, name, partOf = '', association = '' }, index) => ({
    number: last + 1 + index,
    code: '',
    kind,
    name,
    association,
    partOf,
  }))
  await lockParties(tx)
  const planned = planImport([...sheet.value.rows, ...rows], [])
  const refused = planned.find((row) => row.outcome === 'refuse')
  if (refused) throw new Error(`The row of ${refused.row.name} was refused.`)
  await importParties(tx, planned, deed)
  return namesOf(await readKnownParties(tx, deed.today))
}

function namesOf(known: Awaited<ReturnType<typeof readKnownParties>>): Organisations {
  const whole = new Map(known.filter(({ wholeId }) => wholeId === null).map(({ id, name }) => [name, id]))
  const parts = Map.groupBy(
    known.filter(({ wholeId }) => wholeId !== null),
    ({ wholeId }) => wholeId,
  )
  const departments = new Map(known.filter(({ kind }) => kind === 'department').map(({ id, name }) => [name, id]))
  const called = (name: string): PartyId => {
    const id = whole.get(name) ?? departments.get(name)
    if (!id) throw new Error(`No organisation of the examples is called ${name}.`)
    return id
  }
  return { called, partsOf: (name) => (parts.get(called(name)) ?? []).map(({ id, name }) => ({ id, name })) }
}
