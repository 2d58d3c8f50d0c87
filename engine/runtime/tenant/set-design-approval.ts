import { eq } from 'drizzle-orm';
import { tenants } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';
import { inputParser } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';

export interface SetDesignApprovalInput {
  /** Whether a design is published only when another person than its author approved it. */
  isRequired: boolean;
}

const parse = inputParser<SetDesignApprovalInput>({ isRequired: { type: 'boolean' } });

/** Changes whether designs need approval; what is published already stays. */
export async function setDesignApproval({
  ctx,
  input,
}: {
  ctx: Context;
  input: SetDesignApprovalInput;
}): Promise<SetDesignApprovalInput> {
  requirePermission(ctx, 'tenant.set-design-approval');
  const { isRequired } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const [before] = await scope.tx
      .select({ isRequired: tenants.requiresDesignApproval })
      .from(tenants)
      .where(eq(tenants.id, ctx.tenantId))
      .for('update');
    if (!before) throw notFound({ zh: '租户', en: 'tenant' }, ctx.tenantId);
    await scope.tx
      .update(tenants)
      .set({ requiresDesignApproval: isRequired })
      .where(eq(tenants.id, ctx.tenantId));
    await writeAudit(scope, 'tenant.set-design-approval', {
      kind: 'tenant',
      id: ctx.tenantId,
      before: { requiresDesignApproval: before.isRequired },
      after: { requiresDesignApproval: isRequired },
    });
    return { isRequired };
  });
}
