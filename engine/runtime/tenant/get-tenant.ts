import { eq } from 'drizzle-orm';
import { tenants } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';
import { requirePermission } from '#engine/runtime/permission';
import type { Tenant } from './create-tenant.ts';

/** The tenant of the context. */
export async function getTenant({ ctx }: { ctx: Context }): Promise<Tenant> {
  requirePermission(ctx, 'tenant.get');
  return inTransaction(ctx, async ({ tx }) => {
    const [tenant] = await tx.select().from(tenants).where(eq(tenants.id, ctx.tenantId));
    if (!tenant) throw notFound({ zh: '租户', en: 'tenant' }, ctx.tenantId);
    return tenant;
  });
}
