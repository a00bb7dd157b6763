import { ensureBuiltInTemplates } from '#src/features/templates/index.ts'
import { type IsoDate, plusDays } from '#src/platform/calendar/date.ts'
import { PLAIN_CALENDAR } from '#src/platform/calendar/working-days.ts'
import type { Database, Tx } from '#src/platform/database/index.ts'
import { inTransaction } from '#src/platform/http/index.ts'
import { organisationsOfExamples } from './added-organisations.ts'
import { castOfExamples, deedOf } from './cast.ts'
import { daysFrom } from './days.ts'
import { loadHealthRecord } from './health-record/index.ts'
import { importOrganisations } from './organisations.ts'
import { loadSkaraborg } from './skaraborg/index.ts'

export { offerExamples } from './offered.ts'

export interface DemoDeps {
  readonly database: Pick<Database, 'db'>
  /** The folder that holds `data/organisations.csv`. */
  readonly home: string
}

/**
 * Loads the example programmes, dated from `today`, into a database that has nothing in it; one that has something is left as it is.
 * All or nothing: a start that is broken off leaves the database empty, and the next one begins anew.
 * @returns whether they were loaded
 */
export async function loadDemo(
  { database, home }: DemoDeps,
  today: string,
  tell: (line: string) => void = () => {},
): Promise<boolean> {
  return inTransaction(database.db, async (tx) => {
    if (!(await isEmpty(tx))) return false
    tell('Loading the example programmes …')
    const from = today as IsoDate
    const long = deedOf(daysFrom(from, PLAIN_CALENDAR), null, plusDays(from, -600))
    await ensureBuiltInTemplates(tx, long.at)
    const organisations = await importOrganisations(tx, home, organisationsOfExamples, long)
    const cast = castOfExamples()
    tell('… a social-care system in twelve municipalities')
    await loadSkaraborg(tx, from, organisations, cast)
    tell('… a health record for a region and 49 municipalities')
    await loadHealthRecord(tx, from, organisations, cast)
    tell('The example programmes are in place.')
    return true
  })
}

/** Two processes that start together take turns; the second finds the database filled. */
async function isEmpty(tx: Tx): Promise<boolean> {
  await tx.execute(`select pg_advisory_xact_lock(hashtext('example programmes'))`)
  const { rows } = await tx.execute<{ filled: boolean }>(
    'select exists (select from parties) or exists (select from people) or exists (select from programmes) as filled',
  )
  return rows[0]?.filled === false
}
