import { and, eq } from 'drizzle-orm';
import { auditChain, auditEntries } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { type AuditEntry, ENTRY_COLUMNS, toEntries } from './audit-entry.ts';

const parse = inputParser<{ id: string }>({ id: TEXT.id });

/** One entry of the audit log. */
export async function getAuditEntry({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<AuditEntry> {
  requirePermission(ctx, 'audit.list');
  const { id } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const [row] = await scope.tx
      .select(ENTRY_COLUMNS)
      .from(auditEntries)
      .leftJoin(
        auditChain,
        and(
          eq(auditChain.tenantId, auditEntries.tenantId),
          eq(auditChain.entryId, auditEntries.id),
        ),
      )
      .where(and(eq(auditEntries.tenantId, ctx.tenantId), eq(auditEntries.id, id)));
    const [entry] = row ? await toEntries(scope, [row]) : [];
    if (!entry) throw notFound({ zh: '审计记录', en: 'audit entry' }, id);
    return entry;
  });
}
