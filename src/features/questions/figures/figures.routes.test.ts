import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type IsoDate, isoDate, plusDays } from '#src/platform/calendar/date.ts'
import { workingDaysBetween } from '#src/platform/calendar/working-days.ts'
import type { Id } from '#src/platform/ids.ts'
import { aForum } from '../../../../tests/a-forum-as-it-stands.ts'
import { everyone } from '../../../../tests/everyone.ts'
import { aWorld } from '../../../../tests/world.ts'
import type { StayEnd } from '../question.tables.ts'
import { questionsIn } from '../readings/questions-for-tests.store.ts'
import { listAllQuestions } from '../register/register.store.ts'
import { wishOf } from '../register/wish.ts'
import { ageBands } from './ages.ts'
import { readFigures } from './figures.store.ts'
import type { PlaceFigures } from './figures.ts'

async function aProgramme() {
  const world = await aWorld()
  const plan = await everyone(world)
  const forum = await aForum(world.db, plan.id, plan.region)
  const aQuestion = questionsIn(world.db, plan.id, { organisationId: plan.hjo, askedBy: plan.people.staff.id })
  const page = `/programmes/${plan.id}/questions/figures`
  return { world, plan, forum, aQuestion, page }
}

interface TestStay {
  readonly place: 'organisation' | 'programme' | 'forum'
  readonly started: number
  readonly took: number | null
  readonly endedHow: StayEnd
  readonly promised: number
  readonly postponements: number
}

const stay: fc.Arbitrary<TestStay> = fc.record({
  place: fc.constantFrom('organisation', 'programme', 'forum'),
  started: fc.integer({ min: 0, max: 90 }),
  took: fc.option(fc.integer({ min: 0, max: 40 })),
  endedHow: fc.constantFrom('answered', 'climbed', 'forwarded'),
  promised: fc.integer({ min: 1, max: 20 }),
  postponements: fc.integer({ min: 0, max: 2 }),
})

const median = (numbers: readonly number[]): number | null => {
  const sorted = numbers.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

const bandOf = (days: number) => (days <= 5 ? '0-5' : days <= 10 ? '6-10' : days <= 20 ? '11-20' : '21')

test('the figures are those that one counts oneself, and each leads to as many questions', async () => {
  const { world, plan, forum, aQuestion } = await aProgramme()
  const today = isoDate(world.today())
  const period = { from: plusDays(today, -60), to: plusDays(today, -5) }
  const actor = await world.actorOf(plan.people.lead)
  let version = 1000
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(stay, fc.constantFrom('hjo', 'skara')), { minLength: 1, maxLength: 12 }),
      async (wanted) => {
        await world.db.execute('truncate questions, question_stays, question_entries, question_affected')
        const view = { ...(await plan.view(plan.people.lead)), liveVersion: version++ }
        const days = (day: IsoDate, to: IsoDate) => workingDaysBetween(day, to, view.calendar)
        const stays = []
        for (const [wish, whose] of wanted) {
          const organisationId = whose === 'hjo' ? plan.hjo : plan.skara
          const startedOn = plusDays(today, -wish.started)
          const ended = wish.took === null || wish.took > wish.started ? null : plusDays(startedOn, wish.took)
          const promisedBy = plusDays(startedOn, wish.promised)
          const forumId = wish.place === 'forum' ? forum.id : null
          const endedHow = ended && wish.endedHow
          const workingDays = ended && days(startedOn, ended)
          const { place, postponements } = wish
          const kept = { place, forumId, startedOn, promisedBy, postponements, endedHow, workingDays }
          const moments = { startedAt: `${startedOn}T08:00:00Z`, endedAt: ended && `${ended}T09:00:00Z` }
          await aQuestion({
            organisationId,
            place,
            forumId,
            since: moments.startedAt,
            state: ended ? 'answered' : 'asked',
            stays: [
              {
                ...kept,
                ...moments,
                organisationId: place === 'organisation' ? organisationId : null,
                answerBy: promisedBy,
              },
            ],
          })
          stays.push({ ...kept, organisationId, ended, startedOn, promisedBy })
        }
        const rows = await readFigures(world.db, actor, view, period, today)
        for (const row of rows) {
          const here = stays.filter(
            ({ place, organisationId }) =>
              place === row.place && (row.organisationId === null || organisationId === row.organisationId),
          )
          const within = here.filter(({ ended }) => ended !== null && ended >= period.from && ended <= period.to)
          const answered = within.filter(({ endedHow }) => endedHow === 'answered')
          const inTime = answered.filter(({ ended, promisedBy }) => (ended ?? '') <= promisedBy)
          const open = here.filter(({ ended }) => ended === null)
          const postponed = here.filter(
            (one) =>
              one.postponements > 0 && (within.includes(one) || (one.ended === null && one.startedOn <= period.to)),
          )
          expect(row).toMatchObject({
            answered: answered.length,
            median: median(answered.flatMap(({ workingDays }) => workingDays ?? [])),
            inTime: inTime.length,
            late: answered.length - inTime.length + within.filter(({ endedHow }) => endedHow === 'climbed').length,
            postponements: postponed.reduce((sum, one) => sum + one.postponements, 0),
            postponed: postponed.length,
          })
          for (const band of ageBands)
            expect(row.open[band]).toBe(open.filter(({ startedOn }) => bandOf(days(startedOn, today)) === band).length)
          await leadsThere(row, view)
        }
        const places = new Set(stays.map((one) => (one.place === 'organisation' ? one.organisationId : one.place)))
        const together = stays.some(({ place }) => place === 'organisation') ? 1 : 0
        expect(rows).toHaveLength(places.size + together)
      },
    ),
    { numRuns: 25 },
  )

  async function leadsThere(row: PlaceFigures, view: Parameters<typeof listAllQuestions>[2]) {
    const at = row.forumId ?? row.place
    const organisation: { organisation?: Id<'party'> } = row.organisationId ? { organisation: row.organisationId } : {}
    const listed = async (what: Record<string, string>) => {
      const wish = wishOf(new URLSearchParams({ at, ...organisation, ...what }))
      return (await listAllQuestions(world.db, actor, view, wish, today)).length
    }
    expect(await listed({ counted: 'answered', ...period })).toBe(row.answered)
    expect(await listed({ counted: 'in-time', ...period })).toBe(row.inTime)
    expect(await listed({ counted: 'late', ...period })).toBe(row.late)
    expect(await listed({ counted: 'postponed', ...period })).toBe(row.postponed)
    for (const age of ageBands) expect(await listed({ age })).toBe(row.open[age])
  }
})

test('the page shows them as a table and a picture, says how they are counted, and gives them as a file', async () => {
  const { world, plan, forum, aQuestion, page } = await aProgramme()
  await aQuestion({ place: 'forum', forumId: forum.id })
  await aQuestion({
    stays: [{ endedAt: '2026-11-20T09:00:00Z', endedHow: 'answered', workingDays: 4 }],
    state: 'answered',
  })
  const html = await (await world.get(page, plan.people.lead)).text()
  expect(html).toContain('aria-label="Styrgruppen. 0–5 arbetsdagar: 1')
  expect(html).toContain('Så räknas det')
  expect(html).toContain(`at=${forum.id}&amp;age=0-5`)
  expect(html).toContain('Organisationerna tillsammans')
  const csv = await (await world.get(`${page}?format=csv`, plan.people.lead)).text()
  expect(csv).toContain('Styrgruppen')
  expect(csv.trim().split('\n')).toHaveLength(4)
})

test('a period that is none falls back on the last twelve months, and says so', async () => {
  const { world, plan, aQuestion, page } = await aProgramme()
  await aQuestion()
  const wrong = await (await world.get(`${page}?from=2026-12-01&to=2026-01-01`, plan.people.lead)).text()
  expect(wrong).toContain('Första dagen måste vara före den sista')
  for (const query of ['?from=2026-02-31', '?from=x&to=%00', '?sort=nonsense'])
    expect((await world.get(page + query, plan.people.lead)).status).toBe(200)
  expect((await world.get(page, plan.people.observer)).status).toBe(404)
})

test('nothing asked yet is told in words', async () => {
  const { world, plan, page } = await aProgramme()
  expect(await (await world.get(page, plan.people.lead)).text()).toContain('Det finns inga frågor att räkna än.')
})
