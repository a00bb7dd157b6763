import { expect, test } from 'vitest'
import { aProgramme } from '../../../tests/programme-to-import-into.ts'
import { aWorld } from '../../../tests/world.ts'

const header = 'Nr;Aktivitet;Område;Ska leverera;Tar emot;Senast;Status;Godkänd'
const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const done = at % 5 === 0
    return `${at};Åtagande ${at};Område ${at % 15};${at % 3 ? 'Programmet' : 'Hjo'};${at % 2 ? 'Hjo' : 'Skara'};2027-03-01;${done ? 'Klar' : ''};${done ? '2026-10-01' : ''}`
  })

test('fifty thousand rows are shown a page at a time; one more is refused', async () => {
  const world = await aWorld()
  const programme = await aProgramme(world)
  const { at, html } = await programme.preview([header, ...rows(50_000)].join('\n'))
  expect(html.replaceAll('\u00a0', ' ')).toContain('50 000 åtaganden läggs till')
  const last = await (await world.get(`${at}?show=add&sort=-row&page=500`, programme.lead)).text()
  expect(last).toContain('>Åtagande 0<')
  const tooMany = await programme.send([header, ...rows(50_001)].join('\n'))
  expect([tooMany.status, await tooMany.text()]).toEqual([422, expect.stringContaining('Dela upp den på flera filer')])
}, 120_000)

test('two thousand are read in at once, set by set', async () => {
  const world = await aWorld()
  const programme = await aProgramme(world)
  const { at, seen } = await programme.preview([header, ...rows(2000)].join('\n'))
  expect((await world.post(at, { seen }, programme.lead)).status).toBe(303)
  const { rows: counted } = await world.db.execute(
    `select state, count(*)::int as count from receipts where programme_id = '${programme.id}' group by state order by state`,
  )
  expect(counted).toEqual([
    { state: 'accepted', count: 400 },
    { state: 'not-started', count: 1600 },
  ])
}, 60_000)

test('a file multiplied by its receivers beyond what a programme can be is refused before it is done', async () => {
  const world = await aWorld()
  const programme = await aProgramme(world)
  const each = Array.from({ length: 31_000 }, (_, at) => `${at};Åtagande ${at};Teknik;Varje mottagare;;2027-03-01;;`)
  const { at, seen } = await programme.preview([header, ...each].join('\n'))
  const answer = await world.post(at, { seen }, programme.lead)
  expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('Filen skulle ge fler än')])
}, 120_000)
