import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { openDeps } from '#src/app/open.ts'
import { createApp } from '#src/app.tsx'
import { dayIn, systemClock } from '#src/platform/clock.ts'
import { readConfig } from '#src/platform/config.ts'
import { startEmbedded } from '#src/platform/database/embedded/index.ts'
import type { Database } from '#src/platform/database/index.ts'
import { inTransaction } from '#src/platform/http/index.ts'
import type { SessionCookie } from '#src/platform/sign-in/index.ts'
import { makeItems } from './data-set/items.ts'
import { makePeople } from './data-set/people.ts'
import { makePlan } from './data-set/plan.ts'
import { makeProgress, readAcceptable } from './data-set/progress.ts'
import { makeQuestions } from './data-set/questions.ts'
import { makeForums, makeRisks } from './data-set/risks.ts'
import { recordStatements } from './record.ts'
import type { Size } from './sizes.ts'
import { acceptTargets, askTargets, type Facts, floorTargetsOf, type Name } from './targets.ts'

interface Wish {
  /** The data folder: of the database, and where `floor.json` is written. */
  readonly folder: string
  readonly size: Size
  /** How many receipts shall wait for an answer, and how many of the answers' statements are recorded for the floor. */
  readonly acceptable: number
  readonly recordedAccepts: number
  readonly names: readonly Name[]
}

/** Makes a data set in a PostgreSQL of its own, set up as in production, and records which statements each page runs on it. */
export async function prepare({ folder, size, acceptable, recordedAccepts, names }: Wish): Promise<Facts> {
  const embedded = await startEmbedded({ dataFolder: folder })
  const config = { ...readConfig({ PUBLIC_URL: 'http://localhost' }), databaseUrl: embedded.url, dataFolder: folder }
  const stopping = new AbortController()
  const opening = { config, databaseUrl: embedded.url, clock: systemClock, offerExamples: null, home: process.cwd() }
  const deps = await openDeps({ ...opening, stopping: stopping.signal })
  try {
    const facts = await makeDataSet(deps.database, deps.sessionCookie, size, acceptable)
    const app = createApp(deps)
    const targets = {
      ...floorTargetsOf(facts),
      accept: acceptTargets(facts).slice(0, recordedAccepts),
      ask: askTargets(facts, recordedAccepts),
    }
    const statements: Record<string, unknown> = {}
    for (const name of names) {
      const before = name === 'ask' ? () => takeNumber(deps.database, facts) : undefined
      const wish = { fresh: name === 'list100', ...(before ? { before } : {}) }
      statements[name] = await recordStatements(app, deps.database.pool, targets[name], wish)
    }
    // The last number that was noted is the floor's too.
    if (names.includes('ask')) await takeNumber(deps.database, facts)
    await writeFile(join(folder, 'floor.json'), JSON.stringify(statements))
    return { ...facts, acceptable: facts.acceptable.slice(recordedAccepts) }
  } finally {
    stopping.abort()
    await deps.close()
    await embedded.stop()
  }
}

/** What is rolled back would give the next question the same number, and the floor could not ask them both. */
async function takeNumber({ db }: Database, { programmeId }: Facts): Promise<void> {
  await db.execute(
    sql`update programme_numbers set last = last + 1 where programme_id = ${programmeId} and kind = 'question'`,
  )
}

async function makeDataSet(database: Database, cookie: SessionCookie, size: Size, acceptable: number): Promise<Facts> {
  const { db, pool } = database
  const now = systemClock.now()
  const deed = { personId: null, functionKind: null, partyId: null, at: now.toString(), today: dayIn(now), quiet: true }
  const plan = await inTransaction(db, (tx) => makePlan(tx, size, deed))
  const sessions = await inTransaction(db, (tx) => makePeople(tx, plan, size.people, cookie, deed))
  await inTransaction(db, (tx) => makeItems(tx, plan, size, deed))
  if (size.risks > 0) {
    const forums = await inTransaction(db, (tx) => makeForums(tx, plan, deed))
    await inTransaction(db, (tx) => makeRisks(tx, plan, forums, size.risks, deed))
    await inTransaction(db, (tx) =>
      makeQuestions(tx, plan, forums, { count: size.questions, entries: size.entries }, deed),
    )
  }
  // The planner must know what has come: without it the next steps take minutes.
  await pool.query('analyze')
  await inTransaction(db, (tx) => makeProgress(tx, plan, acceptable, deed))
  await pool.query('vacuum analyze')
  const answers = await inTransaction(db, (tx) => readAcceptable(tx, plan.id))
  const items = await db.execute<{ id: string }>(
    sql`select id from commitments where programme_id = ${plan.id} order by md5(id::text) limit 200`,
  )
  const leads = plan.rollouts.flatMap(({ partyId }) => sessions.rolloutLeads.get(partyId) ?? [])
  return {
    programmeId: plan.id,
    quietProgrammeId: plan.quietId,
    commitmentIds: items.rows.map(({ id }) => id),
    listed: size.rollouts * size.items,
    programmeLead: sessions.programmeLead,
    rolloutLeads: leads,
    acceptable: answers.map((one) => ({ ...one, cookie: sessions.rolloutLeads.get(one.partyId) ?? '' })),
  }
}
