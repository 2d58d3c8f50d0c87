import { and, eq } from 'drizzle-orm';
import { backTestChunks, backTests, rawSql } from '#drizzle';
import { loadBillingDesigns } from '#engine/runtime/bill-run';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import type { BackTestRow } from './back-test.ts';
import { compareCustomers } from './compare-customers.ts';
import { type CompiledDraft, compileDraft, type DraftDocument } from './compile-draft.ts';
import { DraftDesigns } from './draft-designs.ts';
import { finishBackTest } from './finish.ts';
import { loadBilled, loadContracts } from './load-billed.ts';
import { loadPast } from './load-past.ts';
import { movesFromOf } from './renewal.ts';

export interface BackTestJob {
  backTestId: string;
  chunkNo: number;
}

/** Drafts of back-tests at work, compiled once in each worker. */
const compiled = new Map<string, Promise<CompiledDraft>>();
const MOST_COMPILED = 8;

function draftOf(scope: Scope, { id, document }: BackTestRow): Promise<CompiledDraft> {
  const key = `${scope.tenantId}/${id}`;
  const known = compiled.get(key);
  if (known) return known;
  if (compiled.size >= MOST_COMPILED) compiled.clear();
  const made = compileDraft(scope, document as DraftDocument);
  compiled.set(key, made);
  made.catch(() => compiled.delete(key));
  return made;
}

/** Everything that a chunk is computed from; undefined where there is nothing left to do. */
async function load(scope: Scope, { backTestId, chunkNo }: BackTestJob) {
  const { tx, tenantId } = scope;
  const [found] = await tx
    .select({ backTest: backTests, chunk: backTestChunks })
    .from(backTestChunks)
    .innerJoin(
      backTests,
      and(
        eq(backTests.tenantId, backTestChunks.tenantId),
        eq(backTests.id, backTestChunks.backTestId),
      ),
    )
    .where(
      and(
        eq(backTestChunks.tenantId, tenantId),
        eq(backTestChunks.backTestId, backTestId),
        eq(backTestChunks.chunkNo, chunkNo),
        eq(backTestChunks.status, 'pending'),
        eq(backTests.status, 'running'),
      ),
    );
  if (!found) return undefined;
  const { backTest, chunk } = found;
  const draft = await draftOf(scope, backTest);
  const before = await loadBillingDesigns(tx, tenantId);
  const range = { from: chunk.customerFrom, to: chunk.customerTo };
  const designs = new DraftDesigns(draft, before);
  return {
    backTest,
    designs,
    past: designs.readsHistory ? await loadPast(tx, range) : undefined,
    contracts: await loadContracts(tx, backTest, range),
    invoices: await loadBilled(tx, backTest, range),
  };
}

/**
 * One chunk: load → compute → compare → summarise. Nothing is locked while it is computed, so a
 * cancellation never waits; what comes too late is thrown away by the write.
 */
export async function computeBackTestChunk(ctx: Context, job: BackTestJob): Promise<void> {
  const loaded = await inTransaction(ctx, (scope) => load(scope, job));
  if (loaded) {
    const { backTest, designs, past, contracts, invoices } = loaded;
    const moves = movesFromOf(backTest.projection, backTest.effectiveOn);
    const { result, differences } = compareCustomers(invoices, designs, contracts, moves, past);
    await inTransaction(
      ctx,
      ({ tx }) => rawSql(tx)`
        update back_test_chunks
          set status = 'done', result = ${JSON.stringify(result.record())}::text::jsonb,
            differences = ${JSON.stringify(differences)}, computed_at = ${ctx.now.toString()}
          where back_test_id = ${job.backTestId} and chunk_no = ${job.chunkNo}
            and status = 'pending'`,
    );
  }
  // In a transaction of its own, so that of two chunks that end together the later one sees both.
  await inTransaction(ctx, ({ tx }) => finishBackTest(tx, job.backTestId, ctx.now.toString()));
}
