import { and, eq, gt } from 'drizzle-orm';
import { designs, rawSql } from '#drizzle';
import { issue } from '#engine/core/issue';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { appError, conflict } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { auditView, type Design } from './design.ts';
import { getDesign } from './get-design.ts';
import { loadRules, requireState } from './lifecycle.ts';

const parse = inputParser<{ id: string }>({ id: TEXT.id });

/**
 * Calls off a version before its day, so that it never begins; it stays in the list. It began
 * meanwhile, or something was billed or subscribed ahead of its day by it: `conflict`.
 */
export async function cancelPublishing({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<Design> {
  requirePermission(ctx, 'design.cancel-publishing');
  const { id } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const before = await getDesign({ ctx: scope, input: { id } });
    const rules = await loadRules(scope);
    requireState('cancel-publishing', before, rules);
    await requireUnused(scope, before);
    const [cancelled] = await scope.tx
      .update(designs)
      .set({ status: 'cancelled', updatedAt: ctx.now.toString() })
      .where(
        and(
          eq(designs.tenantId, ctx.tenantId),
          eq(designs.id, id),
          eq(designs.status, 'published'),
          gt(designs.effectiveFrom, rules.today),
        ),
      )
      .returning();
    if (!cancelled) {
      throw conflict({
        zh: '只有尚未生效的版本可以取消发布',
        en: 'only a version that has not begun can be called off',
      });
    }
    await writeAudit(scope, 'design.cancel-publishing', {
      kind: 'design',
      id,
      before: auditView(before),
      after: auditView(cancelled),
    });
    return cancelled;
  });
}

/** Bills in advance may reach beyond the day of a version, and subscriptions may begin on it. */
async function requireUnused(scope: Scope, design: Design): Promise<void> {
  const sql = rawSql(scope.tx);
  const [used] = await sql<{ subscribed: boolean; billed: boolean }[]>`
    select exists (select from subscriptions where plan_design_id = ${design.id}) as subscribed,
        exists (
          select from bill_runs r
            join invoices v on v.tenant_id = r.tenant_id and v.run_id = r.id
            join invoice_lines l on l.tenant_id = v.tenant_id and l.invoice_id = v.id
            where (r.posted_at is null or r.posted_at >= ${design.publishedAt})
              and l.design_id = ${design.id}) as billed`;
  if (!used?.subscribed && !used?.billed) return;
  const { kind, key, version } = design;
  const text = used.subscribed
    ? {
        zh: `已有订阅使用 ${key} 的版本 ${version}，不能取消发布`,
        en: `subscriptions are on version ${version} of ${key} already, so it can't be called off`,
      }
    : {
        zh: `已有账单按 ${key} 的版本 ${version} 预先计费，不能取消发布`,
        en: `bills in advance were computed by version ${version} of ${key} already, so it can't be called off`,
      };
  const found = issue('design-in-use', '', text, { kind, key, version: String(version) });
  throw appError('conflict', text, [found]);
}
