import { sql } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { listTemplates, readContent } from '#src/features/templates/index.ts'
import { orNotFound } from '#src/platform/access/index.ts'
import { newId } from '#src/platform/ids.ts'
import { aPlan } from '../../../../tests/a-plan.ts'
import { aWorld } from '../../../../tests/world.ts'
import { applyTemplate, readPlan, usualPartners } from '../index.ts'
import { canFollowApplication, carryingOut } from './application.store.ts'
import type { Progress } from './apply.store.ts'

/** Two rollouts of one wave, each with so many units. */
async function aProgramme(units: number) {
  const world = await aWorld()
  const plan = await aPlan(world)
  await world.db.execute(sql`insert into parties (kind, name, organisation_id, created_at)
    select 'unit', 'Enhet ' || n, p.id, ${world.clock.now().toString()}::timestamptz
    from generate_series(1, ${units}::int) n, parties p where p.name in ('Hjo', 'Skara')`)
  await world.db.execute(sql`insert into rollout_units (programme_id, rollout_id, unit_id, go_live_id)
    select ${plan.id}::uuid, o.id, u.id, g.id from rollouts o join parties u on u.organisation_id = o.party_id and u.kind = 'unit'
    join go_lives g on g.rollout_id = o.id`)
  const builtIn = orNotFound((await listTemplates(world.db, await world.actorOf(plan.lead)))[0])
  const path = `/programmes/${plan.id}/templates`
  const count = async (table: 'receipts' | 'history' | 'template_applications') =>
    Number((await world.db.execute(sql.raw(`select count(*) as n from ${table}`))).rows[0]?.n)
  return {
    world,
    plan,
    builtIn,
    path,
    count,
    form: { version: `${builtIn.id}/1`, target: `wave:${plan.waveId}`, once: crypto.randomUUID() },
    read: async (at: string, as = plan.lead) => (await world.get(at, as)).text(),
    /** Takes the programme's lock, so that the work stands still until it is let go. */
    hold: async () => {
      const client = await world.deps.database.pool.connect()
      await client.query('begin')
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [plan.id])
      return async () => {
        await client.query('rollback')
        client.release()
      }
    },
  }
}

const soon = { timeout: 30_000, interval: 50 }

test('a large one answers at once with a page that shows how far it has come, and is done once however often it is sent', async () => {
  const { world, plan, path, form, read, hold, count } = await aProgramme(110)
  const letGo = await hold()
  const sent = await world.post(path, form, plan.lead)
  const at = sent.headers.get('location') ?? ''
  expect(sent.status).toBe(303)
  const again = await world.post(path, form, plan.lead)
  expect([again.status, again.headers.get('location')]).toEqual([303, at])
  const page = await read(at)
  expect(page).toContain('Start av ett införande tillämpas')
  expect(page).toContain('<progress max="2356" value="0"')
  expect(page).toContain('http-equiv="refresh"')
  expect(page).toContain(`application:${at.split('/').at(-1)}@`)
  // What is not done stands nowhere yet.
  expect(await read(path)).toContain('Ingen mall är tillämpad än')
  expect(await count('receipts')).toBe(0)
  await letGo()
  await expect.poll(() => read(at), soon).toContain('Start av ett införande är tillämpad')
  expect(await read(at)).toContain('2 356 mottagningar är skapade'.replace(' ', '\u00a0'))
  expect((await world.post(path, form, plan.lead)).headers.get('location')).toBe(at)
  expect(await count('template_applications')).toBe(1)
  expect((await world.post(path, { ...form, once: crypto.randomUUID() }, plan.lead)).status).toBe(409)
})

test('how far it has come is seen before it is finished', async () => {
  const { world, plan, path, form, read } = await aProgramme(110)
  // Stands still when all is made, until the test lets go.
  await world.db.execute(
    `create function wait() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(42); return new; end $$`,
  )
  await world.db.execute(
    `create trigger waits before insert on history for each row when (new.code = 'applying.applied') execute function wait()`,
  )
  const client = await world.deps.database.pool.connect()
  await client.query('select pg_advisory_lock(42)')
  const at = (await world.post(path, form, plan.lead)).headers.get('location') ?? ''
  await expect.poll(() => read(at), soon).toMatch(/<progress max="2356" value="[1-9]/)
  client.release(true)
  await expect.poll(() => read(at), soon).toContain('är tillämpad')
})

test('one that fails leaves nothing behind, says so, and can be done again', async () => {
  const { world, plan, path, form, read, count } = await aProgramme(110)
  await world.db.execute(`create function fail() returns trigger language plpgsql as $$ begin raise 'full'; end $$`)
  // When most of it has been made.
  await world.db.execute(`create trigger fails before update on template_applications for each row when (new.done_at is not null)
    execute function fail()`)
  const told = await count('history')
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const at = (await world.post(path, form, plan.lead)).headers.get('location') ?? ''
  await expect.poll(() => read(at), soon).toContain('blev inte tillämpad')
  expect(logged).toHaveBeenCalledOnce()
  logged.mockRestore()
  const page = await read(at)
  expect(page).toContain('Ingenting i programmet är ändrat')
  const link = /href="([^"]*new\?version=[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect(await read(link)).toContain('Det här händer')
  expect(await read(at, plan.inHjo)).not.toContain('Försök igen')
  expect([await count('receipts'), await count('history')]).toEqual([0, told])
  await world.db.execute('drop trigger fails on template_applications')
  const second = (await world.post(path, { ...form, once: crypto.randomUUID() }, plan.lead)).headers.get('location')
  await expect.poll(() => read(second ?? ''), soon).toContain('är tillämpad')
})

test('one whose process died is told to have stopped', async () => {
  const { world, plan, path, builtIn, read } = await aProgramme(0)
  const id = newId<'template-application'>()
  await world.db.execute(sql`insert into template_applications (programme_id, id, template_id, version_number, wave_id, at, done, total)
    values (${plan.id}, ${id}, ${builtIn.id}, 1, ${plan.waveId}, ${world.clock.now().toString()}, 40, 2000)`)
  const client = await world.deps.database.pool.connect()
  const key = `application ${id}`
  await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [key])
  expect(await read(`${path}/${id}`)).toContain('value="40"')
  client.release(true)
  await expect.poll(() => read(`${path}/${id}`), soon).toContain('blev inte tillämpad')
  const { rows } = await world.db.execute(
    sql`select ${carryingOut(sql`${id}::uuid`)} = hashtextextended(${key}, 0) as same`,
  )
  expect(rows).toEqual([{ same: true }])
  const follows = async (person: typeof plan.lead) => canFollowApplication(world.db, await world.actorOf(person), id)
  expect([await follows(plan.lead), await follows(plan.inHjo), await follows(plan.atSupplier)]).toEqual([
    true,
    true,
    false,
  ])
})

test('in parts it becomes the same as at once', { timeout: 60_000 }, async () => {
  const become = async (progress?: Progress) => {
    const { world, plan, builtIn } = await aProgramme(3)
    const content = await readContent(world.db, orNotFound(builtIn.versions[0]))
    await world.change(async (tx) => {
      const present = await readPlan(tx, plan.id)
      const wish = {
        source: { templateId: builtIn.id, number: 1, content },
        name: builtIn.name,
        target: { kind: 'wave', id: plan.waveId } as const,
        targetName: 'Etapp 1',
        partners: usualPartners([], present),
        id: newId<'template-application'>(),
      }
      await applyTemplate(tx, present, wish, world.deedOf(plan.lead.id), progress)
    })
    const { rows } = await world.db.execute(sql`
      select (select json_agg(json_build_array(c.template_item_key, p.name, u.name, r.state, r.half, r.units, r.units_applicable, r.due_on, r.extended_on,
          r.late_after, r.excused_after, r.breach_after) order by c.template_item_key, p.name, u.name)
          from receipts r join commitments c on c.id = r.commitment_id join rollouts o on o.id = r.rollout_id join parties p on p.id = o.party_id
          left join parties u on u.id = r.unit_id) as receipts,
        (select count(*) from commitment_dependencies) as dependencies,
        (select json_agg(json_build_array(p.name, a.area_key, a.half, a.applicable, a.accepted, a.total, a.first_due) order by p.name, a.area_key, a.half)
          from roll_ups a join rollouts o on o.id = a.rollout_id join parties p on p.id = o.party_id) as "rollUps"`)
    return rows[0]
  }
  const told: number[] = []
  const inParts = await become((receipts) => told.push(receipts))
  expect(inParts).toEqual(await become())
  expect(told.length).toBeGreaterThan(4)
  expect(told).toEqual(told.toSorted((a, b) => a - b))
})
