import { expect } from 'vitest'
import { planHandlers } from '../src/features/commitments/index.ts'
import {
  addParticipant,
  addRollouts,
  addWave,
  createProgramme,
  ensureAreas,
  readRollouts,
  setDecidedDates,
} from '../src/features/programmes/index.ts'
import type { Id } from '../src/platform/ids.ts'
import type { Person, World } from './world.ts'

/** A programme led by a region with a supplier; Hjo and Skara go live on 1 September 2027. The tests begin on 22 November 2026. */
export async function aProgramme(world: World, name = 'Gemensamt vårdsystem') {
  const [region, hjo, skara, supplier] = await Promise.all([
    world.aParty(`Regionen ${name}`, 'region'),
    world.aParty('Hjo'),
    world.aParty('Skara'),
    world.aParty('Systemleverantören', 'supplier'),
  ])
  const deed = world.deedOf()
  const { id, rollouts } = await world.change(async (tx) => {
    const id = await createProgramme(tx, { name, leadPartyId: region, startsOn: '2025-01-01' }, deed)
    await ensureAreas(tx, id, [{ key: 'technology', name: { sv: 'Teknik', en: 'Technology' } }])
    await addParticipant(tx, { programmeId: id, partyId: supplier, role: 'supplier' }, deed)
    const waveId = await addWave(tx, { programmeId: id, name: 'Etapp 1' }, deed)
    await addRollouts(tx, { programmeId: id, waveId, partyIds: [hjo, skara] }, deed, planHandlers)
    const rollouts = await readRollouts(tx, id)
    const dates = rollouts.map(({ goLives }) => ({ goLiveId: goLives[0].id, on: '2027-09-01', reason: '' }))
    await setDecidedDates(tx, { programmeId: id, dates }, deed, planHandlers)
    return { id, rollouts }
  })
  const holder = async (called: string, kind: Parameters<World['holds']>[1], party: Id<'party'>): Promise<Person> => {
    const person = await world.aPerson(called)
    await world.db.execute(
      `delete from functions where kind = '${kind}' and party_id = '${party}' and programme_id = '${id}'`,
    )
    await world.holds(person, kind, party, id)
    return person
  }
  const path = `/programmes/${id}/imports`
  const lead = await holder('Programledaren', 'programme-lead', region)
  return {
    id,
    path,
    lead,
    rollouts,
    inHjo: await holder('Införandeansvarig, Hjo', 'rollout-lead', hjo),

    async send(
      file: string | Uint8Array<ArrayBuffer>,
      { name = 'plan.csv', kind = 'plan', as = lead, once = '' } = {},
    ): Promise<Response> {
      const body = new FormData()
      if (once) body.set('once', once)
      body.set('file', new File([file], name))
      const request = new Request(`http://localhost:3000${path}?kind=${kind}`, {
        method: 'POST',
        body,
        headers: { cookie: as.cookie, 'sec-fetch-site': 'same-origin' },
      })
      return world.app.request(request)
    },

    /** Sends a file and takes the guessed columns: the address of its preview. */
    async preview(
      file: string | Uint8Array<ArrayBuffer>,
      options: { kind?: string; name?: string } = {},
    ): Promise<{ at: string; html: string; seen: string }> {
      const sent = await this.send(file, options)
      const columns = sent.headers.get('location') ?? ''
      expect(columns).toMatch(/\/columns$/)
      const page = await (await world.get(columns, lead)).text()
      const chosen = Object.fromEntries(
        [...page.matchAll(/<select[^>]*name="(\w+)"[\s\S]*?<\/select>/g)].map(([html, key]) => [
          key ?? '',
          decoded(/<option value="([^"]*)" selected/.exec(html)?.[1] ?? ''),
        ]),
      )
      const answer = await world.post(columns, chosen, lead)
      expect(answer.status).toBe(303)
      const at = answer.headers.get('location') ?? ''
      const html = await (await world.get(at, lead)).text()
      return { at, html, seen: /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '' }
    },

    async commitments() {
      const { rows } = await world.db.execute(
        `select c.title->>'sv' as title, c.scope, c.due_rule as due, c.critical, c.forecast_on as forecast, p.name as owner, c.area_key as area,
          (select json_agg(json_build_object('to', q.name, 'state', r.state, 'due', r.due_on, 'before', r.before_samtakt, 'accepted', r.accepted_on, 'review', r.review_due_on, 'late', r.late_after) order by q.name)
            from receipts r join rollouts o on o.id = r.rollout_id join parties q on q.id = o.party_id where r.commitment_id = c.id) as receipts
         from commitments c join parties p on p.id = c.owner_id where c.programme_id = '${id}' order by c.number, p.name`,
      )
      return rows as unknown as {
        title: string
        scope: string
        due: unknown
        critical: boolean
        forecast: string | null
        owner: string
        area: string
        receipts: Record<string, unknown>[]
      }[]
    },
  }
}

const decoded = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
