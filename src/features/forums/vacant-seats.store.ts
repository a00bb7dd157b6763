import { sql } from 'drizzle-orm'
import type { Actor, SeatKind } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { fillsSeat } from './forum.policy.ts'

/** A seat that nobody holds today. */
export interface VacantSeat {
  readonly forumId: Id<'forum'>
  readonly forumName: string
  readonly seatId: Id<'function'>
  readonly kind: SeatKind
  readonly partyName: string
}

interface Row extends VacantSeat, Record<string, unknown> {
  readonly isLocal: boolean
  readonly forumOrganisationId: Id<'party'>
  readonly seatOrganisationId: Id<'party'>
  readonly programmes: readonly { readonly id: Id<'programme'>; readonly leadPartyId: Id<'party'> }[]
}

const leading: readonly string[] = ['programme-lead', 'rollout-lead', 'signatory']

/**
 * The vacant seats that it is the actor's to fill, by forum: as programme lead, as rollout lead or signatory for the own organisation's
 * seats, as chair or secretary for the forum's. Not an administrator's for being one: they help when asked.
 */
export async function vacantSeats(db: Reader, actor: Actor, today: string): Promise<VacantSeat[]> {
  const functions = actor.functions.filter(({ kind }) => leading.includes(kind))
  const keeping = actor.seats.filter(({ kind }) => kind === 'chair' || kind === 'secretary')
  if (functions.length + keeping.length === 0) return []
  const ids = (list: readonly (string | null)[]) => sql.param(list.filter((id) => id !== null))
  const { rows } = await db.execute<Row>(sql`
    select f.id as "forumId", f.name as "forumName", s.id as "seatId", s.kind, p.name as "partyName", f.is_local as "isLocal",
      o.organisation_id as "forumOrganisationId", p.organisation_id as "seatOrganisationId", v.programmes
    from forums f join parties o on o.id = f.party_id
    join seats s on s.forum_id = f.id
    join functions sf on sf.id = s.id and (sf.ended_on is null or sf.ended_on > ${today}::date)
    join parties p on p.id = sf.party_id
    join lateral (select coalesce(json_agg(json_build_object('id', g.id, 'leadPartyId', g.lead_party_id)), '[]') as programmes,
        array_agg(g.id) as ids, array_agg(g.lead_party_id) as leads
      from forum_programmes fp join programmes g on g.id = fp.programme_id where fp.forum_id = f.id) v on true
    where (f.ended_on is null or f.ended_on > ${today}::date)
      and (f.id = any(${ids(keeping.map(({ forumId }) => forumId))}::uuid[])
        or v.ids && ${ids(functions.map(({ programmeId }) => programmeId))}::uuid[]
        or v.leads && ${ids(functions.map(({ organisationId }) => organisationId))}::uuid[]
        or p.organisation_id = any(${ids(functions.map(({ organisationId }) => organisationId))}::uuid[]))
      and not exists (select from holdings h where h.function_id = s.id
        and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date))
    order by f.name, f.id, array_position(array['chair', 'secretary', 'member', 'substitute', 'presenter', 'co-opted'], s.kind), p.name`)
  const helper = { ...actor, functions }
  return rows
    .filter((row) => {
      const forum = {
        id: row.forumId,
        isLocal: row.isLocal,
        organisationId: row.forumOrganisationId,
        programmes: row.programmes,
      }
      return fillsSeat(helper, forum, { organisationId: row.seatOrganisationId })
    })
    .map(({ forumId, forumName, seatId, kind, partyName }) => ({ forumId, forumName, seatId, kind, partyName }))
}
