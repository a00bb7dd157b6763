import { eq } from 'drizzle-orm'
import { listServing } from '#src/features/forums/index.ts'
import { programmeTopic } from '#src/features/programmes/index.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { type Deed, record } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { announce } from '#src/platform/live/index.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'
import { questionSettings } from '../question.tables.ts'
import { type QuestionSettings, usualSettings } from '../rules/clock.ts'

export async function readQuestionSettings(db: Reader, programmeId: Id<'programme'>): Promise<QuestionSettings> {
  const [found] = await db
    .select({
      ownDays: questionSettings.ownDays,
      programmeDays: questionSettings.programmeDays,
      forumDays: questionSettings.forumDays,
      forumId: questionSettings.forumId,
      version: questionSettings.version,
    })
    .from(questionSettings)
    .where(eq(questionSettings.programmeId, programmeId))
  return found ?? usualSettings
}

export type SettingsRefusal =
  | { readonly code: 'stale'; readonly now: QuestionSettings }
  /** Not a forum that serves the programme, or one organisation's own. */
  | { readonly code: 'no-such-forum' }

/**
 * What is promised from now on; questions already on their way keep their day. Refuses a first forum that does not serve the programme or is
 * a receiver's own group, and an edit of what somebody else has changed since `version` (0: never set). From the first forum it climbs by
 * parents alone, and no forum stands above itself: there is no way round.
 */
export async function setQuestionSettings(
  tx: Tx,
  programmeId: Id<'programme'>,
  { version, ...wish }: QuestionSettings,
  deed: Deed,
): Promise<Result<void, SettingsRefusal>> {
  const shared = (await listServing(tx, programmeId, deed.today)).filter(({ isLocal }) => !isLocal)
  const forum = shared.find(({ id }) => id === wish.forumId)
  if (wish.forumId && !forum) return refuse({ code: 'no-such-forum' })
  const saved = await tx
    .insert(questionSettings)
    .values({ programmeId, ...wish })
    .onConflictDoUpdate({
      target: questionSettings.programmeId,
      set: { ...wish, version: version + 1 },
      setWhere: eq(questionSettings.version, version),
    })
    .returning({ version: questionSettings.version })
  // A first setting of what is set already changes nothing either: no row has version 0.
  if (saved.length === 0) return refuse({ code: 'stale', now: await readQuestionSettings(tx, programmeId) })
  const { ownDays, programmeDays, forumDays } = wish
  const params = { ownDays, programmeDays, forumDays, forum: forum?.name ?? '' }
  await record(
    tx,
    { programmeId, subjectKind: 'programme', subjectId: programmeId, code: 'question.settings-changed', params },
    deed,
  )
  announce(tx, programmeTopic(programmeId))
  return ok(undefined)
}
