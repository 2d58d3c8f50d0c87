import { RatingError } from '#engine/core/graph';
import { computeInvoice } from '#engine/core/invoice';
import { issue } from '#engine/core/issue';
import type { Issue } from '#schemas';
import type { periodPlanner } from './billing-plan.ts';
import { planInvoices } from './invoice-facts.ts';
import { addInvoice, type ChunkRows, type RunFacts } from './ledger-rows.ts';
import type { LoadedCustomer } from './load-chunk.ts';
import type { BillingDesigns } from './load-designs.ts';

/** A customer who could not be billed, and why; the others of the chunk go on. */
export interface BillingException {
  customerId: string;
  issues: Issue[];
}

export interface ComputedChunk {
  rows: ChunkRows;
  exceptions: BillingException[];
}

/** Every failure of one customer is an exception of that customer, a fault of ours included. */
function issuesOf(error: unknown): Issue[] {
  if (error instanceof RatingError) return [error.issue];
  const reason = error instanceof Error ? error.message : String(error);
  return [
    issue(
      'internal-error',
      '',
      { zh: `计算出错：${reason}`, en: `the computation failed: ${reason}` },
      { reason },
    ),
  ];
}

/** Pure apart from the ids it takes: the invoices of a chunk's customers, as rows of the ledger. */
export function computeInvoices(
  customers: readonly LoadedCustomer[],
  designs: BillingDesigns,
  planner: ReturnType<typeof periodPlanner>,
  run: RunFacts,
  newId: () => string,
): ComputedChunk {
  const rows: ChunkRows = { invoices: [], lines: [], facts: [], periods: [] };
  const exceptions: BillingException[] = [];
  for (const customer of customers) {
    try {
      const invoices = planInvoices(customer, designs, planner).map((planned) => ({
        planned,
        draft: computeInvoice(planned.facts, designs),
        digits: designs.plan(planned.facts.subscriptions[0]?.plan ?? '')?.policy.digits ?? 2,
      }));
      for (const { planned, draft, digits } of invoices) {
        addInvoice(rows, run, customer.id, newId(), planned, draft, digits);
      }
    } catch (error) {
      exceptions.push({ customerId: customer.id, issues: issuesOf(error) });
    }
  }
  return { rows, exceptions };
}
