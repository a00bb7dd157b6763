export { noticeRoutes, openNoticeRoutes } from './notice.routes.ts'
export { type MailWay, mailWays, type NoticeKind, noticeKinds } from './notice.ts'
export { type NewNotice, noticesToMail, notify, personTopic, type Recipients } from './notify.store.ts'
