export { listMail, type ShownMail } from './list-mail.ts';
export { type Mailer, runMailer } from './run-mailer.ts';
export {
  type MailSettings,
  openTransport,
  readMailSettings,
  sendDueMail,
} from './send-due-mail.ts';
