import type { Context } from 'hono'
import type { FileStore } from '#src/platform/files/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import type { Actor, ProgrammeNow } from '../access/index.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database, Db, Tx } from '../database/index.ts'
import type { Deed } from '../history/index.ts'
import type { Lang, Translate } from '../i18n/index.ts'

/** What a request carries. Feature-specific things are wired in `app.tsx`. */
export interface Variables {
  readonly database: Database
  readonly db: Db
  readonly config: Config
  readonly clock: Clock
  /** The moment the request came, as ISO 8601 in UTC, and the day that is in Sweden. */
  readonly now: string
  readonly today: string
  readonly lang: Lang
  readonly t: Translate
  /** Who asks. Only behind `signedIn`; elsewhere see `visitor`. */
  readonly actor: Actor
  readonly visitor: Actor | null
  /** The programmes that the one who asks is in, as they stood when the request came. */
  readonly programmes: readonly ProgrammeNow[]
  /** How many notices the one who asks has not read; counted no further than to a hundred. */
  readonly unread: number
  /** How many times that has changed, for pages that follow it. */
  readonly noticeVersion: number
  /** Runs in one transaction. An answer of 400 or above rolls it back: nothing is half done. */
  readonly transaction: (work: (tx: Tx) => Promise<Response>) => Promise<Response>
  /** What the page frame shows of the one who asks: `<Page {...c.var.frame} title=… >`. */
  readonly frame: Frame
  /** Staged and kept uploads. */
  readonly files: FileStore
  /** The session's token, to end it at sign-out. Only behind `signedIn`. */
  readonly sessionToken: string
  /** Signs what a form carries back to us (a staged file). */
  readonly formSecret: string
}

export interface Env {
  Variables: Variables
}

export type RequestContext = Context<Env>

/** What the actor does now, in the function that gave the right to it. */
export const deed = (c: RequestContext, inFunction?: { kind: string; partyId: string }): Deed => ({
  personId: c.var.actor.personId,
  functionKind: inFunction?.kind ?? null,
  partyId: inFunction?.partyId ?? null,
  at: c.var.now,
  today: c.var.today,
})
