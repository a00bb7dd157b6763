import { sql } from 'drizzle-orm'
import { consentToSilence, readPlan, takeSnapshots } from '#src/features/commitments/index.ts'
import { clearOldNotices } from '#src/features/notices/index.ts'
import { clearEnded } from '#src/features/people/index.ts'
import { readFacts } from '#src/features/programmes/index.ts'
import { climbOverdue, closeSilent } from '#src/features/questions/index.ts'
import { tellOfVacancies } from '#src/features/risks/index.ts'
import { dayIn } from '#src/platform/clock.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { inTransaction } from '#src/platform/http/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { JobPlan } from '#src/platform/jobs/index.ts'
import type { Deps } from './deps.ts'

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
const vacancies = async ({ database, clock }: Deps): Promise<void> => {
  const now = clock.now()
  const deed = { personId: null, functionKind: null, partyId: null, at: now.toString(), today: dayIn(now) }
  await inTransaction(database.db, (tx) => tellOfVacancies(tx, deed))
}

/** What the product does by itself in each programme that is open, one after the other, each in a transaction of its own. */
async function inEachProgramme(
  { database, clock }: Deps,
  work: (tx: Tx, id: Id<'programme'>, deed: Deed) => Promise<void>,
): Promise<void> {
  const now = clock.now()
  const deed = { personId: null, functionKind: null, partyId: null, at: now.toString(), today: dayIn(now) }
  const open = await database.db.execute<{ id: Id<'programme'> }>(
    sql`select id from programmes where closed_at is null order by id`,
  )
  for (const { id } of open.rows) await inTransaction(database.db, (tx) => work(tx, id, deed))
}

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
