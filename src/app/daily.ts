import { sql } from 'drizzle-orm'
import { consentToSilence, readPlan, takeSnapshots } from '#src/features/commitments/index.ts'
import { clearOldNotices } from '#src/features/notices/index.ts'
import { clearEnded } from '#src/features/people/index.ts'
import { dayIn } from '#src/platform/clock.ts'
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
    'daily.tidy': () => tidy(deps),
  },
  // The day's standing is taken when the day is nearly over; silence and tidying wait for the new day.
  schedule: { 'daily.snapshots': '55 23 * * *', 'daily.silence': '5 0 * * *', 'daily.tidy': '20 3 * * *' },
})

const snapshots = async ({ database, clock }: Deps): Promise<void> => {
  await inTransaction(database.db, (tx) => takeSnapshots(tx, dayIn(clock.now())))
}

/** Nobody answered whether an item may be left out: after ten working days silence consents (product.md). */
async function silence({ database, clock }: Deps): Promise<void> {
  const now = clock.now()
  const deed = { personId: null, functionKind: null, partyId: null, at: now.toString(), today: dayIn(now) }
  const open = await database.db.execute<{ id: Id<'programme'> }>(
    sql`select id from programmes where closed_at is null order by id`,
  )
  for (const { id } of open.rows) {
    await inTransaction(database.db, async (tx) => consentToSilence(tx, await readPlan(tx, id), deed))
  }
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
