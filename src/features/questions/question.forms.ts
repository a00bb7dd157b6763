import { z } from 'zod'
import {
  choice,
  onceField,
  optionalId,
  optionalText,
  requiredDay,
  requiredText,
  versionField,
  wholeNumber,
} from '#src/platform/http/index.ts'
import { asId, type Id } from '#src/platform/ids.ts'
import type { Place } from './rules/step.ts'

const version = versionField()

export const VersionForm = z.object({ version })
export const AnswerForm = z.object({
  version,
  outcome: choice(['answered', 'fixed', 'declined']),
  text: requiredText(10_000),
})
export const PostponeForm = z.object({ version, to: requiredDay(), reason: requiredText(2000) })
export const OwnerForm = z.object({ version, function: optionalId<'function'>() })
export const ReopenForm = z.object({ version, reason: requiredText(2000) })
export const MessageForm = z.object({ text: requiredText(4000), once: onceField() })
export const AffectedForm = z.object({
  /** Left out: the first that the actor works in. */
  organisation: optionalId<'party'>(),
  concerns: choice(['yes', 'no']).default('yes'),
})
export const LinkForm = z.object({ recipient: requiredText(200), days: wholeNumber(1, 90), once: onceField() })
export const TextForm = z.object({ text: requiredText(10_000) })

/** `programme`, `organisation` (back home), or the id of a forum. */
const placeField = () =>
  z.string({ error: 'form.choose' }).transform((text, context): Place => {
    if (text === 'programme' || text === 'organisation') return { place: text, forumId: null }
    const forumId = asId<'forum'>(text)
    if (!forumId) context.addIssue({ code: 'custom', message: 'form.choose' })
    return { place: 'forum', forumId: forumId as Id<'forum'> }
  })

export const PlaceForm = z
  .object({
    version,
    to: placeField(),
    reason: optionalText(2000),
    visibility: choice(['own-organisation', 'all-but-suppliers', 'all-in-programme']).optional(),
  })
  .superRefine(({ to, reason }, context) => {
    // What comes back without a word would be asked again.
    if (to?.place === 'organisation' && !reason)
      context.addIssue({ code: 'custom', path: ['reason'], message: 'form.required' })
  })

export const SettingsForm = z.object({
  version,
  ownDays: wholeNumber(1, 100),
  programmeDays: wholeNumber(1, 100),
  forumDays: wholeNumber(1, 100),
  forum: optionalId<'forum'>(),
})
