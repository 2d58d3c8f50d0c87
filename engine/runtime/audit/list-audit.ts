import { and, desc, eq } from 'drizzle-orm';
import { auditEntries } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';

const MOST_ENTRIES = 200;

/** The history of one subject, newest first. Internal to the workbench: callers check permission. */
export async function listAudit({
  ctx,
  input,
}: {
  ctx: Context;
  input: { subjectKind: string; subjectId: string };
}): Promise<(typeof auditEntries.$inferSelect)[]> {
  return inTransaction(ctx, ({ tx }) =>
    tx
      .select()
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.tenantId, ctx.tenantId),
          eq(auditEntries.subjectKind, input.subjectKind),
          eq(auditEntries.subjectId, input.subjectId),
        ),
      )
      .orderBy(desc(auditEntries.at), desc(auditEntries.id))
      .limit(MOST_ENTRIES),
  );
}
