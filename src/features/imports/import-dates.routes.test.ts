import { expect, test } from 'vitest'
import { findProgramme, listDates, readRollouts } from '#src/features/programmes/index.ts'
import { orNotFound } from '#src/platform/access/index.ts'
import { aProgramme } from '../../../tests/programme-to-import-into.ts'
import { aWorld, type World } from '../../../tests/world.ts'

const dates = (...rows: string[]) =>
  ['Mottagare;Etapp;Ursprunglig plan;Gällande datum;Gäller från;Prognos;Utfall;Orsak', ...rows].join('\r\n')

async function standing(world: World, programme: Awaited<ReturnType<typeof aProgramme>>) {
  const rollouts = await readRollouts(world.db, programme.id)
  return Object.fromEntries(
    rollouts.map(({ partyName, waveName, state, goLives: [{ originalOn, decidedOn, forecastOn, actualOn }] }) => [
      partyName,
      { waveName, state, originalOn, decidedOn, forecastOn, actualOn },
    ]),
  )
}

test('a receiver that comes with a history keeps it: the original plan, each decision with its reason, and what happened', async () => {
  const world = await aWorld()
  const programme = await aProgramme(world)
  await world.aParty('Tibro')
  const { at, html, seen } = await programme.preview(
    dates(
      'Tibro;Etapp 2;2026-03-01;2026-03-01;2025-02-10;;;Första planen',
      'Tibro;Etapp 2;;2026-09-01;2025-12-01;;;Utbildningsmiljön var sen',
      'Tibro;Etapp 2;;2027-03-01;2026-05-20;2027-04-05;;Avtalet drog ut på tiden',
    ),
    { kind: 'plan-dates' },
  )
  expect(html).toContain('1 mottagare läggs till')
  expect(html).toContain('Etapp: – → Etapp 2 (läggs till)')
  expect(html).toContain(
    'Tidigare beslut: 1 september 2026, gällde från 1 december 2025. Orsak: Utbildningsmiljön var sen',
  )
  expect((await world.post(at, { seen }, programme.lead)).status).toBe(303)
  expect((await standing(world, programme)).Tibro).toEqual({
    waveName: 'Etapp 2',
    state: 'preparing',
    originalOn: '2026-03-01',
    decidedOn: '2027-03-01',
    forecastOn: '2027-04-05',
    actualOn: null,
  })
  const tibro = orNotFound((await readRollouts(world.db, programme.id)).find(({ partyName }) => partyName === 'Tibro'))
  const kept = await listDates(world.db, programme.id, [tibro.goLives[0].id])
  expect(
    kept.filter(({ kind }) => kind === 'decided').map(({ on, validFrom, reason }) => [on, validFrom, reason]),
  ).toEqual([
    ['2026-03-01', '2025-02-10', 'Första planen'],
    ['2026-09-01', '2025-12-01', 'Utbildningsmiljön var sen'],
    ['2027-03-01', '2026-05-20', 'Avtalet drog ut på tiden'],
  ])
})

test('one that is here is moved, forecast or gone live as the file says, and commitments follow; the same file again changes nothing', async () => {
  const world = await aWorld()
  const programme = await aProgramme(world)
  const plan = await programme.preview('Aktivitet;Område;Ägare;Till;Senast\nNät;Teknik;Programmet;Alla;3 månader före')
  await world.post(plan.at, { seen: plan.seen }, programme.lead)
  const file = dates('Hjo;;;2027-10-01;;;;Avtalet går ut', 'Skara;;2026-06-01;;;;2026-11-02;')
  const { at, seen } = await programme.preview(file, { kind: 'plan-dates' })
  expect((await world.post(at, { seen }, programme.lead)).status).toBe(303)
  expect(await standing(world, programme)).toMatchObject({
    Hjo: { decidedOn: '2027-10-01', originalOn: '2027-09-01' },
    Skara: { state: 'live', actualOn: '2026-11-02', originalOn: '2026-06-01', decidedOn: '2027-09-01' },
  })
  expect((await programme.commitments())[0]?.receipts).toMatchObject([
    { to: 'Hjo', due: '2027-07-01' },
    { to: 'Skara', due: '2027-06-01' },
  ])
  const again = await programme.preview(file, { kind: 'plan-dates' })
  expect(again.html).toContain('Inga mottagare läggs till, inga ändras, 2 är oförändrade')
})

test('what the programme’s own rules say no to is refused in the preview, and leaves nothing behind', async () => {
  const world = await aWorld()
  const programme = await aProgramme(world)
  const before = await standing(world, programme)
  const { at, html, seen } = await programme.preview(
    dates(
      'Hjo;;;2027-10-01;;;;',
      'Skara;;;;;2027-02-31;;',
      'Ingen kommun;;;2027-10-01;;;;',
      ';;;2027-10-01;;;;',
      'Hjo;Etapp 9;;;;;2030-01-01;',
    ),
    { kind: 'plan-dates' },
  )
  expect(html).toContain('Gällande datum behöver en orsak')
  expect(html).toContain('dagen 2027-02-31 finns inte')
  expect(html).toContain('ingen heter ”Ingen kommun” här')
  expect(html).toContain('Mottagare saknas')
  expect(html).toContain('2030-01-01 har inte kommit än')
  expect(html).toContain('Det finns inget att läsa in')
  expect(await standing(world, programme)).toEqual(before)
  expect((await world.post(at, { seen }, programme.lead)).status).toBe(409)
  expect(await standing(world, programme)).toEqual(before)
})

test('dates that changed since the preview are shown again', async () => {
  const world = await aWorld()
  const programme = await aProgramme(world)
  const file = dates('Hjo;;;2027-10-01;;;;Avtalet går ut')
  const [one, two] = [
    await programme.preview(file, { kind: 'plan-dates' }),
    await programme.preview(file, { kind: 'plan-dates' }),
  ]
  await world.post(one.at, { seen: one.seen }, programme.lead)
  const stale = await world.post(two.at, { seen: two.seen }, programme.lead)
  expect([stale.status, await stale.text()]).toEqual([409, expect.stringContaining('Planen har ändrats')])
  const programmeView = await findProgramme(world.db, await world.actorOf(programme.lead), programme.id)
  expect(programmeView?.standing).toBe('insider')
})
