/** Who sees a record: own organisation · all but suppliers · all in the programme ("Vem ser det här?"). */
export const visibilities = ['own', 'all-but-suppliers', 'programme'] as const
export type Visibility = (typeof visibilities)[number]

/** The same, and for what concerns one forum: those who have a seat in it. */
export const recordVisibilities = [...visibilities, 'forum'] as const
export type RecordVisibility = (typeof recordVisibilities)[number]

/** How an actor stands to a programme. An insider sees the plan and everyone's readiness; a supplier only what is
 * ordered from and delivered by it; an observer the plan, the lights and published notes. */
export type Standing = 'insider' | 'supplier' | 'observer'
