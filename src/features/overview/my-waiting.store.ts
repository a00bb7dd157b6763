import { sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { standInsOf, waitingFor } from '#src/features/commitments/index.ts'
import { vacantSeats } from '#src/features/forums/index.ts'
import { listAsked, questionsWaitingFor } from '#src/features/questions/index.ts'
import { risksWaitingFor } from '#src/features/risks/index.ts'
import { type Actor, functionIdsOf, type ProgrammeNow } from '#src/platform/access/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Db } from '#src/platform/database/index.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import { countUrgent } from './my-page.ts'
import type { GuideToDo, MyFacts, Vacancies } from './my-waiting.ts'

interface KeptFacts extends MyFacts {
  readonly urgent: number
}

const nothing: MyFacts = {
  items: [],
  standIns: [],
  guides: [],
  vacancies: [],
  risks: [],
  questions: [],
  seats: [],
  asked: [],
}

const kept = versionedCache<KeptFacts>(
  100_000,
  ({ items, risks, questions, asked }) => 1 + items.length + risks.length + questions.length + asked.length,
)

/**
 * What waits for a person over all programmes, kept until any of the programmes they are in changes: so the number in the header costs
 * a page nothing. Kept by versions, since several processes must agree.
 */
export async function myFacts(
  db: Db,
  actor: Actor,
  programmes: readonly ProgrammeNow[],
  today: string,
): Promise<KeptFacts> {
  if (actor.functions.length + actor.seats.length === 0) return { ...nothing, urgent: 0 }
  return kept.get(keyOf(actor, today), versionOf(programmes), async () => {
    const [items, standIns, guides, vacancies, risks, questions, seats, asked] = await Promise.all([
      waitingFor(db, actor, today),
      standInsOf(db, actor),
      readGuides(db, actor),
      readVacancies(db, actor, today),
      risksWaitingFor(db, actor, today),
      questionsWaitingFor(db, actor, today),
      vacantSeats(db, actor, today),
      listAsked(
        db,
        actor.personId,
        programmes.map(({ id }) => id),
      ),
    ])
    const dated = [...items.map(({ due }) => ({ by: due })), ...risks, ...questions]
    return {
      items,
      standIns,
      guides,
      vacancies,
      risks,
      questions,
      seats,
      asked,
      urgent: countUrgent(dated, today as IsoDate),
    }
  })
}

/** The number last told to each person who has been here lately. */
const told = new LRUCache<string, number>({ max: 5000 })

/**
 * How much waits for a person, late or due within 14 days. Beside a form that is being sent the number last told will do: counting it
 * anew would cost the deed more than the deed itself, and the page that follows counts it.
 */
export async function countWaiting(
  db: Db,
  actor: Actor,
  programmes: readonly ProgrammeNow[],
  today: string,
  isFormSent: boolean,
): Promise<number> {
  const known = isFormSent ? told.get(actor.personId) : undefined
  if (known !== undefined) return known
  const { urgent } = await myFacts(db, actor, programmes, today)
  told.set(actor.personId, urgent)
  return urgent
}

const keyOf = (actor: Actor, today: string): string =>
  `${actor.personId}|${today}|${functionIdsOf(actor).sort().join()}`

/** Grows with every change in any of the programmes. */
const versionOf = (programmes: readonly ProgrammeNow[]): number =>
  programmes.reduce((sum, { version }) => sum + version, 0)

/** Rollouts on their way whose lead the actor is, and whose start guide is not done. */
async function readGuides(db: Db, actor: Actor): Promise<GuideToDo[]> {
  const led = actor.functions.filter(({ kind }) => kind === 'rollout-lead')
  if (led.length === 0) return []
  const { rows } = await db.execute<GuideToDo & Record<string, unknown>>(sql`
    select r.programme_id as "programmeId", p.name as "programmeName", r.id as "rolloutId", q.name as "partyName"
    from rollouts r join programmes p on p.id = r.programme_id and p.closed_at is null join parties q on q.id = r.party_id
    where r.guide_done_at is null and r.state = 'preparing' and not r.is_template and exists (
      select from jsonb_to_recordset(${JSON.stringify(led.map(({ partyId, programmeId }) => ({ party: partyId, programme: programmeId })))}::jsonb)
        as f(party uuid, programme uuid) where f.party in (q.id, q.organisation_id) and (f.programme is null or f.programme = r.programme_id))
    order by p.name, q.name`)
  return rows
}

/** Functions without a holder that the actor may fill (`appointsAs`): a programme lead all of the programme, a rollout lead its own. */
async function readVacancies(db: Db, actor: Actor, today: string): Promise<Vacancies[]> {
  const mine = actor.functions
    .filter(({ kind }) => kind === 'programme-lead' || kind === 'rollout-lead')
    .map(({ kind, organisationId, programmeId }) => ({ kind, org: organisationId, programme: programmeId }))
  if (mine.length === 0) return []
  const { rows } = await db.execute<Vacancies & Record<string, unknown>>(sql`
    select f.programme_id as "programmeId", p.name as "programmeName", count(*)::int as count,
      array_agg(distinct q.name) as "partyNames", array_agg(distinct f.kind) as kinds,
      case when count(*) = 1 then min(f.id::text) end as "functionId",
      case when count(distinct r.id) = 1 and count(r.id) = count(*) then min(r.id::text) end as "rolloutId"
    from functions f join parties q on q.id = f.party_id join programmes p on p.id = f.programme_id and p.closed_at is null
    left join rollouts r on r.programme_id = f.programme_id and r.party_id = f.party_id
    where (f.ended_on is null or f.ended_on > ${today}::date) and (r.id is null or r.state <> 'withdrawn')
      and not exists (select from holdings h where h.function_id = f.id and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date))
      and exists (select from jsonb_to_recordset(${JSON.stringify(mine)}::jsonb) as m(kind text, org uuid, programme uuid)
        where (m.programme is null or m.programme = f.programme_id) and (
          (m.kind = 'programme-lead' and m.programme is not null)
          or (m.kind = 'rollout-lead' and m.org = q.organisation_id and f.kind in ('area-lead', 'change-lead', 'staff', 'signatory'))))
    group by f.programme_id, p.name order by p.name`)
  return rows
}
