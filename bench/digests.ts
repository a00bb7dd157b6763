import pg from 'pg'
import { startEmbedded } from '../src/platform/database/embedded/index.ts'
import type { Client } from './client/index.ts'
import type { Measured } from './client/load.ts'
import type { Run } from './report.ts'
import { startServer } from './server.ts'
import { type Facts, targetsOf } from './targets.ts'

/** How many people get a digest, and how many notices stand in each. */
export interface DigestEffort {
  readonly people: number
  readonly notices: number
}

export interface Digests {
  readonly run: Run
  /** p50 of the overview while the digests are written and sent, over what it is without: 2 is twice as slow. */
  readonly pagesSlower: number
}

const longestWaitMs = 180_000

/**
 * The digests of so many people, from when the job begins until the mail server has the last of them, with somebody reading the overview meanwhile.
 * Beside it the floor: mails of that size handed over by the same library, with nothing else done.
 */
export async function measureDigests(
  client: Client,
  built: string,
  folder: string,
  dataset: string,
  facts: Facts,
  { people, notices }: DigestEffort,
): Promise<Digests> {
  const smtpUrl = await client.openMailServer()
  const server = await startServer(built, folder, { SMTP_URL: smtpUrl })
  const embedded = await startEmbedded({ dataFolder: folder })
  const db = new pg.Client(embedded.url)
  await db.connect()
  const read = (seconds: number): Promise<Measured> =>
    client.load({
      base: server.base,
      targets: targetsOf(facts).overview,
      connections: 1,
      seconds,
      warmUpSeconds: 0.3,
      once: false,
    })
  try {
    const before = await read(2)
    await tell(db, facts, people, notices)
    await db.query(`insert into pgboss.job (name, data) values ('daily.digests', '{}')`)
    await jobIs(db, 'started_on')
    const during = await read(2)
    const tookMs = await jobIs(db, 'completed_on')
    const { count, bytes } = await client.mailsTaken()
    if (count !== people) throw new Error(`${count} digests came, not ${people}.`)
    const floorMs = await client.handOver(smtpUrl, count)
    const run = {
      name: 'digests',
      dataset,
      connections: 1,
      p50Ms: tookMs,
      p99Ms: tookMs,
      perSecond: (count / tookMs) * 1000,
      bytes,
      floorMs,
    } as const
    return { run, pagesSlower: during.p50Ms / before.p50Ms }
  } finally {
    await db.end()
    await server.stop()
    await embedded.stop()
    await client.closeMailServer()
  }
}

/** Each is told of some items, to be mailed once a day. */
async function tell(
  db: pg.Client,
  { programmeId, commitmentIds }: Facts,
  people: number,
  notices: number,
): Promise<void> {
  await db.query(
    `insert into notices (person_id, kind, code, params, programme_id, href, once, at, mail_way)
     select p.id, 'waits', 'item.delivered',
       jsonb_build_object('party', 'Regionen', 'titleSv', 'Utrustningslista ' || n, 'titleEn', 'Equipment list ' || n, 'label', '1.' || n, 'organisation', 'Hjo'), $1::uuid,
       '/programmes/' || $1::uuid || '/commitments/' || $2::uuid, 'bench ' || n, now() - interval '1 minute', 'daily'
     from (select distinct h.person_id as id from holdings h join functions f on f.id = h.function_id and f.programme_id = $1::uuid order by 1 limit $3) p,
       generate_series(1, $4::int) n`,
    [programmeId, commitmentIds[0], people, notices],
  )
}

/** Waits until the job is so far. @returns milliseconds since it began */
async function jobIs(db: pg.Client, far: 'started_on' | 'completed_on'): Promise<number> {
  const late = performance.now() + longestWaitMs
  for (;;) {
    const { rows } = await db.query<{ ms: number | null; state: string }>(
      `select extract(epoch from ${far} - started_on)::float8 * 1000 as ms, state from pgboss.job where name = 'daily.digests' order by created_on desc limit 1`,
    )
    const [job] = rows
    if (job?.state === 'failed' || performance.now() > late) throw new Error('The digests were not sent.')
    if (job && job.ms !== null) return job.ms
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
