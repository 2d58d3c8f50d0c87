export { listMail, type ShownMail } from './list-mail.ts';
export { runMailer } from './run-mailer.ts';
export {
  type MailSettings,
  openTransport,
  sendDueMail,
} from './send-due-mail.ts';
