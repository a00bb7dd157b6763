import { asc, eq, sql } from 'drizzle-orm'
import type { PartyKind } from '#src/features/parties/index.ts'
import { orNotFound } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { ProgrammeSettings } from './programme.store.ts'
import { type ParticipantRole, programmeContacts, programmes, quietPeriods } from './programme.tables.ts'

export interface Contact {
  readonly id: string
  readonly name: string
  readonly about: string
  readonly email: string
  readonly phone: string
}

export interface Participant {
  readonly partyId: Id<'party'>
  readonly name: string
  readonly kind: PartyKind
  readonly role: ParticipantRole
}

/** What a programme says of itself, with whom to turn to, who takes part, and when nobody is asked for anything. */
export interface AboutProgramme extends ProgrammeSettings {
  readonly version: number
  readonly contacts: readonly Contact[]
  readonly quietPeriods: readonly {
    readonly id: string
    readonly name: string
    readonly from: string
    readonly to: string
  }[]
  /** Receivers are the rollouts; these are the others. */
  readonly participants: readonly Participant[]
}

/** Of a programme that the caller has found for the actor. All of it is for everyone in the programme. */
export async function readAbout(db: Reader, id: Id<'programme'>): Promise<AboutProgramme> {
  const [programme] = await db.select().from(programmes).where(eq(programmes.id, id))
  const contacts = await db
    .select({
      id: programmeContacts.id,
      name: programmeContacts.name,
      about: programmeContacts.about,
      email: programmeContacts.email,
      phone: programmeContacts.phone,
    })
    .from(programmeContacts)
    .where(eq(programmeContacts.programmeId, id))
    .orderBy(asc(programmeContacts.name))
  const quiet = await db
    .select({ id: quietPeriods.id, name: quietPeriods.name, from: quietPeriods.from, to: quietPeriods.to })
    .from(quietPeriods)
    .where(eq(quietPeriods.programmeId, id))
    .orderBy(asc(quietPeriods.from))
  const participants = await db.execute(sql`
    select a.party_id as "partyId", p.name, p.kind, a.role from participants a join parties p on p.id = a.party_id
    where a.programme_id = ${id} and a.role <> 'receiver' order by a.role, p.name`)
  return {
    ...orNotFound(programme),
    contacts,
    quietPeriods: quiet,
    participants: participants.rows as unknown as Participant[],
  }
}
