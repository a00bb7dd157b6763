import type { OfferExamples } from '#src/features/people/index.ts'
import type { Clock } from '#src/platform/clock.ts'
import type { Config } from '#src/platform/config.ts'
import type { Database } from '#src/platform/database/index.ts'
import type { FileStore } from '#src/platform/files/index.ts'
import type { LiveChanges } from '#src/platform/live/index.ts'
import type { Auth, SessionCookie } from '#src/platform/sign-in/index.ts'
import type { Assets } from '#src/ui/page.tsx'

/** Everything the app stands on; made by `main.ts`, and by the tests. */
export interface Deps {
  readonly config: Config
  readonly database: Database
  readonly clock: Clock
  readonly live: LiveChanges
  readonly files: FileStore
  readonly auth: Auth
  readonly sessionCookie: SessionCookie
  readonly formSecret: string
  readonly assets: Assets
  /** Folder of the built browser files, or null (tests). */
  readonly assetsFolder: string | null
  /** In the demo, where anyone may sign in as an example person; null everywhere else. */
  readonly offerExamples: OfferExamples | null
  readonly version: string
  /** Aborted when the process is to stop: ends the live streams. */
  readonly stopping: AbortSignal
}
