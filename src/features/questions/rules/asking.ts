import type { Place } from './step.ts'

/** What is known of the asker's organisation. */
export interface Asking {
  /** It leads the programme. */
  readonly leadsProgramme: boolean
  /** There is a function there that answers for its questions, held by somebody or vacant. */
  readonly hasLeads: boolean
}

/**
 * Where a question starts: with the own organisation, which answers first (product.md, "Questions"). The organisation that leads the
 * programme asks the programme; so does one where no function exists that could answer.
 */
export const startsAt = ({ leadsProgramme, hasLeads }: Asking): Place => ({
  place: leadsProgramme || !hasLeads ? 'programme' : 'organisation',
  forumId: null,
})
