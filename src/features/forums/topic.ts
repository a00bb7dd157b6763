import type { Id } from '#src/platform/ids.ts'

export const forumTopic = (id: Id<'forum'>): string => `forum:${id}`
