import { eq } from 'drizzle-orm';
import { type Transaction, tenants } from '#drizzle';
import type { Context } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';

/** Days from issue to due date where neither the customer nor the tenant says otherwise. */
export const DEFAULT_TERM_DAYS = 15;

/** What a posting on one day has in common. */
export interface DueTerms {
  /** The day in the tenant's time zone, ISO date. */
  issuedOn: string;
  termDays: number;
}

function termDaysOf(settings: Record<string, unknown>): number {
  const days = settings.paymentTermDays;
  return typeof days === 'number' && Number.isInteger(days) && days >= 0 ? days : DEFAULT_TERM_DAYS;
}

export async function loadDueTerms(tx: Transaction, ctx: Context): Promise<DueTerms> {
  const [tenant] = await tx
    .select({ timeZone: tenants.timeZone, settings: tenants.settings })
    .from(tenants)
    .where(eq(tenants.id, ctx.tenantId));
  if (!tenant) throw notFound({ zh: '租户', en: 'tenant' }, ctx.tenantId);
  return {
    issuedOn: ctx.now.toZonedDateTimeISO(tenant.timeZone).toPlainDate().toString(),
    termDays: termDaysOf(tenant.settings),
  };
}
