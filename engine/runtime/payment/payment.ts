import { sql } from 'drizzle-orm';
import { type payments, tenants } from '#drizzle';
import { civilDateIn } from '#engine/core/calendar';
import type { Scope } from '#engine/runtime/context';

export type Payment = typeof payments.$inferSelect;

/** The currency of the tenant and its civil date now. */
export async function moneyOf({ tx, tenantId, now }: Scope): Promise<{
  currency: string;
  today: string;
}> {
  const [tenant] = await tx.select().from(tenants).where(sql`${tenants.id} = ${tenantId}`);
  if (!tenant) throw new Error('a transaction has a tenant');
  const today = civilDateIn(now, tenant.timeZone).toString();
  return { currency: tenant.currency, today };
}
