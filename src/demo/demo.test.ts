import { expect, test } from 'vitest'
import { aWorld } from '../../tests/world.ts'
import { loadDemo } from './index.ts'

test('loads', { timeout: 120_000 }, async () => {
  const world = await aWorld()
  const began = performance.now()
  expect(await loadDemo({ database: world.deps.database, home: process.cwd() }, '2026-11-22', (l) => console.log(l, performance.now()))).toBe(true)
  console.log('ms', performance.now() - began)
  const { rows } = await world.db.execute(`select rollout_id, p.name, half, light, applicable, accepted, overdue from readiness_snapshots s join rollouts r on r.id = s.rollout_id join parties p on p.id = r.party_id where "on" = '2026-11-22' order by p.name, half`)
  for (const row of rows) console.log(Object.values(row).slice(1).join(' '))
})
