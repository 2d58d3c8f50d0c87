import { and, eq } from 'drizzle-orm';
import { designs } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { conflict } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { auditView, type Design } from './design.ts';
import { getDesign } from './get-design.ts';
import { loadRules, requireState } from './lifecycle.ts';

const parse = inputParser<{ id: string }>({ id: TEXT.id });

/** Takes a published version out of use for new business; what was billed by it still replays. */
export async function retireDesign({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<Design> {
  requirePermission(ctx, 'design.retire');
  const { id } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const before = await getDesign({ ctx: scope, input: { id } });
    requireState('retire', before, await loadRules(scope));
    const [retired] = await scope.tx
      .update(designs)
      .set({ status: 'retired', updatedAt: ctx.now.toString() })
      .where(
        and(
          eq(designs.tenantId, ctx.tenantId),
          eq(designs.id, id),
          eq(designs.status, 'published'),
        ),
      )
      .returning();
    if (!retired) {
      throw conflict({ zh: '只有已发布的版本可以停用', en: 'only a published version can retire' });
    }
    await writeAudit(scope, 'design.retire', {
      kind: 'design',
      id,
      before: auditView(before),
      after: auditView(retired),
    });
    return retired;
  });
}
