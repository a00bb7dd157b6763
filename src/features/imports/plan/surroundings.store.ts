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

type Counted = Pick<KnownItem, 'states' | 'rolloutIds' | 'comments'>

/**
 * Every commitment of the plan as it stands, withdrawn ones aside: what a file is held against. Put together here rather than in one
 * statement: joins of tens of thousands of groups took the database a minute where the four readings take a second.
 */
export async function readKnownItems(db: Reader, programmeId: Id<'programme'>): Promise<KnownItem[]> {
  const receipts = await db.execute<{ id: string; state: string; count: number; rollouts: Id<'rollout'>[] }>(sql`
    select commitment_id as id, state, count(*) filter (where units = 0)::int as count, json_agg(rollout_id) as rollouts
    from receipts where programme_id = ${programmeId} group by commitment_id, state`)
  const said = await db.execute<{ id: string; text: string }>(
    sql`select commitment_id as id, text from comments where programme_id = ${programmeId}`,
  )
  const { rows } = await db.execute<Omit<KnownItem, keyof Counted> & Record<string, unknown>>(sql`
    select id, import_key as "importKey", area_key as "areaKey", title->>'sv' as "titleSv", title->>'en' as "titleEn", why->>'sv' as "whySv",
      owner_id as "ownerId", scope, wave_id as "waveId", rollout_id as "rolloutId", due_rule as "dueRule", forecast_on as "forecastOn",
      critical, mandatory, owner_function_id as "ownerFunctionId", version
    from commitments where programme_id = ${programmeId} and withdrawn_at is null
    order by area_key, number, id`)
  const receiptsOf = Map.groupBy(receipts.rows, ({ id }) => id)
  const saidOf = Map.groupBy(said.rows, ({ id }) => id)
  return rows.map((item) => {
    const counted = receiptsOf.get(item.id) ?? []
    return {
      ...item,
      states: Object.fromEntries(counted.filter(({ count }) => count > 0).map(({ state, count }) => [state, count])),
      rolloutIds: [...new Set(counted.flatMap(({ rollouts }) => rollouts))],
      comments: (saidOf.get(item.id) ?? []).map(({ text }) => text),
    }
  })
}
