import type { Reader } from '#src/platform/database/index.ts'
import type { Lang } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Auth, SessionCookie } from '#src/platform/sign-in/index.ts'

/** Names of what lies above people, for pages that show where a function belongs. Null: there is no such programme. */
export type ProgrammeNames = (
  db: Reader,
  programmeId: Id<'programme'>,
  lang: Lang,
) => Promise<{ readonly name: string; readonly href: string; readonly areas: Readonly<Record<string, string>> } | null>

export interface PeopleDeps {
  readonly auth: Auth
  readonly sessionCookie: SessionCookie
  /** Anyone may sign in as an example person. */
  readonly demo: boolean
  readonly programmeNames: ProgrammeNames
}
