import { sql } from 'drizzle-orm'
import { listFunctions } from '#src/features/people/index.ts'
import { listWaves, type ProgrammeFacts, readRollouts } from '#src/features/programmes/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { KnownItem } from './difference.ts'
import type { KnownParty, Surroundings } from './directory.ts'

/** What the names in a file can mean in this programme, today. */
export async function readSurroundings(db: Reader, programme: ProgrammeFacts, today: string): Promise<Surroundings> {
  const rollouts = await readRollouts(db, programme.id)
  const duties = await listFunctions(db, { programmeId: programme.id }, today)
  return {
    leadPartyId: programme.leadPartyId,
    parties: await readParties(db, programme.id),
    rollouts: rollouts.map(({ goLives, state, ...rollout }) => ({
      ...rollout,
      withdrawn: state === 'withdrawn',
      decidedOn: goLives[0].decidedOn,
    })),
    waves: await listWaves(db, programme),
    areas: programme.areas.map(({ key, name }) => ({ key, names: [name.sv, name.en] })),
    duties: duties.map(({ holders, ...duty }) => ({ ...duty, holders: holders.map(({ name }) => name) })),
  }
}

/** Those who take part, and the departments and units of their organisations. */
async function readParties(db: Reader, programmeId: Id<'programme'>): Promise<KnownParty[]> {
  const { rows } = await db.execute<KnownParty & Record<string, unknown>>(sql`
    select p.id, p.code, p.name,
      coalesce((select json_agg(r.role) from participants r where r.programme_id = ${programmeId} and r.party_id = p.id), '[]') as roles
    from parties p
    where p.organisation_id in (select q.organisation_id from participants r join parties q on q.id = r.party_id where r.programme_id = ${programmeId})
    order by p.name, p.id`)
  return rows
}

/** Every commitment of the plan as it stands, withdrawn ones aside: what a file is held against. */
export async function readKnownItems(db: Reader, programmeId: Id<'programme'>): Promise<KnownItem[]> {
  const { rows } = await db.execute<KnownItem & Record<string, unknown>>(sql`
    with counted as (
      select commitment_id, json_object_agg(state, n) as states from (
        select commitment_id, state, count(*)::int as n from receipts where programme_id = ${programmeId} and units = 0 group by 1, 2) s
      group by 1
    ), spread as (
      select commitment_id, json_agg(distinct rollout_id) as rollouts from receipts where programme_id = ${programmeId} group by 1
    ), said as (
      select commitment_id, json_agg(text) as texts from comments where programme_id = ${programmeId} group by 1
    )
    select c.id, c.import_key as "importKey", c.area_key as "areaKey", c.title->>'sv' as "titleSv", c.title->>'en' as "titleEn", c.why->>'sv' as "whySv",
      c.owner_id as "ownerId", c.scope, c.wave_id as "waveId", c.rollout_id as "rolloutId", c.due_rule as "dueRule", c.forecast_on as "forecastOn",
      c.critical, c.mandatory, c.owner_function_id as "ownerFunctionId", c.version, coalesce(counted.states, '{}') as states,
      coalesce(spread.rollouts, '[]') as "rolloutIds", coalesce(said.texts, '[]') as comments
    from commitments c
    left join counted on counted.commitment_id = c.id left join spread on spread.commitment_id = c.id left join said on said.commitment_id = c.id
    where c.programme_id = ${programmeId} and c.withdrawn_at is null
    order by c.area_key, c.number, c.id`)
  return rows
}
