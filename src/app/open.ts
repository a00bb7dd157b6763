import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OfferExamples } from '#src/features/people/index.ts'
import { ensureBuiltInTemplates } from '#src/features/templates/index.ts'
import type { Clock } from '#src/platform/clock.ts'
import type { Config } from '#src/platform/config.ts'
import { connect, migrate } from '#src/platform/database/index.ts'
import { folderStore } from '#src/platform/files/index.ts'
import { inTransaction } from '#src/platform/http/index.ts'
import { listenForChanges } from '#src/platform/live/index.ts'
import { createAuth, sessionCookie, sharedSecret } from '#src/platform/sign-in/index.ts'
import { assetsIn } from './assets.ts'
import type { Deps } from './deps.ts'

export interface Opening {
  readonly config: Config
  readonly databaseUrl: string
  readonly clock: Clock
  readonly offerExamples: OfferExamples | null
  /** The checkout or installation: holds `migrations`, `package.json` and, when built, `dist/client`. */
  readonly home: string
  /** Aborted when the process is to stop: ends the live streams. */
  readonly stopping: AbortSignal
}

/** Opens all that the app stands on, with the database brought to the present schema. */
export async function openDeps({
  config,
  databaseUrl,
  clock,
  offerExamples,
  home,
  stopping,
}: Opening): Promise<Deps & { close(): Promise<void> }> {
  const database = connect(databaseUrl)
  await migrate(database.pool, join(home, 'migrations'))
  const now = clock.now().toString()
  await inTransaction(database.db, (tx) => ensureBuiltInTemplates(tx, now))
  const secret = await sharedSecret(database.db, 'sign-in', now)
  const formSecret = await sharedSecret(database.db, 'forms', now)
  const live = listenForChanges(databaseUrl)
  const { version }: { version: string } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  return {
    config,
    database,
    clock,
    live,
    files: folderStore(join(config.dataFolder, 'files')),
    auth: createAuth({ db: database.db, secret, publicUrl: config.publicUrl, clock }),
    sessionCookie: sessionCookie(config.publicUrl, secret),
    formSecret,
    ...assetsIn(join(home, 'dist/client')),
    offerExamples,
    version,
    stopping,
    close: async () => {
      await live.close()
      await database.close()
    },
  }
}
