import { type Context, inTransaction } from '#engine/runtime/context';
import { requirePermission } from '#engine/runtime/permission';
import { type KnownMapping, loadMappings } from './known-mapping.ts';

/** All mappings that may be chosen: a tenant's own, published ones, shipped ones. */
export async function listMappings({
  ctx,
}: {
  ctx: Context;
  input?: unknown;
}): Promise<{ rows: KnownMapping[] }> {
  requirePermission(ctx, 'import.list');
  return inTransaction(ctx, async ({ tx, tenantId }) => ({
    rows: await loadMappings(tx, tenantId),
  }));
}
