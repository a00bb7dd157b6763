export { isPlainAddress, type Mailbox, oneLine, readMailbox } from './address.ts'
export { Letter } from './letter.tsx'
export {
  type AgainRefusal,
  clearOldMails,
  listMails,
  type Mail,
  mailToSend,
  ownReasons,
  type QueuedMail,
  queueMail,
  queueMails,
  sendAgain,
  wakeMail,
} from './outbox.tsx'
export { mailIsDue, type Round, sendDue } from './sending.ts'
export { type MailServer, messageIdOf, openTransport, type Patience, type Transport } from './transport.ts'
