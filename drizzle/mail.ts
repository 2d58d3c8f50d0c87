import { sql } from 'drizzle-orm';
import type { Transaction } from '#drizzle/connection';

export interface Mail {
  /** Such as invitation. */
  kind: string;
  recipient: string;
  subject: string;
  /** Plain text. */
  body: string;
}

/** Puts a mail into the outbox in the tenant's transaction: it leaves exactly if that commits. */
export async function addMail(tx: Transaction, mail: Mail): Promise<string> {
  const rows = await tx.execute<{ id: string }>(sql`
    select ratecraft_add_mail(${mail.kind}, ${mail.recipient}, ${mail.subject}, ${mail.body}) as id`);
  return String(rows[0]?.id);
}
