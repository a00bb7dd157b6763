import type { Id } from '#src/platform/ids.ts'
import { ok, type Result, refuse } from '#src/platform/result.ts'

export const linkPurposes = ['invitation', 'first-administrator', 'deliver', 'accept', 'answer'] as const
export type LinkPurpose = (typeof linkPurposes)[number]

export interface OneTimeLink {
  readonly id: string
  readonly purpose: LinkPurpose
  /** Whom an invitation is for. */
  readonly personId: Id<'person'> | null
  readonly programmeId: Id<'programme'> | null
  readonly subjectId: string | null
  /** On whose behalf the deed is done. */
  readonly partyId: Id<'party'> | null
  /** Who was asked, as the one who made the link wrote it. */
  readonly recipient: string
  readonly createdBy: Id<'person'> | null
  readonly expiresAt: string
  readonly spentAt: string | null
}

export type LinkRefusal =
  | { readonly code: 'unknown' }
  | { readonly code: 'spent'; readonly at: string }
  | { readonly code: 'expired'; readonly at: string }

/** A link is good once, until the moment it expires. Moments are ISO 8601 in UTC. */
export function usable(link: OneTimeLink | null, now: string): Result<OneTimeLink, LinkRefusal> {
  if (!link) return refuse({ code: 'unknown' })
  if (link.spentAt) return refuse({ code: 'spent', at: link.spentAt })
  if (Temporal.Instant.compare(link.expiresAt, now) <= 0) return refuse({ code: 'expired', at: link.expiresAt })
  return ok(link)
}

/** How long an invitation can be taken, in days. */
export const invitationDays = 14
