import { eq } from 'drizzle-orm';
import { tenants } from '#drizzle';
import { civilDateIn } from '#engine/core/calendar';
import type { Scope } from '#engine/runtime/context';

/** The civil date of now where the tenant is. */
export async function todayOf({ tx, tenantId, now }: Scope): Promise<string> {
  const [tenant] = await tx
    .select({ timeZone: tenants.timeZone })
    .from(tenants)
    .where(eq(tenants.id, tenantId));
  return civilDateIn(now, tenant?.timeZone ?? 'UTC').toString();
}
