import { rawSql } from '#drizzle';
import { holdInvoice, markInvoice, postBillRun, startBillRun } from '#engine/runtime/bill-run';
import { type Context, inTransaction } from '#engine/runtime/context';
import { createCustomer } from '#engine/runtime/customer';
import { createSubscription } from '#engine/runtime/subscription';
import type { TestDatabase } from '#tests/database';
import { MODULE_KEY } from './designs.ts';
import { performChunks } from './perform-chunks.ts';

/** Customers and runs of the first tenant that the calls need. */
interface Wanted {
  planKey: string;
  /** Stands in every text. */
  marker: string;
  /** The customer who has a bill posted and another one drafted. */
  customerId: string;
}

async function startRun(ctx: Context, month: number, idempotencyKey: string): Promise<string> {
  const periodStart = `2026-0${month}-01`;
  const input = { periodStart, periodEnd: `2026-0${month + 1}-01`, idempotencyKey };
  const { id } = await startBillRun({ ctx, input });
  return id;
}

async function draftOf(ctx: Context, runId: string, customerId: string): Promise<string> {
  const [row] = await inTransaction(
    ctx,
    ({ tx }) => rawSql(tx)<{ id: string }[]>`
      select id from invoices where run_id = ${runId} and customer_id = ${customerId}`,
  );
  return row?.id ?? '';
}

/**
 * Runs posted with one draft held back, in review with an exception, a held and a marked draft, and
 * computing.
 */
export async function makeRuns(
  { admin }: TestDatabase,
  ctx: Context,
  { planKey, marker, customerId }: Wanted,
) {
  const subscribe = async (startsOn: string) => {
    const customer = await createCustomer({ ctx, input: { name: marker } });
    const items = [{ moduleKey: MODULE_KEY }];
    const input = { customerId: customer.id, planKey, startsOn, items };
    const subscription = await createSubscription({ ctx, input });
    return { customerId: customer.id, subscriptionId: subscription.id };
  };
  const hold = (invoiceId: string) => holdInvoice({ ctx, input: { invoiceId, reason: marker } });

  const doubtful = await subscribe('2026-01-01');
  const postedRunId = await startRun(ctx, 1, marker);
  await performChunks(ctx, 'bill-run-compute', postedRunId);
  const keptBackId = await draftOf(ctx, postedRunId, doubtful.customerId);
  await hold(keptBackId);
  await postBillRun({ ctx, input: { runId: postedRunId } });
  await performChunks(ctx, 'bill-run-post', postedRunId);

  // Its item is of a module that the plan hasn't got.
  const unbillable = await subscribe('2026-02-01');
  await admin`
    update subscription_items set module_key = ${marker}
      where subscription_id = ${unbillable.subscriptionId}`;
  const runKey = 'february';
  const reviewRunId = await startRun(ctx, 2, runKey);
  await performChunks(ctx, 'bill-run-compute', reviewRunId);
  const draftId = await draftOf(ctx, reviewRunId, customerId);
  const heldId = await draftOf(ctx, reviewRunId, doubtful.customerId);
  await hold(heldId);
  await markInvoice({ ctx, input: { invoiceId: draftId, outcome: 'wrong', note: marker } });

  const computingRunId = await startRun(ctx, 3, 'march');
  const runs = { postedRunId, reviewRunId, computingRunId, runKey };
  return { ...runs, keptBackId, draftId, heldId, unbillableId: unbillable.customerId };
}
