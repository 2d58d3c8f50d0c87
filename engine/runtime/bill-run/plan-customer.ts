import type { Transaction } from '#drizzle';
import type { InvoiceFacts } from '#engine/core/invoice';
import type { Context } from '#engine/runtime/context';
import { periodPlanner, type RunPeriod } from './billing-plan.ts';
import { planInvoices } from './invoice-facts.ts';
import { loadChunk } from './load-chunk.ts';
import { loadBillingDesigns } from './load-designs.ts';
import { nextRunPeriod } from './preview.ts';

/** What the next run would bill a customer for. */
export interface PlannedCustomer {
  run: RunPeriod;
  /** One for each currency; none where nothing is due. */
  invoices: InvoiceFacts[];
}

/**
 * The facts that the next run would compute a customer's invoices from. Writes nothing.
 * @throws RatingError where a design is missing
 */
export async function planCustomer(
  tx: Transaction,
  ctx: Context,
  customerId: string,
): Promise<PlannedCustomer> {
  const run = await nextRunPeriod(tx, ctx);
  const designs = await loadBillingDesigns(tx, ctx.tenantId);
  const range = { from: customerId, to: customerId };
  const customers = await loadChunk(tx, range, null, run, designs.readsUsage);
  const planner = periodPlanner(run);
  const invoices = customers.flatMap((customer) => planInvoices(customer, designs, planner));
  return { run, invoices: invoices.map(({ facts }) => facts) };
}
