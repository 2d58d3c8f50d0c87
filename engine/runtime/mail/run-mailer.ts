import { type Database, openIdentity } from '#drizzle';
import { openTransport, readMailSettings, sendDueMail } from './send-due-mail.ts';

const INTERVAL_MS = 3_000;

interface Mailer {
  /** Ends the mail in hand and stops. */
  stop(): Promise<void>;
}

/** Sends mail as it becomes due, until stopped; undefined where no mail server is named. */
export function runMailer(db: Pick<Database, 'logins'>): Mailer | undefined {
  const settings = readMailSettings();
  if (!settings) {
    if (process.env.RATECRAFT_DEMO !== '1') {
      console.error(
        'SMTP_URL is not set: invitations and password resets are not mailed. | 未设置 SMTP_URL：邀请与重置密码邮件不会发出。',
      );
    }
    return undefined;
  }
  const own = openIdentity(db, { max: 1 });
  const transport = openTransport(settings);
  let isStopping = false;
  let wake = () => {};
  const work = async () => {
    while (!isStopping) {
      await sendDueMail(own, transport, settings).catch((error: unknown) => {
        console.error(error instanceof Error ? error.message : String(error));
      });
      if (isStopping) break;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, INTERVAL_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const working = work();
  return {
    stop: async () => {
      isStopping = true;
      wake();
      await working;
      transport.close();
      await own.close();
    },
  };
}
