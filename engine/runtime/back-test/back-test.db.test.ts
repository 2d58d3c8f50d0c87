import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { exportBackTest, getBackTestCustomer } from '#engine/runtime/back-test';
import { runWorker, type Worker } from '#engine/runtime/worker';
import {
  accessFlow,
  BEFORE,
  backTest,
  historyFlow,
  homePlan,
  makeOperator,
  meteredFlow,
  type Operator,
  ratesTable,
  replaced,
} from '#tests/back-test';
import { createTestDatabase, type TestDatabase } from '#tests/database';

let test: TestDatabase;
let worker: Worker;
let operator: Operator;

beforeAll(async () => {
  test = await createTestDatabase();
  worker = await runWorker(test.db);
  operator = await makeOperator(test.db, BEFORE);
});
afterAll(async () => {
  await worker.stop();
  await test.close();
});

const difference = (after: string, before: string): string =>
  Decimal.of(after).minus(Decimal.of(before)).toFixed(2);

type Change = readonly [what: string, draft: { kind: string; key: string }];

const tiers = meteredFlow([
  [5, '0.4'],
  [20, '0.333'],
  [null, '0.1'],
]);
const dear = homePlan();
const CHANGES: readonly Change[] = [
  ['a factor in a flow', accessFlow('0.777')],
  ['the tax of a flow', accessFlow('0.9', '13')],
  ['tiers', tiers],
  [
    'a ladder of the year',
    historyFlow({
      kind: 'annual-ladder',
      config: {
        metric: 'gb',
        yearStart: 7,
        tiers: [
          { upTo: '10', price: '1' },
          { upTo: null, price: '2' },
        ],
      },
    }),
  ],
  [
    'what is carried over',
    historyFlow({ kind: 'rollover', config: { included: '3', metric: 'gb' } }, '.carried out'),
  ],
  ['a table', ratesTable('29.99', '45.5', '27.49')],
  ['the discount of a plan', homePlan({}, 33)],
  ['rounding once per invoice', homePlan({ rounding: { per: 'invoice' } })],
  [
    'rounding down, and cash',
    homePlan({ rounding: { mode: 'down', cash: { unit: '0.1', mode: 'down' } } }),
  ],
  [
    'proration by months of 30 days',
    homePlan({ billing: { ...dear.billing, proration: '30-day' } }),
  ],
  ['no proration', homePlan({ billing: { ...dear.billing, proration: 'full' } })],
  [
    'a module priced by another flow',
    homePlan({
      modules: dear.modules.map((each) =>
        each.key === 'extra' ? { ...each, flow: 'metered' } : each,
      ),
    }),
  ],
];

describe('the sum of differences', () => {
  it.each(CHANGES)('is the difference of two full bill runs: %s', async (_, draft) => {
    const after = await makeOperator(test.db, replaced(BEFORE, [draft]), { post: false });
    const { result, progress } = await backTest(operator.ctx, { document: draft });
    const [sums] = result?.currencies ?? [];
    expect(progress.chunksTotal).toBeGreaterThan(3);
    expect(result?.mismatches.invoices).toBe(0);
    expect(result?.failures.customers).toBe(0);
    expect(sums?.before.total).toBe(operator.total);
    expect(sums?.after.total).toBe(after.total);
    expect(sums?.difference).toBe(difference(after.total, operator.total));
    expect(sums?.difference).not.toBe('0.00');
    const { up, down, same } = sums ?? expect.fail();
    expect(up.customers + down.customers + same).toBe(sums?.customers);
    const moved = Decimal.of(up.amount).plus(Decimal.of(down.amount));
    expect(moved.toFixed(2)).toBe(sums?.difference);
  });

  it('joins a period that a version had cut, as if the draft were the only one', async () => {
    const draft = accessFlow('0.61');
    const cut = await makeOperator(test.db, BEFORE, { later: [accessFlow('0.8'), '2026-01-16'] });
    const after = await makeOperator(test.db, replaced(BEFORE, [draft]), { post: false });
    const { result } = await backTest(cut.ctx, { document: draft });
    expect(result?.mismatches.invoices).toBe(0);
    expect(result?.currencies[0]).toMatchObject({
      before: { total: cut.total },
      after: { total: after.total },
    });
  });

  it('is what the modules, tax and rounding differ by', async () => {
    const draft = homePlan({ rounding: { cash: { unit: '0.1', mode: 'down' } } }, 15);
    const { result } = await backTest(operator.ctx, { document: draft });
    const { modules, before, after } = result?.currencies[0] ?? expect.fail();
    for (const [side, sums] of [
      ['before', before],
      ['after', after],
    ] as const) {
      const net = modules.reduce((sum, each) => sum.plus(Decimal.of(each[side])), Decimal.ZERO);
      const total = net.plus(Decimal.of(sums.tax)).plus(Decimal.of(sums.rounding));
      expect(net.toFixed(2)).toBe(sums.subtotal);
      expect(total.toFixed(2)).toBe(sums.total);
    }
    expect(modules.map(({ module }) => module).sort()).toEqual([
      'base',
      'data',
      'extra',
      'welcome',
    ]);
  });
});

describe('a result', () => {
  it('is the same whatever the chunks', async () => {
    const document = accessFlow('0.5');
    const few = await backTest(operator.ctx, { document, chunkSize: 5_000 });
    const many = await backTest(operator.ctx, { document, chunkSize: 1 });
    expect(few.progress.chunksTotal).toBe(1);
    expect(many.progress.chunksTotal).toBe(40);
    expect(many.result).toEqual(few.result);
  });

  it('tells who is touched, and counts everybody in buckets', async () => {
    const document = accessFlow('0.5');
    const { result } = await backTest(operator.ctx, { document });
    const sums = result?.currencies[0] ?? expect.fail();
    expect(sums).toMatchObject({ customers: 40, touched: 40, invoices: 40, up: { customers: 0 } });
    const counted = (buckets: { customers: number }[]) =>
      buckets.reduce((sum, { customers }) => sum + customers, 0);
    expect(counted(sums.byAmount)).toBe(40);
    expect(counted(sums.byPercent) + sums.withoutPercent).toBe(40);
    expect(sums.byAmount.at(-1)).toMatchObject({ from: '0', to: '0', customers: sums.same });
    const none = await backTest(operator.ctx, { document: accessFlow() });
    expect(none.result?.currencies[0]).toMatchObject({ difference: '0.00', same: 40, fallers: [] });
  });

  it('names the largest movers, and shows their lines side by side', async () => {
    const document = accessFlow('0.5');
    const { id, result } = await backTest(operator.ctx, { document });
    const { fallers, risers } = result?.currencies[0] ?? expect.fail();
    expect(risers).toEqual([]);
    const sizes = fallers.map((mover) => Number(mover.difference));
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    const [first] = fallers;
    const { ctx } = operator;
    const customerId = first?.customerId ?? '';
    const shown = await getBackTestCustomer({ ctx, input: { id, customerId } });
    const [invoice] = shown.invoices;
    expect(invoice?.before.total).toBe(first?.before);
    expect(invoice?.after?.total).toBe(first?.after);
    const sum = invoice?.lines.reduce(
      (all, line) => all.plus(Decimal.of(line.difference)),
      Decimal.ZERO,
    );
    expect(sum?.toFixed(2)).toBe(first?.difference);
    const base = invoice?.lines.find(({ key }) => key === 'base');
    expect(Number(base?.after?.unitPrice)).toBeLessThan(Number(base?.before?.unitPrice));
  });

  it('says which part of the customers goes through each branch and row', async () => {
    const { result } = await backTest(operator.ctx, { document: accessFlow('0.5') });
    const [heat] = result?.heat ?? [];
    expect(heat).toMatchObject({ flow: 'access', designId: null, customers: 40 });
    const { nodes, branches, rows, evaluations } = heat ?? expect.fail();
    // Quantities run from 1 to 5: three of five are large.
    expect(branches.bulk).toMatchObject({ large: { customers: 24 }, otherwise: { customers: 16 } });
    expect(nodes.cheap?.customers).toBe(24);
    expect(nodes.dear?.customers).toBe(16);
    expect(nodes.line).toEqual({ customers: 40, evaluations });
    expect(rows.rate).toMatchObject({
      0: { customers: 14 },
      1: { customers: 13 },
      2: { customers: 13 },
    });
  });

  it('is written as a file, a line for each customer', async () => {
    const { id, result } = await backTest(operator.ctx, { document: accessFlow('0.5') });
    const file = await exportBackTest({ ctx: operator.ctx, input: { id, language: 'en' } });
    const text = (await Array.fromAsync(file.text)).join('');
    const [head, ...lines] = text.trimEnd().split('\r\n');
    expect(head).toBe(
      '\uFEFFCustomer no.,Name,Currency,Invoices,Before,After,Difference,Change (%),Problem',
    );
    expect(lines).toHaveLength(40);
    const sum = lines.reduce(
      (all, line) => all.plus(Decimal.of(line.split(',')[6] ?? '0')),
      Decimal.ZERO,
    );
    expect(sum.toFixed(2)).toBe(result?.currencies[0]?.difference);
  });
});
