import {
  addParticipant,
  addRollouts,
  addWave,
  createProgramme,
  ensureAreas,
  findProgramme,
  readRollouts,
  setDecidedDates,
} from '#src/features/programmes/index.ts'
import { orNotFound } from '#src/platform/access/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { inBoth } from '../src/features/commitments/commitment.ts'
import { createCommitment, type NewCommitment, planHandlers, readPlan } from '../src/features/commitments/index.ts'
import type { Person, World } from './world.ts'

/**
 * A programme on its way: led by a region, Hjo and Skara going live in one wave on 1 September 2027, a supplier, and somebody for each.
 * The tests begin on Sunday 22 November 2026.
 */
export async function aPlan(world: World) {
  const [region, hjo, skara, supplier] = await Promise.all([
    world.aParty('Regionen', 'region'),
    world.aParty('Hjo'),
    world.aParty('Skara'),
    world.aParty('Systemleverantören', 'supplier'),
  ])
  const deed = world.deedOf()
  const { id, waveId, rollouts } = await world.change(async (tx) => {
    const id = await createProgramme(
      tx,
      { name: 'Gemensamt vårdsystem', leadPartyId: region, startsOn: '2026-01-01' },
      deed,
    )
    await ensureAreas(tx, id, [
      { key: 'technology', name: { sv: 'Teknik', en: 'Technology' } },
      { key: 'training', name: { sv: 'Utbildning', en: 'Training' } },
    ])
    await addParticipant(tx, { programmeId: id, partyId: supplier, role: 'supplier' }, deed)
    const waveId = await addWave(tx, { programmeId: id, name: 'Etapp 1' }, deed)
    await addRollouts(tx, { programmeId: id, waveId, partyIds: [hjo, skara] }, deed, planHandlers)
    const rollouts = await readRollouts(tx, id)
    const dates = rollouts.flatMap(({ goLives }) =>
      goLives.map((goLive) => ({ goLiveId: goLive.id, on: '2027-09-01', reason: '' })),
    )
    const decided = await setDecidedDates(tx, { programmeId: id, dates }, deed, planHandlers)
    if (!decided.ok) throw new Error(decided.refusal.code)
    return { id, waveId, rollouts }
  })
  const holder = async (name: string, kind: Parameters<World['holds']>[1], party: Id<'party'>): Promise<Person> => {
    const person = await world.aPerson(name)
    await world.db.execute(
      `delete from functions where kind = '${kind}' and party_id = '${party}' and programme_id = '${id}'`,
    )
    await world.holds(person, kind, party, id)
    return person
  }
  const people = {
    lead: await holder('Programledaren', 'programme-lead', region),
    inHjo: await holder('Införandeansvarig, Hjo', 'rollout-lead', hjo),
    inSkara: await holder('Införandeansvarig, Skara', 'rollout-lead', skara),
    atSupplier: await holder('Leverantörens kontakt', 'supplier', supplier),
    observer: await holder('Insyn', 'observer', hjo),
  }
  const rolloutOf = (party: Id<'party'>) => orNotFound(rollouts.find(({ partyId }) => partyId === party))
  return {
    id,
    waveId,
    region,
    hjo,
    skara,
    supplier,
    ...people,
    hjoRollout: rolloutOf(hjo),
    skaraRollout: rolloutOf(skara),
    plan: () => readPlan(world.db, id),
    view: async (person: Person) => orNotFound(await findProgramme(world.db, await world.actorOf(person), id)),

    /** The programme's equipment list, due three months before go-live, unless said otherwise. */
    async anItem(wish: Partial<NewCommitment> & { readonly called?: string } = {}): Promise<Id<'commitment'>> {
      const { called = 'Utrustningslista', ...rest } = wish
      const made = await world.change(async (tx) =>
        createCommitment(
          tx,
          await readPlan(tx, id),
          {
            scope: 'programme',
            areaKey: 'technology',
            title: inBoth(called),
            ownerId: region,
            dueRule: { kind: 'lead', duration: 'P3M', side: 'before' },
            ...rest,
          },
          world.deedOf(),
        ),
      )
      if (!made.ok) throw new Error(made.refusal.code)
      return made.value
    },

    /** Its receipts as they stand, by receiver's name and unit. */
    async receiptsOf(commitmentId: Id<'commitment'>): Promise<TestReceipts> {
      const { rows } = await world.db.execute(
        `select r.id, p.name as receiver, u.name as unit, r.units, r.units_accepted as "unitsAccepted", r.state, r.due_on as due, r.extended_on as extended, r.half,
          r.late_after as "lateAfter", r.excused_after as "excusedAfter", r.breach_after as "breachAfter", r.review_due_on as "reviewDue",
          r.broken_by_decision_on as "brokenBy", r.version, r.rollout_id as "rolloutId", r.delivery_number as number, r.function_id as "functionId"
         from receipts r join rollouts o on o.id = r.rollout_id join parties p on p.id = o.party_id left join parties u on u.id = r.unit_id
         where r.commitment_id = '${commitmentId}' order by p.name, u.name nulls first`,
      )
      return rows as unknown as TestReceipts
    },
  }
}

/** Hjo's and Skara's, in most tests; more or fewer in some. */
type TestReceipts = [TestReceipt, TestReceipt, ...TestReceipt[]]

export interface TestReceipt {
  readonly id: Id<'receipt'>
  readonly receiver: string
  readonly unit: string | null
  readonly units: number
  readonly unitsAccepted: number
  readonly state: string
  readonly due: string
  readonly extended: string
  readonly half: string
  readonly lateAfter: string | null
  readonly excusedAfter: string | null
  readonly breachAfter: string | null
  readonly reviewDue: string | null
  readonly brokenBy: string | null
  readonly version: number
  readonly rolloutId: Id<'rollout'>
  readonly number: number
  readonly functionId: string | null
}
