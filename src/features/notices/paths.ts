import type { Id } from '#src/platform/ids.ts'

export const noticesPath = '/notices'
export const noticePath = (id: Id<'notice'>): string => `${noticesPath}/${id}`
/** What one is mailed of what one is told. */
export const noticeChoicesPath = '/profile/notices'
