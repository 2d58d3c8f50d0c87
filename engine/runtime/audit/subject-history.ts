import { and, desc, eq } from 'drizzle-orm';
import { auditChain, auditEntries } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { type AuditEntry, ENTRY_COLUMNS, toEntries } from './audit-entry.ts';

const MOST_ENTRIES = 200;

/**
 * The history of one subject, newest first, as the actor may see it. For the pages and verbs of
 * the subject itself: they ask for the permission to see it.
 */
export async function subjectHistory({
  ctx,
  input,
}: {
  ctx: Context;
  input: { subjectKind: string; subjectId: string; limit?: number };
}): Promise<AuditEntry[]> {
  return inTransaction(ctx, async (scope) => {
    const rows = await scope.tx
      .select(ENTRY_COLUMNS)
      .from(auditEntries)
      .leftJoin(
        auditChain,
        and(
          eq(auditChain.tenantId, auditEntries.tenantId),
          eq(auditChain.entryId, auditEntries.id),
        ),
      )
      .where(
        and(
          eq(auditEntries.tenantId, ctx.tenantId),
          eq(auditEntries.subjectKind, input.subjectKind),
          eq(auditEntries.subjectId, input.subjectId),
        ),
      )
      .orderBy(desc(auditEntries.at), desc(auditEntries.id))
      .limit(Math.min(input.limit ?? MOST_ENTRIES, MOST_ENTRIES));
    return toEntries(scope, rows);
  });
}
