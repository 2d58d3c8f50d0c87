import { and, eq } from 'drizzle-orm';
import {
  billRunChunks,
  billRunExceptions,
  billRuns,
  type Transaction,
  writeLedger,
} from '#drizzle';
import { Decimal } from '#engine/core/decimal';
import { type Context, inTransaction } from '#engine/runtime/context';
import { periodPlanner } from './billing-plan.ts';
import { type ComputedChunk, computeInvoices } from './compute-invoices.ts';
import { finishComputing } from './finish.ts';
import { INVOICE_SERIES } from './ledger-rows.ts';
import { type CustomerRange, loadChunk } from './load-chunk.ts';
import { loadBillingDesigns } from './load-designs.ts';
import type { Segment } from './segment.ts';

export type BillRunRow = typeof billRuns.$inferSelect;

/** Load and compute: what the customers of a range owe in a run's period. Writes nothing. */
export async function computeRange(
  tx: Transaction,
  ctx: Context,
  run: BillRunRow,
  range: CustomerRange,
): Promise<ComputedChunk> {
  const period = {
    start: Temporal.PlainDate.from(run.periodStart),
    end: Temporal.PlainDate.from(run.periodEnd),
  };
  const designs = await loadBillingDesigns(tx, ctx.tenantId);
  const segment = run.segment as Segment | null;
  const customers = await loadChunk(tx, range, segment, period, designs.readsUsage);
  return computeInvoices(
    customers,
    designs,
    periodPlanner(period),
    {
      tenantId: ctx.tenantId,
      runId: run.id,
      periodStart: run.periodStart,
      periodEnd: run.periodEnd,
      issuedOn: ctx.now.toString().slice(0, 10),
      series: INVOICE_SERIES,
    },
    ctx.newId,
  );
}

/** Commit: drafts into the ledger, exceptions beside. */
export async function commitChunk(
  tx: Transaction,
  ctx: Context,
  runId: string,
  chunkNo: number,
  { rows, exceptions }: ComputedChunk,
): Promise<void> {
  if (rows.invoices.length > 0) await writeLedger(tx, rows);
  if (exceptions.length === 0) return;
  await tx.insert(billRunExceptions).values(
    exceptions.map(({ customerId, issues }) => ({
      tenantId: ctx.tenantId,
      runId,
      customerId,
      chunkNo,
      issues,
      createdAt: ctx.now.toString(),
    })),
  );
}

/**
 * The run, held so that it can't be moved to another state while a chunk of it is written. A key
 * share lets a pause through at once, which `moveRun` does not.
 */
export async function holdRun(
  tx: Transaction,
  ctx: Context,
  runId: string,
): Promise<BillRunRow | undefined> {
  const [run] = await tx
    .select()
    .from(billRuns)
    .where(and(eq(billRuns.tenantId, ctx.tenantId), eq(billRuns.id, runId)))
    .for('key share');
  return run;
}

function sumTotals(chunk: ComputedChunk, currency: string): string {
  const sum = chunk.rows.invoices
    .filter((invoice) => invoice.currency === currency)
    .reduce((total, invoice) => total.plus(Decimal.of(invoice.total)), Decimal.ZERO);
  return sum.toFixed(sum.scale);
}

/**
 * One chunk in one transaction: load → compute → commit → checkpoint. Done again after a crash it
 * finds its checkpoint, or nothing of itself; never half of it.
 */
export async function computeChunk(
  ctx: Context,
  { runId, chunkNo }: { runId: string; chunkNo: number },
): Promise<void> {
  await inTransaction(ctx, async ({ tx }) => {
    const run = await holdRun(tx, ctx, runId);
    if (run?.status !== 'computing' || run.pausedAt !== null) return;
    const isThis = and(
      eq(billRunChunks.tenantId, ctx.tenantId),
      eq(billRunChunks.runId, runId),
      eq(billRunChunks.chunkNo, chunkNo),
    );
    const [chunk] = await tx
      .select()
      .from(billRunChunks)
      .where(and(isThis, eq(billRunChunks.status, 'pending')))
      .for('update');
    if (!chunk) return;
    const computed = await computeRange(tx, ctx, run, {
      from: chunk.customerFrom,
      to: chunk.customerTo,
    });
    await commitChunk(tx, ctx, runId, chunkNo, computed);
    await tx
      .update(billRunChunks)
      .set({
        status: 'computed',
        invoices: computed.rows.invoices.length,
        lines: computed.rows.lines.length,
        total: sumTotals(computed, run.currency),
        exceptions: computed.exceptions.length,
        computedAt: ctx.now.toString(),
      })
      .where(isThis);
  });
  // In a transaction of its own, so that of two chunks that end together the later one sees both.
  await inTransaction(ctx, ({ tx }) => finishComputing(tx, runId, ctx.now.toString()));
}
