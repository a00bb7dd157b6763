/** What notices are about; each person chooses per kind how it is mailed. */
export const noticeKinds = ['waits', 'plan', 'risks', 'questions', 'forums'] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** How a notice is mailed: at once, once a day with the others, or not at all. In the product it always stands. */
export const mailWays = ['at-once', 'daily', 'none'] as const
export type MailWay = (typeof mailWays)[number]

/** Until a person chooses: what others wait for comes at once, the rest once a day. */
export const usualWay: Readonly<Record<NoticeKind, MailWay>> = {
  waits: 'daily',
  plan: 'at-once',
  risks: 'at-once',
  questions: 'at-once',
  forums: 'daily',
}
