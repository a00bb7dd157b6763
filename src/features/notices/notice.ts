/** What notices are about; each person chooses per kind how it is mailed. `waits`: deliveries and items that one answers for. */
export const noticeKinds = ['waits', 'plan', 'risks', 'questions', 'forums'] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** How a notice is mailed: at once, once a day with the others, or not at all. In the product it always stands. */
export const mailWays = ['at-once', 'daily', 'none'] as const
export type MailWay = (typeof mailWays)[number]

/** Until a person chooses: what is rare and must not lie comes at once, what there are many of once a day. */
export const usualWay: Readonly<Record<NoticeKind, MailWay>> = {
  waits: 'daily',
  plan: 'at-once',
  risks: 'at-once',
  questions: 'at-once',
  forums: 'daily',
}

/** One who would be told more than this of the same thing in one deed is told once, with how many there are. */
export const mostTold = 20
