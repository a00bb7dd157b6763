import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Ui } from '#src/ui/index.ts'

/** A matter on a forum's list, told by the slice that it comes from, in the reader's language. */
export interface ToldMatter {
  readonly title: string
  readonly href: string
  /** Whose it is and how it stands, in a few words. */
  readonly about: string
  /** By when it should be dealt with (an ISO day), when there is such a day. */
  readonly by: string | null
}

/** Tells those of the things that the actor may see, by their id. What is not told is not shown, and not counted. */
export type MatterSource = (
  db: Reader,
  actor: Actor,
  programme: ProgrammeView,
  forumId: Id<'forum'>,
  subjectIds: readonly string[],
  ui: Ui,
) => Promise<ReadonlyMap<string, ToldMatter>>

export type MatterSources = Readonly<Record<string, MatterSource>>

/** A risk level that a forum decides about. */
export interface RiskMandate {
  readonly forumId: Id<'forum'>
  readonly programmeId: Id<'programme'>
  readonly programmeName: string
  readonly level: string
  readonly fromScore: number
  readonly toScore: number
}

/** What a forum shows of the slices above it; wired by `app.tsx`. */
export interface ForumDeps {
  /** By the matter's kind. */
  readonly matters: MatterSources
  /** The risk levels that any of the forums decides about, by programme and from the lowest. */
  readonly riskMandates: (db: Reader, forumIds: readonly Id<'forum'>[], ui: Ui) => Promise<readonly RiskMandate[]>
  /** Whether something above counts on the forum (in one programme, or any) besides what waits there and the risk levels: it can't end, or stop serving, until then. */
  readonly stillNeeded?: (db: Reader, forumId: Id<'forum'>, programmeId?: Id<'programme'>) => Promise<boolean>
  /**
   * Nothing is lifted to a forum in these programmes, nor a level given to it, until the transaction ends: to be called before asking whether it
   * is still needed, or something could come to a forum that is no more.
   */
  readonly holdLadders?: (tx: Tx, programmeIds: readonly Id<'programme'>[]) => Promise<void>
  /**
   * The ladder that an escalation climbs (where a forum stands, whose local group it is) has changed in these programmes: whose turn it is may have
   * too. In the change's own transaction. Who sits in a forum changes nothing there: what waits is the forum's.
   */
  readonly onLadderChanged?: (tx: Tx, programmeIds: readonly Id<'programme'>[], by: Deed) => Promise<void>
}
