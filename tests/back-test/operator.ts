import { randomUUIDv7 as uuid } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#drizzle';
import {
  type BackTestView,
  getBackTest,
  type StartBackTestInput,
  startBackTest,
} from '#engine/runtime/back-test';
import { getBillRun } from '#engine/runtime/bill-run';
import { type Context, newContext } from '#engine/runtime/context';
import { getDesign, publishDocuments } from '#engine/runtime/design';
import { billPeriod } from '#tests/billing';
import { insertTenant } from '#tests/database';
import { fillVariedBook } from './varied-book.ts';

const JANUARY = ['2026-01-01', '2026-02-01'] as const;
const POLL_MS = 20;
const TIMEOUT_MS = 60_000;

interface Document {
  kind: string;
  key: string;
}

export interface Operator {
  tenantId: string;
  ctx: Context;
  customers: string[];
  /** The run of January. */
  runId: string;
  total: string;
}

/** Later documents of the same name take the place of earlier ones. */
export function replaced(documents: readonly Document[], by: readonly Document[]): Document[] {
  const names = new Set(by.map(({ kind, key }) => `${kind}/${key}`));
  return [...documents.filter(({ kind, key }) => !names.has(`${kind}/${key}`)), ...by];
}

/** A tenant with designs and the varied book, its January billed; posted unless told. */
export async function makeOperator(
  db: Database,
  documents: readonly Document[],
  given: { count?: number; post?: boolean; later?: [Document, from: string] } = {},
): Promise<Operator> {
  const tenantId = await insertTenant(db);
  const ctx = newContext(db, tenantId, { kind: 'system' });
  await publishDocuments(ctx, documents);
  const { later } = given;
  if (later) await publishDocuments(ctx, [later[0]], { effectiveFrom: later[1] });
  const plan = await getDesign({ ctx, input: { kind: 'plan', key: 'home', version: 'latest' } });
  const customers = await fillVariedBook(db, tenantId, plan.id, given.count ?? 40);
  const runId = await billPeriod(db, tenantId, JANUARY, { post: given.post ?? true });
  const { run } = await getBillRun({ ctx, input: { runId } });
  return { tenantId, ctx, customers, runId, total: String(run.totals.total) };
}

/** Starts a back-test over January in small chunks and waits until workers are done with it. */
export async function backTest(
  ctx: Context,
  given: Partial<StartBackTestInput> & { document?: unknown },
): Promise<BackTestView & { id: string }> {
  const [periodStart, periodEnd] = JANUARY;
  const input = { periodStart, periodEnd, idempotencyKey: uuid(), chunkSize: 7, ...given };
  const { id } = await startBackTest({ ctx, input });
  return { id, ...(await settleBackTest(ctx, id)) };
}

export async function settleBackTest(ctx: Context, id: string): Promise<BackTestView> {
  const deadline = Date.now() + TIMEOUT_MS;
  while (Date.now() < deadline) {
    const view = await getBackTest({ ctx, input: { id } });
    if (view.backTest.status !== 'running') return view;
    await sleep(POLL_MS);
  }
  throw new Error(`back-test ${id} did not settle`);
}
