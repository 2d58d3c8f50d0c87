import { createTransport, type Transporter } from 'nodemailer';
import type { IdentityDatabase } from '#drizzle';

/** After so many attempts a mail is given up. */
const MOST_ATTEMPTS = 8;
/** What waited longer, because no mail server was named, is of no use any more. */
const OLDEST_DAYS = 7;
/** Until a mail taken by a process that died is due again. */
const LEASE_S = 300;
/** How long until the next attempt, after the first, the second …; then every hour. */
const BACKOFF_S = [60, 300, 900, 1800];
const HOUR_S = 3600;
const AT_ONCE = 20;
const TIMEOUT_MS = 20_000;

export interface MailSettings {
  /** Such as smtps://user:password@mail.example.com:465 */
  smtpUrl: string;
  from: string;
}

/** From SMTP_URL and MAIL_FROM; undefined where no mail leaves. */
export function readMailSettings(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): MailSettings | undefined {
  const { SMTP_URL, MAIL_FROM } = environment;
  if (!SMTP_URL) return undefined;
  return { smtpUrl: SMTP_URL, from: MAIL_FROM || 'Ratecraft <ratecraft@localhost>' };
}

export function openTransport({ smtpUrl }: MailSettings): Transporter {
  return createTransport({
    url: smtpUrl,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

interface DueMail {
  id: string;
  recipient: string;
  subject: string;
  body: string;
  attempts: number;
}

/**
 * Sends what is due; resolves with how many were sent. Any number of processes may do so at once:
 * each takes mails for a while. One that dies in between may send a mail twice, under the same
 * message id.
 */
export async function sendDueMail(
  { sql }: IdentityDatabase,
  transport: Transporter,
  { from }: MailSettings,
): Promise<number> {
  const due = await sql<DueMail[]>`
    update identity.mail_outbox
      set due_at = now() + ${LEASE_S} * interval '1 second', attempts = attempts + 1
      where id in (
        select id from identity.mail_outbox
          where due_at <= now() and sent_at is null and failed_at is null
            and created_at > now() - ${OLDEST_DAYS} * interval '1 day'
          order by due_at limit ${AT_ONCE} for update skip locked)
      returning id, recipient, subject, body, attempts`;
  let sent = 0;
  for (const mail of due) {
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: mail.recipient },
        subject: mail.subject,
        text: mail.body,
        messageId: `<${mail.id}@ratecraft>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      // What it said may let people in, and has no use any more.
      await sql`
        update identity.mail_outbox set sent_at = now(), body = '', last_error = null
          where id = ${mail.id}`;
      sent += 1;
    } catch (error) {
      await postpone(sql, mail, error);
    }
  }
  return sent;
}

async function postpone(
  sql: IdentityDatabase['sql'],
  { id, attempts }: DueMail,
  error: unknown,
): Promise<void> {
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 500);
  const isOver = attempts >= MOST_ATTEMPTS;
  const waitS = BACKOFF_S[attempts - 1] ?? HOUR_S;
  await sql`
    update identity.mail_outbox
      set due_at = now() + ${waitS} * interval '1 second', last_error = ${reason},
        failed_at = case when ${isOver} then now() end
      where id = ${id}`;
  const what = isOver ? 'is given up' : `is tried again in ${waitS} s`;
  console.error(`mail ${id} ${what}: ${reason}`);
}
