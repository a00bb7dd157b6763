import { sql } from 'drizzle-orm'
import { findProgramme } from '#src/features/programmes/index.ts'
import type { Target } from '#src/features/templates/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import { asId, type Id } from '#src/platform/ids.ts'

/** A version of a template, applied somewhere. */
export interface AppliedVersion {
  readonly id: string
  readonly templateId: Id<'template'>
  readonly templateName: string
  readonly templateProgrammeId: Id<'programme'> | null
  readonly builtInKey: string | null
  readonly number: number
  /** The latest version that is published. */
  readonly latest: number
  readonly target: Target
  /** The wave's name or the party's. */
  readonly targetName: string
  readonly isTemplateRollout: boolean
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly by: string | null
  /** Receipts made then; while it is under way, those to be made and those that have been. */
  readonly total: number
  readonly done: number
  /** `stopped`: it failed, or its process ended. Then nothing of it is there. */
  readonly state: 'done' | 'under-way' | 'stopped'
  /** Of its own topic, which its page follows while it is under way. */
  readonly liveVersion: number
}

/** Whoever carries out an application holds this lock until it has ended, in whatever way. */
export const carryingOut = (id: unknown) => sql`hashtextextended('application ' || ${id}, 0)`

const select = (programmeId: Id<'programme'>) => sql`
  select a.id, a.template_id as "templateId", t.name as "templateName", t.programme_id as "templateProgrammeId", t.built_in_key as "builtInKey",
    a.version_number as number, a.total, a.done, p.name as by, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
    (select max(v.number) from template_versions v where v.template_id = a.template_id and v.published_at is not null) as latest,
    case when a.wave_id is null then json_build_object('kind', 'rollout', 'id', a.rollout_id) else json_build_object('kind', 'wave', 'id', a.wave_id) end as target,
    case when a.done_at is not null then 'done' when pg_try_advisory_xact_lock_shared(${carryingOut(sql`a.id`)}) then 'stopped' else 'under-way' end as state,
    coalesce((select version from topics where topic = 'application:' || a.id), 0) as "liveVersion",
    coalesce(w.name, party.name) as "targetName", coalesce(r.is_template, false) as "isTemplateRollout"
  from template_applications a
  join templates t on t.id = a.template_id
  left join people p on p.id = a.person_id
  left join waves w on w.programme_id = a.programme_id and w.id = a.wave_id
  left join rollouts r on r.programme_id = a.programme_id and r.id = a.rollout_id
  left join parties party on party.id = r.party_id
  where a.programme_id = ${programmeId}`

/** What stands where now: the latest version applied of each template at each place, in the order of the waves. */
export async function listApplied(db: Reader, programmeId: Id<'programme'>): Promise<AppliedVersion[]> {
  const { rows } = await db.execute(sql`
    ${select(programmeId)} and a.done_at is not null and not exists (select from template_applications later where later.programme_id = a.programme_id and later.done_at is not null
      and later.template_id = a.template_id and later.wave_id is not distinct from a.wave_id and later.rollout_id is not distinct from a.rollout_id
      and (later.at, later.id) > (a.at, a.id))
    order by w.number nulls first, party.name, t.name, a.id`)
  return rows as unknown as AppliedVersion[]
}

export async function findApplied(
  db: Reader,
  programmeId: Id<'programme'>,
  id: string | null,
): Promise<AppliedVersion | null> {
  if (!id) return null
  const read = async () =>
    (await db.execute(sql`${select(programmeId)} and a.id = ${id}`)).rows[0] as unknown as AppliedVersion | undefined
  const found = await read()
  // The lock is looked for at another moment than the row: it may have ended well in between.
  return (found?.state === 'stopped' ? await read() : found) ?? null
}

/** Whoever may see the application, by its id alone, as a live page names it: those who work in its programme. */
export async function canFollowApplication(db: Reader, actor: Actor, id: string): Promise<boolean> {
  const { rows } = await db.execute<{ programme: string }>(sql`
    select a.programme_id as programme from programmes p join template_applications a on a.programme_id = p.id and a.id = ${id}`)
  const programmeId = asId<'programme'>(rows[0]?.programme)
  return programmeId !== null && (await findProgramme(db, actor, programmeId))?.standing === 'insider'
}
