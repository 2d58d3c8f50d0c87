import { and, desc, eq, inArray, isNull, or } from 'drizzle-orm';
import { memberships, openIdentity } from '#drizzle';
import { mailOutbox } from '#drizzle/tables/identity';
import { type Context, inTransaction } from '#engine/runtime/context';
import { appError } from '#engine/runtime/error';
import { requirePermission } from '#engine/runtime/permission';

export interface ShownMail {
  id: string;
  kind: string;
  recipient: string;
  subject: string;
  body: string;
  /** ISO instants. */
  createdAt: string;
  sentAt: string | null;
}

const MOST_MAILS = 100;

/**
 * Mails of the tenant, and those to its people, the latest first. In the demonstration only: a mail
 * may hold a link that lets its reader in as somebody else.
 */
export async function listMail({ ctx }: { ctx: Context }): Promise<ShownMail[]> {
  requirePermission(ctx, 'mail.list');
  if (process.env.RATECRAFT_DEMO !== '1') {
    throw appError('forbidden', {
      zh: '仅演示模式可查看发件箱',
      en: 'the outbox can be read in the demonstration only',
    });
  }
  const people = await inTransaction(ctx, ({ tx }) =>
    tx
      .select({ email: memberships.email })
      .from(memberships)
      .where(eq(memberships.tenantId, ctx.tenantId)),
  );
  const own = openIdentity(ctx.db, { max: 1 });
  try {
    const rows = await own.orm
      .select()
      .from(mailOutbox)
      .where(
        or(
          eq(mailOutbox.tenantId, ctx.tenantId),
          and(
            isNull(mailOutbox.tenantId),
            inArray(
              mailOutbox.recipient,
              people.map(({ email }) => email),
            ),
          ),
        ),
      )
      .orderBy(desc(mailOutbox.createdAt))
      .limit(MOST_MAILS);
    return rows.map(({ id, kind, recipient, subject, body, createdAt, sentAt }) => ({
      ...{ id, kind, recipient, subject, body },
      createdAt: createdAt.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
    }));
  } finally {
    await own.close();
  }
}
