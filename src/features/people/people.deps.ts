import type { Reader } from '#src/platform/database/index.ts'
import type { Lang, Translate } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Auth, SessionCookie } from '#src/platform/sign-in/index.ts'

/** Names of what lies above people, for pages that show where a function belongs. Null: there is no such programme. */
export type ProgrammeNames = (
  db: Reader,
  programmeId: Id<'programme'>,
  lang: Lang,
) => Promise<{ readonly name: string; readonly href: string; readonly areas: Readonly<Record<string, string>> } | null>

/** The page of a seat, in its forum. Null: it is no seat. */
type SeatPage = (db: Reader, id: Id<'function'>) => Promise<string | null>

/** Example people that belong together. */
export interface OfferedGroup {
  readonly title: string
  readonly people: readonly { readonly personId: string; readonly name: string; readonly line: string }[]
}

/** Whom one can become with one click, and what each can try. */
export type OfferExamples = (db: Reader, t: Translate) => Promise<readonly OfferedGroup[]>

export interface PeopleDeps {
  readonly auth: Auth
  readonly sessionCookie: SessionCookie
  readonly programmeNames: ProgrammeNames
  readonly seatPage: SeatPage
  /** In the demo, where anyone may sign in as an example person; null everywhere else. */
  readonly offerExamples: OfferExamples | null
}
