import { setLocalGroup } from '#src/features/forums/index.ts'
import { createRisk, type NewRisk, setLevels } from '#src/features/risks/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { aSeatedForum } from './a-forum.ts'
import type { aPlan } from './a-plan.ts'
import type { Person, World } from './world.ts'

type Plan = Awaited<ReturnType<typeof aPlan>>

const done = <T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: { code: string } },
): T => {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

/**
 * The plan with its own levels (1–6 the programme lead, 8–12 "Taktisk grupp", 15–25 "Styrgruppen") and a local group of Hjo's: all that a risk can climb to.
 */
export async function aLadder(world: World, plan: Plan) {
  const local = await aSeatedForum(world, plan, 'Hjos lokala grupp', ['chair'], {
    partyId: plan.hjo,
    isLocal: true,
  })
  const tactical = await aSeatedForum(world, plan, 'Taktisk grupp')
  const steering = await aSeatedForum(world, plan, 'Styrgruppen', ['chair', 'member', 'secretary'])
  const { rows } = await world.db.execute<{ id: Id<'function'>; kind: string; party: Id<'party'> }>(
    `select id, kind, party_id as party from functions where programme_id = '${plan.id}'`,
  )
  const functionOf = (kind: string, party: Id<'party'>): Id<'function'> => {
    const found = rows.find((row) => row.kind === kind && row.party === party)
    if (!found) throw new Error(`no ${kind}`)
    return found.id
  }
  const lead = functionOf('programme-lead', plan.region)
  const programme = { id: plan.id, leadPartyId: plan.region }
  const level = (name: string, fromScore: number, toScore: number, reviewDays: number) => ({
    name: { sv: name, en: name },
    fromScore,
    toScore,
    reviewDays,
  })
  const wishes = [
    { ...level('Låg', 1, 6, 90), holder: { kind: 'function', id: lead } },
    { ...level('Medel', 8, 12, 30), holder: { kind: 'forum', id: tactical.id } },
    { ...level('Hög', 15, 25, 14), holder: { kind: 'forum', id: steering.id } },
  ] as const
  await world.change(async (tx) => {
    const { id, partyName } = plan.hjoRollout
    await setLocalGroup(tx, { forumId: local.id, programmeId: plan.id }, [{ id, partyName }], [id], world.deedOf())
    done(await setLevels(tx, programme, { levels: wishes }, world.deedOf()))
  })
  return {
    local,
    tactical,
    steering,
    lead,
    hjoLead: functionOf('rollout-lead', plan.hjo),
    skaraLead: functionOf('rollout-lead', plan.skara),
    programme,
    wishes,
    functionOf,

    /** The programme's own, registered by its lead at 2 × 3, unless said otherwise. */
    aRisk: (wish: Partial<NewRisk> = {}, by: Person = plan.lead): Promise<Id<'risk'>> =>
      world.change(async (tx) =>
        done(
          await createRisk(
            tx,
            programme,
            {
              rolloutId: null,
              organisationId: plan.region,
              threat: 'Integrationen blir sen',
              probability: 2,
              impact: 3,
              ...wish,
            },
            world.deedOf(by.id),
          ),
        ),
      ),
    /** Of Hjo's rollout, registered by its lead. */
    ofHjo: { rolloutId: plan.hjoRollout.id, organisationId: plan.hjo } as const,

    async stands(id: Id<'risk'>) {
      const { rows } = await world.db.execute<StandsRisk & Record<string, unknown>>(
        `select number, score, probability, impact, level, coalesce(holder_forum_id, holder_function_id) as holder, state, wording, version, accepted_reason as "accepted",
           proposed_probability * proposed_impact as proposed, next_review_on::text as review, raised_at is not null as raised, joined_into_id as into, outcome
         from risks where id = '${id}'`,
      )
      const [row] = rows
      if (!row) throw new Error('no such risk')
      return row
    },
    /** Where it stands "att ta upp", and why. */
    async listedAt(id: Id<'risk'>) {
      const { rows } = await world.db.execute<{ forum: string; why: string }>(
        `select f.name as forum, m.why from matters m join forums f on f.id = m.forum_id where m.subject_id = '${id}' and m.settled_at is null`,
      )
      return rows
    },
    async toldTo(person: Person): Promise<string[]> {
      const { rows } = await world.db.execute<{ code: string }>(
        `select code from notices where person_id = '${person.id}' order by at, id`,
      )
      return rows.map(({ code }) => code)
    },
    async historyOf(id: string): Promise<string[]> {
      const { rows } = await world.db.execute<{ code: string }>(
        `select code from history where subject_id = '${id}' order by recorded_at, id`,
      )
      return rows.map(({ code }) => code)
    },
  }
}

interface StandsRisk {
  readonly number: number
  readonly score: number
  readonly probability: number
  readonly impact: number
  readonly level: number
  readonly holder: string
  readonly state: string
  readonly wording: number
  readonly version: number
  readonly accepted: string
  readonly proposed: number | null
  readonly review: string
  readonly raised: boolean
  readonly into: string | null
  readonly outcome: string | null
}
