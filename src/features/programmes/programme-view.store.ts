import { sql } from 'drizzle-orm'
import {
  type Actor,
  organisationsOf,
  orNotFound,
  type ProgrammeNow,
  type Standing,
} from '#src/platform/access/index.ts'
import type { WorkCalendar } from '#src/platform/calendar/working-days.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import { asId, type Id } from '#src/platform/ids.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import type { ParticipantRole } from './programme.tables.ts'
import { standingIn } from './standing.ts'

/** What every page of a programme needs to know of it. */
export interface ProgrammeFacts {
  readonly id: Id<'programme'>
  readonly name: string
  readonly leadPartyId: Id<'party'>
  readonly startsOn: string
  readonly reviewDays: number
  readonly consentDays: number
  readonly calendar: WorkCalendar
  readonly areas: readonly { readonly key: string; readonly number: number; readonly name: TwoLanguages }[]
}

export interface ProgrammeView extends ProgrammeFacts {
  /** How many times anything in the programme has changed: for caches and live pages. */
  readonly liveVersion: number
  readonly standing: Standing
}

export const programmeTopic = (id: Id<'programme'>): string => `programme:${id}`

const kept = versionedCache<ProgrammeFacts>(500, () => 1)

/** The facts as they stand now: in a transaction, after what it has itself changed. @throws NotFoundError */
export async function readFacts(db: Reader, id: Id<'programme'>): Promise<ProgrammeFacts> {
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    select p.id, p.name, p.lead_party_id as "leadPartyId", p.starts_on as "startsOn", p.review_days as "reviewDays", p.consent_days as "consentDays",
      coalesce((select json_agg(json_build_object('from', q."from", 'to', q."to") order by q."from") from quiet_periods q where q.programme_id = p.id), '[]') as quiet,
      coalesce((select json_agg(json_build_object('key', a.key, 'number', a.number, 'name', a.name) order by a.number) from areas a where a.programme_id = p.id), '[]') as areas
    from programmes p where p.id = ${id}`)
  const { quiet, ...rest } = orNotFound(rows[0])
  return { ...rest, calendar: { quietPeriods: quiet } } as unknown as ProgrammeFacts
}

/**
 * The programme as the actor may see it, or null; the facts are kept until it changes. `programmes`: those found with the actor, which saves a
 * question. Never in a transaction, where what stands now is wanted.
 */
export async function findProgramme(
  db: Reader,
  actor: Actor,
  id: Id<'programme'> | null,
  programmes: readonly ProgrammeNow[] = [],
): Promise<ProgrammeView | null> {
  if (!id) return null
  const found = programmes.find((one) => one.id === id) ?? (await readNow(db, actor, id))
  if (!found) return null
  const roles = new Map<string, ParticipantRole[]>()
  for (const { party, role } of found.roles) roles.set(party, [...(roles.get(party) ?? []), role as ParticipantRole])
  const standing = standingIn(actor, id, roles)
  if (!standing) return null
  const facts = await kept.get(id, found.version, () => readFacts(db, id))
  return { ...facts, liveVersion: found.version, standing }
}

async function readNow(db: Reader, actor: Actor, id: Id<'programme'>): Promise<ProgrammeNow | undefined> {
  const { rows } = await db.execute<ProgrammeNow & Record<string, unknown>>(sql`
    select p.id, coalesce((select version from topics where topic = 'programme:' || p.id), 0) as version,
      coalesce((select json_agg(json_build_object('party', q.organisation_id, 'role', r.role)) from participants r join parties q on q.id = r.party_id
        where r.programme_id = p.id and q.organisation_id = any(${sql.param(organisationsOf(actor))}::uuid[])), '[]') as roles
    from programmes p where p.id = ${id}`)
  return rows[0]
}

/** The programme of the request's path. @throws NotFoundError */
export const programmeOf = async (c: RequestContext): Promise<ProgrammeView> =>
  orNotFound(
    await findProgramme(c.var.db, c.var.actor, asId<'programme'>(c.req.param('programmeId')), c.var.programmes),
  )
