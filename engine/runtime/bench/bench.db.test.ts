import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTenant, rawSql } from '#drizzle';
import { designLibrary } from '#engine/core/design';
import { compilePricingFlow } from '#engine/core/flow';
import { invoicePolicy } from '#engine/core/invoice';
import { explainFacts } from '#engine/core/rating';
import { billRunTasks, startBillRun } from '#engine/runtime/bill-run';
import { type Context, newContext, systemContext } from '#engine/runtime/context';
import { DEMO_SLUG, seedDemo } from '#engine/runtime/demo';
import { duplicateDesign, getDesign, saveDraft } from '#engine/runtime/design';
import { findTenant } from '#engine/runtime/tenant';
import type { FlowNode, PricingFlow } from '#schemas';
import { asRole, createTestDatabase, type TestDatabase } from '#tests/database';
import { type BenchEvaluation, listBenchInvoices, loadBenchFacts } from './index.ts';

const NOW = Temporal.Instant.from('2026-11-21T10:00:00Z');

let test: TestDatabase;
let ctx: Context;
let customers: string[];

async function customerIds(): Promise<string[]> {
  const rows = await inTenant(
    test.db,
    ctx.tenantId,
    (tx) => rawSql(tx)<{ id: string }[]>`select id from customers order by id limit 40`,
  );
  return rows.map(({ id }) => id);
}

/** What the version that priced an evaluation makes of its facts, as the bench computes it. */
async function amountsOf({ flow, currency, rounding, facts }: BenchEvaluation) {
  const { document } = await getDesign({
    ctx,
    input: { kind: 'pricing-flow', key: flow.key, version: flow.version ?? 'latest' },
  });
  const compiled = compilePricingFlow(document as PricingFlow, designLibrary([]));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  const result = explainFacts(compiled.flow, invoicePolicy(currency, rounding ?? {}), facts);
  if ('issues' in result) throw new Error(JSON.stringify(result.issues));
  return result.lines.map(({ amount }) => amount);
}

const billedOf = ({ billed }: BenchEvaluation) => billed.map(({ amount }) => amount);

beforeAll(async () => {
  test = await createTestDatabase();
  await seedDemo({ url: test.url, customers: 60, now: NOW });
  const tenant = await findTenant({ ctx: systemContext(test.db), input: { slug: DEMO_SLUG } });
  ctx = { ...newContext(test.db, tenant.id, asRole('administrator')), now: NOW };
  customers = await customerIds();
}, 120_000);
afterAll(() => test.close());

describe('facts for the test bench', () => {
  it('give what stands on every posted invoice', async () => {
    let count = 0;
    const modules = new Set<string>();
    for (const customerId of customers) {
      const invoices = await listBenchInvoices({ ctx, input: { customerId } });
      for (const { id: invoiceId } of invoices) {
        const loaded = await loadBenchFacts({ ctx, input: { customerId, invoiceId } });
        expect(loaded.more).toBe(0);
        for (const evaluation of loaded.evaluations) {
          expect(await amountsOf(evaluation)).toEqual(billedOf(evaluation));
          modules.add(evaluation.module.key);
          count += evaluation.billed.length;
        }
      }
    }
    expect(count).toBeGreaterThan(100);
    expect(modules.size).toBeGreaterThan(1);
  }, 60_000);

  it('of what is due are those that the next run uses', async () => {
    const due = await Promise.all(
      customers.map((customerId) => loadBenchFacts({ ctx, input: { customerId } })),
    );
    const [first] = due;
    const { periodStart = '', periodEnd = '' } = first ?? {};
    const { id: runId } = await startBillRun({
      ctx,
      input: { periodStart, periodEnd, idempotencyKey: 'next' },
    });
    const all: Context = { ...ctx, actor: { kind: 'system' } };
    await billRunTasks['bill-run-compute']?.(all, { runId, chunkNo: 1 });
    for (const before of due) {
      const { customerId } = before;
      const [invoice] = await listBenchInvoices({ ctx, input: { customerId } });
      if (invoice?.periodStart !== periodStart) {
        expect(before.evaluations).toEqual([]);
        continue;
      }
      expect(invoice.status).toBe('draft');
      const after = await loadBenchFacts({ ctx, input: { customerId, invoiceId: invoice.id } });
      expect(JSON.parse(JSON.stringify(before.evaluations))).toEqual(after.evaluations);
    }
    expect(due.filter(({ evaluations }) => evaluations.length > 0).length).toBeGreaterThan(10);
  }, 60_000);

  it('hide the amounts from marketing, and refuse service', async () => {
    const [customerId = ''] = customers;
    const marketing = { ...ctx, actor: asRole('marketing') };
    const [invoice] = await listBenchInvoices({ ctx: marketing, input: { customerId } });
    expect(invoice?.total).toBe('•••');
    const { evaluations } = await loadBenchFacts({
      ctx: marketing,
      input: { customerId, invoiceId: invoice?.id },
    });
    expect(new Set(evaluations.flatMap(billedOf))).toEqual(new Set(['•••']));
    const service = { ...ctx, actor: asRole('service') };
    await expect(loadBenchFacts({ ctx: service, input: { customerId } })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('have the earlier periods that only the draft asks for', async () => {
    const source = { kind: 'pricing-flow', key: 'home-fibre', version: 'latest' } as const;
    const name = { zh: '阶梯', en: 'Ladder' };
    const { document, lockVersion } = await duplicateDesign({
      ctx,
      input: { ...source, newKey: 'ladder', name },
    });
    const flow = document as PricingFlow;
    const history: FlowNode = {
      id: 'history',
      kind: 'input',
      config: { type: 'list', path: ['history'] },
    };
    const edges = [
      ...flow.edges,
      { from: { node: 'history' }, to: { node: 'tariff', port: 'in' } },
    ];
    const [customerId = ''] = customers;
    const [invoice] = await listBenchInvoices({ ctx, input: { customerId } });
    const input = { customerId, invoiceId: invoice?.id, flowKey: 'ladder' };
    const without = await loadBenchFacts({ ctx, input });
    expect(without.evaluations.some(({ facts }) => 'history' in facts)).toBe(false);
    await saveDraft({
      ctx,
      input: { document: { ...flow, nodes: [...flow.nodes, history], edges }, lockVersion },
    });
    const { evaluations } = await loadBenchFacts({ ctx, input });
    expect(evaluations.length).toBeGreaterThan(0);
    for (const { facts } of evaluations) expect(Array.isArray(facts.history)).toBe(true);
  });

  it("are not those of another customer's invoice", async () => {
    const [customerId = '', other = ''] = customers;
    const [invoice] = await listBenchInvoices({ ctx, input: { customerId: other } });
    const input = { customerId, invoiceId: invoice?.id };
    await expect(loadBenchFacts({ ctx, input })).rejects.toMatchObject({ code: 'not-found' });
  });
});
