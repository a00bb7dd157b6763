import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { addRollouts, addWave, readRollouts, setDecidedDates } from '#src/features/programmes/index.ts'
import {
  copyTemplate,
  findTemplate,
  listTemplates,
  publishDraft,
  readContent,
  saveDraft,
  startDraft,
  type Target,
  type TemplateItem,
  type VersionContent,
} from '#src/features/templates/index.ts'
import { orNotFound } from '#src/platform/access/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { aPlan } from '../../../../tests/a-plan.ts'
import { aWorld, type World } from '../../../../tests/world.ts'
import { accept, applyTemplate, deliver, planHandlers, readPlan, renewTemplate, usualPartners } from '../index.ts'
import { readGround } from './ground.store.ts'

const item = (key: string, changes: Partial<TemplateItem> = {}): TemplateItem => ({
  key,
  areaKey: 'training',
  title: { sv: key, en: '' },
  why: { sv: 'Därför', en: '' },
  evidence: { sv: '', en: '' },
  owner: 'programme',
  receiver: 'receiver',
  scope: 'programme',
  dueRule: { kind: 'lead', duration: 'P3M', side: 'before' },
  notBefore: null,
  validity: null,
  minimumDays: 5,
  dependsOn: [],
  critical: false,
  mandatory: false,
  approver: null,
  ...changes,
})

const area = (key: string) => ({ key, name: { sv: key, en: '' }, about: { sv: '', en: '' } })

const everyKind: VersionContent = {
  areas: [area('training'), area('support')],
  items: [
    item('material', { dependsOn: ['reviewed'] }),
    item('plan', { scope: 'wave', owner: 'supplier' }),
    item('reviewed', { scope: 'rollout', owner: 'receiver', receiver: 'programme' }),
    item('trained', { scope: 'unit', owner: 'receiver', areaKey: 'support', dependsOn: ['material', 'plan'] }),
  ],
}

/** The plan of the tests with a template of its own, published. */
async function aTemplate(world: World, content: VersionContent = everyKind) {
  const plan = await aPlan(world)
  const actor = await world.actorOf(plan.lead)
  const deed = world.deedOf(plan.lead.id)
  const id = await world.change(async (tx) => {
    const builtIn = orNotFound((await listTemplates(tx, actor))[0])
    return copyTemplate(
      tx,
      builtIn,
      orNotFound(builtIn.versions[0]),
      { programmeId: plan.id, name: 'Vår mall', about: '' },
      deed,
    )
  })
  const publish = (next: VersionContent) =>
    world.change(async (tx) => {
      const before = await findTemplate(tx, actor, id)
      if (before.versions[0]?.publishedAt) await startDraft(tx, before, before.versions[0], deed)
      const template = await findTemplate(tx, actor, id)
      const draft = orNotFound(template.versions[0])
      await saveDraft(tx, template, draft, next, { code: 'template.item-changed', title: '' }, deed)
      await publishDraft(tx, template, draft, '', deed)
      return draft.number
    })
  await publish(content)
  const source = async (number = 1) => {
    const template = await findTemplate(world.db, actor, id)
    return {
      templateId: id,
      number,
      content: await readContent(world.db, orNotFound(template.versions.find((one) => one.number === number))),
    }
  }
  const partners = { supplier: plan.supplier, 'it-partner': plan.region, representative: plan.region }
  const wave = (waveId = plan.waveId): Target => ({ kind: 'wave', id: waveId })
  return {
    ...plan,
    deed,
    publish,
    partners,
    apply: async (target: Target = wave(), number = 1) => {
      const wish = {
        source: await source(number),
        name: 'Vår mall',
        target,
        targetName: 'Etapp',
        partners,
        id: newId<'template-application'>(),
      }
      return world.change(async (tx) => applyTemplate(tx, await readPlan(tx, plan.id), wish, deed))
    },
    renew: async (number: number) => {
      const earlier = new Map<number, VersionContent>()
      for (let one = 1; one < number; one++) earlier.set(one, (await source(one)).content)
      const to = await source(number)
      return world.change(async (tx) => {
        const present = await readPlan(tx, plan.id)
        const ground = () => readGround(tx, present, id, [wave()], partners)
        return renewTemplate(
          tx,
          present,
          { source: to, name: 'Vår mall', earlier, ground, targets: [wave()], reason: 'Ny version' },
          deed,
        )
      })
    },
    /** Each commitment of the template, by its key, with its receivers. */
    made: async () => {
      const { rows } = await world.db.execute<
        {
          key: string
          receivers: string
          due: string
          version: number
          withdrawn: boolean
          id: Id<'commitment'>
        } & Record<string, unknown>
      >(sql`
        select c.id, c.template_item_key as key, string_agg(p.name, ',' order by p.name) as receivers, min(r.due_on)::text as due,
          c.template_version as version, c.withdrawn_at is not null as withdrawn
        from commitments c left join receipts r on r.commitment_id = c.id and r.unit_id is null
        left join rollouts o on o.id = r.rollout_id left join parties p on p.id = o.party_id
        where c.template_id = ${id} group by c.id, c.programme_id, c.template_item_key, c.template_version, c.withdrawn_at order by key, receivers`)
      return rows
    },
    /** Everything that the plan says, to see whether something changed. */
    everything: async () => {
      const { rows } = await world.db.execute(sql`
        select (select json_agg(c order by c.id) from commitments c) as commitments, (select json_agg(r order by r.id) from receipts r) as receipts,
          (select json_agg(d order by d.commitment_id, d.depends_on_id) from commitment_dependencies d) as dependencies,
          (select json_agg(u order by u.rollout_id, u.area_key, u.half) from roll_ups u) as "rollUps", (select count(*) from template_applications) as applications,
          (select count(*) from history) as history`)
      return rows[0]
    },
  }
}

const keysOf = (rows: readonly { key: string; receivers: string }[]) =>
  rows.map(({ key, receivers }) => `${key}: ${receivers}`)

describe('applying', () => {
  test('makes one commitment for the programme, one a wave, one a rollout, each with its receivers', async () => {
    const template = await aTemplate(await aWorld())
    expect(await template.apply()).toMatchObject({
      ok: true,
      value: { commitments: 6, receipts: 8, overdue: 0, undated: 0 },
    })
    expect(keysOf(await template.made())).toEqual([
      'material: Hjo,Skara',
      'plan: Hjo,Skara',
      'reviewed: Hjo',
      'reviewed: Skara',
      'trained: Hjo',
      'trained: Skara',
    ])
    const [material] = await template.made()
    expect(material?.due).toBe('2027-06-01')
  })

  test('twice changes nothing, whatever has been done in between', async () => {
    const world = await aWorld()
    const template = await aTemplate(world)
    await template.apply()
    const [material] = await template.made()
    await world.change(async (tx) =>
      deliver(tx, await readPlan(tx, template.id), orNotFound(material).id, { label: '1.0' }, template.deed),
    )
    const [receipt] = await template.receiptsOf(orNotFound(material).id)
    await world.change(async (tx) =>
      accept(tx, await readPlan(tx, template.id), [orNotFound(receipt).id], template.deed),
    )
    const before = await template.everything()
    expect(await template.apply()).toEqual({ ok: false, refusal: { code: 'nothing-new' } })
    for (const rollout of [template.hjoRollout, template.skaraRollout])
      expect((await template.apply({ kind: 'rollout', id: rollout.id })).ok).toBe(false)
    expect(await template.everything()).toEqual(before)
  })

  test('to a later wave gives its receivers what is made once for the programme, delivered or not', async () => {
    const world = await aWorld()
    const template = await aTemplate(world)
    await template.apply()
    const [material] = await template.made()
    await world.change(async (tx) =>
      deliver(tx, await readPlan(tx, template.id), orNotFound(material).id, { label: '1.0' }, template.deed),
    )
    const tibro = await world.aParty('Tibro')
    const second = await world.change(async (tx) => {
      const waveId = await addWave(tx, { programmeId: template.id, name: 'Etapp 2' }, template.deed)
      await addRollouts(tx, { programmeId: template.id, waveId, partyIds: [tibro] }, template.deed, planHandlers)
      return waveId
    })
    expect(await template.apply({ kind: 'wave', id: second })).toMatchObject({
      ok: true,
      value: { commitments: 3, extended: 1, receipts: 4, undated: 4 },
    })
    expect(keysOf(await template.made()).filter((one) => one.includes('Tibro'))).toEqual([
      'material: Hjo,Skara,Tibro',
      'plan: Tibro',
      'reviewed: Tibro',
      'trained: Tibro',
    ])
    const receipts = await template.receiptsOf(orNotFound(material).id)
    expect(receipts.map(({ receiver, state }) => `${receiver}: ${state}`)).toEqual([
      'Hjo: delivered',
      'Skara: delivered',
      'Tibro: delivered',
    ])
  })

  test('lets one wait for another in the same rollout, and what is made once for those it was first made for', async () => {
    const world = await aWorld()
    const template = await aTemplate(world)
    await template.apply()
    const { rows } = await world.db.execute<{ link: string }>(sql`
      select w.template_item_key || coalesce('@' || wp.name, '') || ' <- ' || n.template_item_key || coalesce('@' || np.name, '') as link
      from commitment_dependencies d join commitments w on w.id = d.commitment_id join commitments n on n.id = d.depends_on_id
      left join rollouts wr on wr.id = w.rollout_id left join parties wp on wp.id = wr.party_id
      left join rollouts nr on nr.id = n.rollout_id left join parties np on np.id = nr.party_id order by link`)
    expect(rows.map(({ link }) => link)).toEqual([
      'material <- reviewed@Hjo',
      'material <- reviewed@Skara',
      'trained@Hjo <- material',
      'trained@Hjo <- plan',
      'trained@Skara <- material',
      'trained@Skara <- plan',
    ])
  })

  test('is refused where there is nobody', async () => {
    const world = await aWorld()
    const template = await aTemplate(world)
    const empty = await world.change((tx) => addWave(tx, { programmeId: template.id, name: 'Etapp 2' }, template.deed))
    expect(await template.apply({ kind: 'wave', id: empty })).toEqual({ ok: false, refusal: { code: 'nobody-there' } })
  })
})

describe('a new version', () => {
  const changed: VersionContent = {
    areas: [area('training'), area('support')],
    items: [
      item('material', {
        title: { sv: 'Utbildningsmaterial', en: '' },
        dueRule: { kind: 'lead', duration: 'P4M', side: 'before' },
      }),
      item('reviewed', { scope: 'rollout', owner: 'receiver', receiver: 'programme', areaKey: 'support' }),
      item('new', { scope: 'rollout', owner: 'receiver' }),
    ],
  }

  test('changes what it changes and dates it anew; states stay, what is untouched goes, what has begun stays, and new ones come', async () => {
    const world = await aWorld()
    const template = await aTemplate(world)
    await template.apply()
    const local = await template.anItem({ called: 'Eget tillägg' })
    const of = async (key: string) => (await template.made()).filter((one) => one.key === key)
    const [material] = await of('material')
    const [trainedInHjo] = await of('trained')
    await world.change(async (tx) =>
      deliver(tx, await readPlan(tx, template.id), orNotFound(material).id, { label: '1.0' }, template.deed),
    )
    await world.change(async (tx) =>
      deliver(tx, await readPlan(tx, template.id), orNotFound(trainedInHjo).id, {}, template.deed),
    )
    await template.publish(changed)
    const renewed = await template.renew(2)
    expect(
      renewed.ok && [renewed.value.withdrawn, renewed.value.kept].map((ones) => ones.map((one) => one.itemKey).sort()),
    ).toEqual([['plan', 'trained'], ['trained']])
    expect(
      (await template.made()).map(({ key, version, withdrawn, due }) => ({ key, version, withdrawn, due })),
    ).toEqual([
      { key: 'material', version: 2, withdrawn: false, due: '2027-04-30' },
      { key: 'new', version: 2, withdrawn: false, due: '2027-06-01' },
      { key: 'new', version: 2, withdrawn: false, due: '2027-06-01' },
      { key: 'plan', version: 1, withdrawn: true, due: '2027-06-01' },
      { key: 'reviewed', version: 2, withdrawn: false, due: '2027-06-01' },
      { key: 'reviewed', version: 2, withdrawn: false, due: '2027-06-01' },
      { key: 'trained', version: 2, withdrawn: false, due: '2027-06-01' },
      { key: 'trained', version: 1, withdrawn: true, due: '2027-06-01' },
    ])
    expect((await template.receiptsOf(orNotFound(material).id)).map(({ state }) => state)).toEqual([
      'delivered',
      'delivered',
    ])
    expect((await template.receiptsOf(local)).map(({ state }) => state)).toEqual(['not-started', 'not-started'])
    const { rows } = await world.db.execute(
      sql`select count(*) as links from commitment_dependencies where commitment_id = ${orNotFound(material).id}`,
    )
    expect(rows).toEqual([{ links: 0 }])
  })

  test('twice changes nothing', async () => {
    const template = await aTemplate(await aWorld())
    await template.apply()
    await template.publish(changed)
    expect((await template.renew(2)).ok).toBe(true)
    const before = await template.everything()
    expect(await template.renew(2)).toEqual({ ok: false, refusal: { code: 'nothing-new' } })
    expect(await template.everything()).toEqual(before)
  })

  test('leaves what a programme has changed for itself, where the template has not changed the same', async () => {
    const world = await aWorld()
    const template = await aTemplate(world)
    await template.apply()
    await world.db.execute(
      sql`update commitments set why = '{"sv": "Vårt eget skäl", "en": ""}', title = '{"sv": "Eget namn", "en": ""}' where template_item_key = 'material'`,
    )
    await template.publish(changed)
    await template.renew(2)
    const { rows } = await world.db.execute(
      sql`select why->>'sv' as why, title->>'sv' as title from commitments where template_item_key = 'material'`,
    )
    expect(rows).toEqual([{ why: 'Vårt eget skäl', title: 'Utbildningsmaterial' }])
  })
})

test('the whole template lands on 49 rollouts with 30 units each in a few seconds', { timeout: 120_000 }, async () => {
  const world = await aWorld()
  const plan = await aPlan(world)
  const actor = await world.actorOf(plan.lead)
  const deed = world.deedOf(plan.lead.id)
  const waveId = await world.change(async (tx) => {
    const id = await addWave(tx, { programmeId: plan.id, name: 'Etapp 2' }, deed)
    await tx.execute(sql`insert into parties (kind, name, organisation_id, id, created_at)
      select 'municipality', 'Kommun ' || n, m.id, m.id, ${deed.at}::timestamptz from generate_series(1, 49) n, lateral (select uuidv7() as id where n > 0) m`)
    const { rows } = await tx.execute<{ id: Id<'party'> }>(sql`select id from parties where name like 'Kommun %'`)
    await addRollouts(tx, { programmeId: plan.id, waveId: id, partyIds: rows.map((row) => row.id) }, deed, planHandlers)
    await tx.execute(sql`insert into parties (kind, name, organisation_id, created_at)
      select 'unit', 'Enhet ' || n, p.id, ${deed.at}::timestamptz from generate_series(1, 30) n, parties p where p.name like 'Kommun %'`)
    await tx.execute(sql`insert into rollout_units (programme_id, rollout_id, unit_id, go_live_id)
      select ${plan.id}::uuid, o.id, u.id, g.id from rollouts o join parties u on u.organisation_id = o.party_id and u.kind = 'unit'
      join go_lives g on g.rollout_id = o.id where o.wave_id = ${id}`)
    const goLives = (await readRollouts(tx, plan.id)).filter((one) => one.waveId === id).flatMap((one) => one.goLives)
    await setDecidedDates(
      tx,
      { programmeId: plan.id, dates: goLives.map((one) => ({ goLiveId: one.id, on: '2028-03-01', reason: '' })) },
      deed,
      planHandlers,
    )
    return id
  })
  const builtIn = orNotFound((await listTemplates(world.db, actor))[0])
  const source = {
    templateId: builtIn.id,
    number: 1,
    content: await readContent(world.db, orNotFound(builtIn.versions[0])),
  }
  const began = performance.now()
  const applied = await world.change(async (tx) => {
    const present = await readPlan(tx, plan.id)
    const wish = {
      source,
      name: builtIn.name,
      target: { kind: 'wave', id: waveId } as const,
      targetName: 'Etapp 2',
      partners: usualPartners([], present),
      id: newId<'template-application'>(),
    }
    return applyTemplate(tx, present, wish, deed)
  })
  const seconds = (performance.now() - began) / 1000
  expect(applied.ok && applied.value.receipts).toBe(78 * 49 + 10 * 49 * 30)
  expect(seconds).toBeLessThan(30)
})
