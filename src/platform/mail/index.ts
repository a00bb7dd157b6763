export { clearOldMails, listMails, type Mail, type QueuedMail, queueMail } from './outbox.ts'
