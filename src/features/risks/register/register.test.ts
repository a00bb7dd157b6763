import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyone } from '../../../../tests/everyone.ts'
import { aWorld, type Person } from '../../../../tests/world.ts'
import { risksIn } from '../readings/risks-for-tests.store.ts'
import { RISKS_PER_PAGE } from './risk-filter.ts'

async function aRegister() {
  const world = await aWorld()
  const plan = await everyone(world)
  const [lead] = (await world.actorOf(plan.people.lead)).functions
  const aRisk = risksIn(world.db, plan.id, {
    holderFunctionId: lead?.id ?? expect.fail('nobody leads'),
    organisationId: plan.region,
  })
  const read = async (path: string, as: Person = plan.people.lead): Promise<string> => {
    const answer = await world.get(`/programmes/${plan.id}/risks${path}`, as)
    expect(answer.status, path).toBe(200)
    return answer.text()
  }
  return { world, plan, aRisk, read }
}

const rowsIn = (html: string): string[] =>
  [...html.matchAll(/<span class="quiet">(R\d+)<\/span> <a /g)].flatMap(([, number]) => number ?? [])

const cellsIn = (html: string): [probability: number, impact: number, count: number, href: string][] =>
  [...html.matchAll(/<a href="([^"]*probability=(\d)[^"]*impact=(\d)[^"]*)" aria-label="[^"]*">(\d+)<\/a>/g)].map(
    ([, href = '', probability, impact, count]) => [
      Number(probability),
      Number(impact),
      Number(count),
      href.replaceAll('&amp;', '&'),
    ],
  )

test('the list shows what is open, the gravest first, with who decides and what is late', async () => {
  const { aRisk, read, plan } = await aRegister()
  await aRisk({ probability: 2, impact: 2, threat: 'En <b>låg</b> risk' })
  await aRisk({ probability: 5, impact: 5, rolloutId: plan.hjoRollout.id, nextReviewOn: '2026-11-01' })
  await aRisk({ state: 'closed' })
  await aRisk({ state: 'accepted', acceptedAt: '2026-11-01T08:00:00Z', probability: 3, impact: 4 })
  const html = await read('')
  expect(rowsIn(html)).toEqual(['R2', 'R4', 'R1'])
  for (const words of [
    '25\u00a0Hög',
    '12\u00a0Medel',
    '4\u00a0Låg',
    'Programledare, Regionen',
    'sen</span>',
    'accepterad',
  ])
    expect(html).toContain(words)
  expect(html).not.toContain('<b>låg</b>')
  expect(rowsIn(await read('?show=all'))).toEqual(['R2', 'R3', 'R4', 'R1'])
  expect(rowsIn(await read('?state=closed'))).toEqual(['R3'])
  expect(rowsIn(await read(`?rollout=${plan.hjoRollout.id}`))).toEqual(['R2'])
  expect(rowsIn(await read('?sort=number'))).toEqual(['R1', 'R2', 'R4'])
  expect(rowsIn(await read('?probability=5&impact=5'))).toEqual(['R2'])
  expect(rowsIn(await read('?level=1'))).toEqual(['R1'])
  expect(rowsIn(await read('?q=r2'))).toEqual(['R2'])
  expect(rowsIn(await read('?only=review-late'))).toEqual(['R2'])
})

test('each cell and each level of the matrix counts what its list shows, for everyone and however it is narrowed', async () => {
  const { world, aRisk, plan, read } = await aRegister()
  const organisations = [plan.region, plan.hjo, plan.skara, plan.supplier] as const
  let n = 0
  for (const probability of [1, 3, 5])
    for (const impact of [2, 4, 5])
      for (const visibility of ['own', 'all-but-suppliers', 'programme'] as const)
        await aRisk({
          probability,
          impact,
          visibility,
          organisationId: organisations[n++ % 4] ?? plan.region,
          rolloutId: n % 3 === 0 ? plan.hjoRollout.id : null,
          state: n % 5 === 0 ? 'closed' : 'open',
        })
  const { lead, hjo, skara, supplier } = plan.people
  const query = fc.constantFrom(
    '',
    'show=all',
    'level=3',
    `rollout=${plan.hjoRollout.id}`,
    'rollout=programme',
    'q=sen',
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(lead, hjo, skara, supplier), query, async (person, narrowed) => {
      const cells = cellsIn(await read(`/matrix?${narrowed}`, person))
      const all = rowsIn(await read(`?${narrowed}`, person))
      expect(cells.reduce((sum, [, , count]) => sum + count, 0)).toBe(all.length)
      for (const [, , count, href] of cells) {
        const answer = await world.get(href, person)
        expect(rowsIn(await answer.text())).toHaveLength(count)
      }
    }),
    { numRuns: 20 },
  )
})

test('what is taken to a file is what is shown, on all pages', async () => {
  const { world, aRisk, read, plan } = await aRegister()
  for (let n = 0; n < RISKS_PER_PAGE + 3; n++) await aRisk({ threat: `=HYPERLINK("x"); risk ${n}` })
  expect(rowsIn(await read(''))).toHaveLength(RISKS_PER_PAGE)
  expect(rowsIn(await read('?page=2'))).toHaveLength(3)
  const csv = await read('?format=csv&sort=number&page=2')
  const lines = csv.trim().split(/\r?\n/)
  expect(lines).toHaveLength(RISKS_PER_PAGE + 4)
  expect(lines[1]).toMatch(/R1[,;]/)
  const xlsx = await world.get(`/programmes/${plan.id}/risks?format=xlsx&level=3`, plan.people.lead)
  expect(xlsx.headers.get('content-type')).toContain('spreadsheetml')
})

test('an address that makes no sense shows the register all the same', async () => {
  const { aRisk, read } = await aRegister()
  await aRisk()
  const odd = [
    'probability=9&impact=0',
    'sort=%3B%20drop%20table%20risks',
    'page=-1',
    'page=1e9',
    'page=99999',
    'rollout=alla',
    'rollout=00000000-0000-0000-0000-000000000000',
    'level=-1&state=gone&only=x&holder=x',
    'level=999',
    `q=${'%00'.repeat(5)}%27%22`,
    `q=${'a'.repeat(5000)}`,
    'q=%3A*%20%26%20%21',
    'format=exe',
  ]
  for (const query of odd) {
    expect(await read(`?${query}`)).toContain('<h1')
    expect(await read(`/matrix?${query}`)).toContain('risk-matrix')
  }
  expect(rowsIn(await read('?probability=9&sort=x&page=-1'))).toEqual(['R1'])
})

test('who has no say sees no register: observers and others are told that it is not there', async () => {
  const { world, plan, aRisk, read } = await aRegister()
  await aRisk()
  const { observer, other, supplier, staff } = plan.people
  for (const path of ['/risks', '/risks/matrix', '/risks?format=csv'])
    for (const person of [observer, other])
      expect((await world.get(`/programmes/${plan.id}${path}`, person)).status).toBe(404)
  expect(rowsIn(await read('', staff))).toEqual(['R1'])
  expect(rowsIn(await read('', supplier))).toEqual([])
  expect(await read('?format=csv', supplier)).not.toContain('R1')
})

test('with nothing in it the register says what to do', async () => {
  const { read } = await aRegister()
  expect(await read('')).toContain('Inga risker är registrerade')
  expect(await read('?level=3')).toContain('Inga risker stämmer med urvalet')
  expect(await read('/matrix')).toContain('programledaren beslutar på alla')
})

test('a risk is registered from the register by those who may, in the rollout that is shown where it is theirs', async () => {
  const { plan, read } = await aRegister()
  const { staff, skara, supplier, lead } = plan.people
  const button = async (query: string, as: Person) => / href="([^"]*\/new[^"]*)"/.exec(await read(query, as))?.[1]
  const path = `/programmes/${plan.id}/risks/new`
  const ofHjo = `?rollout=${plan.hjoRollout.id}`
  expect(await button('', staff)).toBe(path)
  expect(await button(ofHjo, staff)).toBe(path + ofHjo)
  expect(await button(ofHjo, lead)).toBe(path + ofHjo)
  expect(await button(`/matrix${ofHjo}`, skara)).toBe(path)
  expect(await button('', supplier)).toBeUndefined()
})
