import { findTenantId } from '#drizzle';
import type { SystemContext } from '#engine/runtime/context';
import { notFound, toAppError } from '#engine/runtime/error';
import type { Tenant } from './create-tenant.ts';
import { getTenant } from './get-tenant.ts';

/** The tenant of a slug, or `not-found`. */
export async function findTenant({
  ctx,
  input,
}: {
  ctx: SystemContext;
  input: { slug: string };
}): Promise<Tenant> {
  const id = await findTenantId(ctx.db, input.slug).catch((error) => {
    throw toAppError(error);
  });
  if (!id) throw notFound({ zh: '租户', en: 'tenant' }, input.slug);
  return getTenant({ ctx: { ...ctx, tenantId: id } });
}
