export { digestCron } from './digest/digest-time.ts'
export type { Answered, Asked, MailSettings, MailTask } from './digest/mail-room.ts'
export { lettersAreDue } from './digest/to-mail.store.ts'
export { noticeRoutes, openNoticeRoutes } from './notice.routes.ts'
export { type MailWay, mailWays, type NoticeKind, noticeKinds } from './notice.ts'
export { noticeInWords } from './notice.words.ts'
export { clearOldNotices } from './notice-list.store.ts'
export {
  type NewNotice,
  type NewNotices,
  notify,
  notifyMany,
  personTopic,
  type Recipients,
} from './notify.store.ts'
