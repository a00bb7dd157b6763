import { sql } from 'drizzle-orm'
import { consentToSilence, readPlan, takeSnapshots } from '#src/features/commitments/index.ts'
import { clearOldNotices } from '#src/features/notices/index.ts'
import { clearEnded } from '#src/features/people/index.ts'
import { readFacts } from '#src/features/programmes/index.ts'
import { climbOverdue, closeSilent } from '#src/features/questions/index.ts'
import { tellOfVacancies } from '#src/features/risks/index.ts'
import { dayIn } from '#src/platform/clock.ts'
import { inTransaction } from '#src/platform/http/index.ts'
import type { JobPlan } from '#src/platform/jobs/index.ts'
import type { Deps } from './deps.ts'
import { inEachProgramme, ownDeed } from './each-programme.ts'

/** How long a form's key is remembered, and a file that was previewed but never imported is kept. */
const forgetAfterDays = 7

/** How long a notice that has been read is kept. */
const keepNoticesDays = 180

/** What the product does by itself, once a day. */
export const dailyWork = (deps: Deps): JobPlan => ({
  handlers: {
    'daily.snapshots': () => snapshots(deps),
    'daily.silence': () => silence(deps),
    'daily.questions': () => questions(deps),
    'daily.vacancies': () => vacancies(deps),
    'daily.tidy': () => tidy(deps),
  },
  // The day's standing is taken when the day is nearly over; silence, what is late, and tidying wait for the new day.
  schedule: {
    'daily.snapshots': '55 23 * * *',
    'daily.silence': '5 0 * * *',
    'daily.questions': '15 0 * * *',
    'daily.vacancies': '25 0 * * *',
    'daily.tidy': '20 3 * * *',
  },
})

const snapshots = async ({ database, clock }: Deps): Promise<void> => {
  await inTransaction(database.db, (tx) => takeSnapshots(tx, dayIn(clock.now())))
}

/** Nobody answered whether an item may be left out: after ten working days silence consents (product.md). */
const silence = (deps: Deps): Promise<void> =>
  inEachProgramme(deps, async (tx, id, deed) => {
    await consentToSilence(tx, await readPlan(tx, id), deed)
  })

/** Questions that were not answered in time climb; answered ones that their askers say nothing of are closed (product.md). */
const questions = (deps: Deps): Promise<void> =>
  inEachProgramme(deps, async (tx, id, deed) => {
    const programme = await readFacts(tx, id)
    await climbOverdue(tx, programme, deed)
    await closeSilent(tx, programme, deed)
  })

/** Risks that nobody can decide about, since who decides has fallen vacant: the programme leads are told. */
const vacancies = ({ database, clock }: Deps): Promise<void> =>
  inTransaction(database.db, (tx) => tellOfVacancies(tx, ownDeed(clock)))

async function tidy({ database, clock, files }: Deps): Promise<void> {
  const now = clock.now()
  const before = now.subtract({ hours: forgetAfterDays * 24 }).toString()
  await clearEnded(database.db, now.toString())
  await clearOldNotices(database.db, now.subtract({ hours: keepNoticesDays * 24 }).toString())
  await database.db.execute(sql`delete from submissions where at < ${before}`)
  await database.db.execute(sql`delete from pending_imports where created_at < ${before}`)
  await files.sweep(now, async (sums) => {
    const { rows } = await database.db.execute<{ sha256: string }>(
      sql`select distinct sha256 from stored_files where sha256 = any(${sql.param([...sums])}::text[])`,
    )
    return new Set(rows.map((row) => row.sha256))
  })
}
