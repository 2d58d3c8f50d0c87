import { and, asc, eq, sql } from 'drizzle-orm';
import { type Database, memberships, tenants } from '#drizzle';
import type { Role } from '#engine/runtime/context';
import type { Tenant } from '#engine/runtime/tenant';

/** A tenant where a person works now, and as what. */
export interface Workplace {
  tenant: Tenant;
  role: Role;
  /** As the tenant's list of people has it. */
  name: string;
  email: string;
}

/** Where the person works, by name of the tenant; suspended memberships are left out. */
export function listWorkplaces({ orm }: Database, personId: string): Promise<Workplace[]> {
  return orm.transaction(async (tx) => {
    await tx.execute(sql`select set_config('ratecraft.user_id', ${personId}, true)`);
    return tx
      .select({
        tenant: tenants,
        role: memberships.role,
        name: memberships.name,
        email: memberships.email,
      })
      .from(memberships)
      .innerJoin(tenants, eq(tenants.id, memberships.tenantId))
      .where(and(eq(memberships.userId, personId), eq(memberships.status, 'active')))
      .orderBy(asc(tenants.name), asc(tenants.id));
  });
}
