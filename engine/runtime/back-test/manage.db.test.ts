import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backTestChunks, customerContracts, inTenant, rawSql } from '#drizzle';
import { Decimal } from '#engine/core/decimal';
import {
  cancelBackTest,
  exportBackTest,
  getBackTest,
  getBackTestCustomer,
  listBackTests,
  startBackTest,
} from '#engine/runtime/back-test';
import type { Context, Role } from '#engine/runtime/context';
import { saveDraft } from '#engine/runtime/design';
import { listWork } from '#engine/runtime/work';
import { runWorker, type Worker } from '#engine/runtime/worker';
import {
  accessFlow,
  BEFORE,
  backTest,
  homePlan,
  makeOperator,
  meteredFlow,
  type Operator,
  ratesTable,
  settleBackTest,
} from '#tests/back-test';
import {
  asRole,
  createTestDatabase,
  insertTenant,
  readAudit,
  type TestDatabase,
} from '#tests/database';

let test: TestDatabase;
let worker: Worker | undefined;
let operator: Operator;

const cheaper = accessFlow('0.5');
const PERIOD = { periodStart: '2026-01-01', periodEnd: '2026-02-01' };

beforeAll(async () => {
  test = await createTestDatabase();
  worker = await runWorker(test.db);
  operator = await makeOperator(test.db, BEFORE);
});
afterAll(async () => {
  await worker?.stop();
  await test.close();
});

const as = (role: Role): Context => ({ ...operator.ctx, actor: asRole(role) });
const start = (input: Partial<Parameters<typeof startBackTest>[0]['input']>, ctx = operator.ctx) =>
  startBackTest({ ctx, input: { ...PERIOD, idempotencyKey: crypto.randomUUID(), ...input } });

/** Starts without anybody to do the work. */
async function startIdle(given: Parameters<typeof start>[0] = {}): Promise<string> {
  await worker?.stop();
  worker = undefined;
  return (await start({ document: cheaper, ...given })).id;
}
const work = async () => {
  worker ??= await runWorker(test.db);
};

describe('what becomes of customers there are', () => {
  const touchedBy = async (given: Parameters<typeof backTest>[1]) => {
    const { result } = await backTest(operator.ctx, { document: cheaper, ...given });
    return result?.currencies[0]?.touched;
  };

  it('all move, or those who renew, or those who are new', async () => {
    expect(await touchedBy({ projection: 'now' })).toBe(40);
    // Every fourth began in January.
    expect(await touchedBy({ projection: 'never' })).toBe(10);
    // Those by the month too: twelve of the thirty who are not new. The others are bound.
    const renewing = await touchedBy({ projection: 'renewal' });
    expect(renewing).toBe(10 + 12);
    // A year before, those of one year were renewed on the day they had begun, 20 January 2025.
    expect(await touchedBy({ projection: 'renewal', effectiveOn: '2025-01-01' })).toBe(40);
    expect(await touchedBy({ projection: 'never', effectiveOn: '2026-01-12' })).toBe(0);
  });

  it('a signed contract binds whoever has one until it ends', async () => {
    const { tenantId, customers } = operator;
    const ids = [customers[0], customers[1]] as string[];
    await inTenant(test.db, tenantId, (tx) =>
      tx.insert(customerContracts).values(
        ids.map((customerId, index) => ({
          tenantId,
          id: crypto.randomUUID(),
          customerId,
          number: `K-${index}`,
          startsOn: '2025-03-01',
          // The first of them ends on the day that January begins.
          endsOn: index === 0 ? '2026-01-01' : '2026-03-01',
          createdAt: '2025-03-01T00:00:00Z',
        })),
      ),
    );
    expect(await touchedBy({ projection: 'renewal', effectiveOn: '2025-12-15' })).toBe(10 + 12 - 1);
  });

  it('a part of a plan moves alone', async () => {
    const { result } = await backTest(operator.ctx, {
      document: homePlan({}, 50),
      projection: 'renewal',
    });
    const all = await backTest(operator.ctx, { document: homePlan({}, 50) });
    const [some, every] = [result?.currencies[0], all.result?.currencies[0]];
    expect(Number(some?.difference)).toBeLessThan(0);
    expect(Number(every?.difference)).toBeLessThan(Number(some?.difference));
  });
});

describe('a sample', () => {
  it('has as many customers as were asked for', async () => {
    const {
      result,
      progress,
      backTest: head,
    } = await backTest(operator.ctx, {
      document: cheaper,
      sample: 11,
    });
    expect(head.sampleSize).toBe(11);
    expect(progress).toMatchObject({ customersTotal: 11, customersDone: 11 });
    expect(result?.currencies[0]?.customers).toBe(11);
    const more = await backTest(operator.ctx, { document: cheaper, sample: 4_000 });
    expect(more.result?.currencies[0]?.customers).toBe(40);
  });
});

describe('customers whom the draft can’t bill', () => {
  it('are listed with the reason, and are in none of the sums', async () => {
    const table = ratesTable('1', '1', '1');
    table.content.rules.pop();
    const { result, id } = await backTest(operator.ctx, { document: table });
    const { failures, currencies } = result ?? expect.fail();
    expect(failures.customers).toBe(13);
    expect(failures.byCode).toEqual({ 'no-rule-matches': 13 });
    expect(failures.list[0]).toMatchObject({
      customerName: expect.stringMatching(/^Customer \d+$/),
      issue: { severity: 'error' },
    });
    const [sums] = currencies;
    expect(sums?.customers).toBe(27);
    const all = Decimal.of(sums?.before.total ?? '0').plus(
      Decimal.of(failures.before[0]?.total ?? '0'),
    );
    expect(all.toFixed(2)).toBe(operator.total);
    const { ctx } = operator;
    const customerId = failures.list[0]?.customerId ?? '';
    const shown = await getBackTestCustomer({ ctx, input: { id, customerId } });
    expect(shown.invoices[0]).toMatchObject({ after: null, issue: { code: 'no-rule-matches' } });
    const file = await exportBackTest({ ctx, input: { id } });
    expect((await Array.fromAsync(file.text)).join('')).toContain('没有匹配的规则');
  });

  it('by a plan that is billed in other periods, or has no such module', async () => {
    const plan = homePlan();
    const yearly = { ...plan.billing, interval: { unit: 'year', count: 1 } } as const;
    const year = await backTest(operator.ctx, { document: homePlan({ billing: yearly }) });
    expect(year.result?.failures.byCode).toEqual({ 'periods-differ': 40 });
    const modules = plan.modules.filter(({ key }) => key !== 'extra');
    const without = await backTest(operator.ctx, { document: homePlan({ modules }) });
    expect(without.result?.failures.byCode).toEqual({ 'design-missing': 20 });
  });

  it('and one whose books were changed is told of', async () => {
    const own = await makeOperator(test.db, BEFORE, { count: 3 });
    await test.admin.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`update invoices set total = total + 1 where customer_id = ${own.customers[0] ?? ''}`;
    });
    const { result } = await backTest(own.ctx, { document: meteredFlow([[null, '9']]) });
    expect(result?.mismatches).toMatchObject({
      invoices: 1,
      list: [{ customerId: own.customers[0] }],
    });
  });
});

describe('a back-test', () => {
  it('takes the draft that is stored, and keeps it', async () => {
    const { ctx } = operator;
    const { lockVersion } = await saveDraft({ ctx, input: { document: cheaper } });
    const input = { kind: 'pricing-flow', key: 'access' };
    const { id, result } = await backTest(ctx, input);
    await saveDraft({ ctx, input: { document: accessFlow('0.1'), lockVersion } });
    const [mover] = result?.currencies[0]?.fallers ?? [];
    const customerId = mover?.customerId ?? '';
    const shown = await getBackTestCustomer({ ctx, input: { id, customerId } });
    expect(shown.invoices[0]?.after?.total).toBe(mover?.after);
    const { rows } = await listBackTests({ ctx, input });
    expect(rows[0]).toMatchObject({
      id,
      status: 'done',
      totals: [{ currency: 'CNY', customers: 40, before: operator.total }],
    });
  });

  it('is one for one key, and recorded', async () => {
    const key = { document: cheaper, idempotencyKey: 'same' };
    const first = await start(key);
    expect(await start(key)).toEqual({ id: first.id, isNew: false });
    await settleBackTest(operator.ctx, first.id);
    expect(await readAudit(test, first.id)).toMatchObject([
      { verb: 'back-test.start', after: { designKey: 'access', customersTotal: 40 } },
    ]);
  });

  it.each([
    ['a draft with errors', { document: accessFlow('nobody') }, 'feel-unknown-name'],
    ['a schema broken', { document: { kind: 'plan', key: 'home' } }, 'schema-required'],
    ['nothing named', {}, 'design-not-named'],
    ['a new design', { document: { ...cheaper, key: 'fresh' } }, 'draft-replaces-nothing'],
    [
      'another kind',
      {
        document: {
          kind: 'import-mapping',
          key: 'm',
          name: { zh: 'm', en: 'm' },
          customer: { externalId: { column: 'n' }, name: { column: 'n' } },
        },
      },
      'draft-not-billed',
    ],
    [
      'an open period',
      { document: cheaper, periodStart: '2026-02-01', periodEnd: '2026-03-01' },
      'period-not-closed',
    ],
    ['a period backwards', { document: cheaper, periodStart: '2026-03-01' }, 'period-invalid'],
  ])('refuses %s', async (_, input, code) => {
    const before = await listBackTests({ ctx: operator.ctx, input: { limit: 1 } });
    const refused = await start(input).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'invalid' });
    const codes = (refused as { issues: { code: string }[] }).issues.map((each) => each.code);
    expect(codes).toContain(code);
    const after = await listBackTests({ ctx: operator.ctx, input: { limit: 1 } });
    expect(after.rows[0]?.id).toBe(before.rows[0]?.id);
  });

  it('is forgotten after ten later ones of its design', async () => {
    const own = await makeOperator(test.db, BEFORE, { count: 2 });
    const ids: string[] = [];
    for (let index = 0; index < 12; index += 1) {
      ids.push((await backTest(own.ctx, { document: cheaper })).id);
    }
    const { rows } = await listBackTests({ ctx: own.ctx, input: {} });
    // The last one swept before it was made.
    expect(rows.map(({ id }) => id)).toEqual(ids.slice(1).reverse());
    const left = await inTenant(test.db, own.tenantId, (tx) =>
      tx.selectDistinct({ id: backTestChunks.backTestId }).from(backTestChunks),
    );
    expect(left).toHaveLength(11);
  });
});

describe('while it is at work', () => {
  it('is listed with the long work, as far as it is', async () => {
    const { ctx } = operator;
    const id = await startIdle();
    const find = async (given: Context) =>
      (await listWork({ ctx: given })).rows.find((row) => row.id === id);
    expect(await find(ctx)).toMatchObject({
      kind: 'back-test',
      state: 'running',
      design: { kind: 'pricing-flow', key: 'access', name: { en: 'access' } },
      done: 0,
      total: 40,
    });
    expect(await find(as('service'))).toBeUndefined();
    await work();
    await settleBackTest(ctx, id);
    expect(await find(ctx)).toMatchObject({ state: 'done', done: 40, rate: null });
  });

  it('can be cancelled; jobs that come later do nothing', async () => {
    const { ctx } = operator;
    const id = await startIdle({ chunkSize: 5 });
    await expect(exportBackTest({ ctx, input: { id } })).rejects.toMatchObject({
      code: 'conflict',
    });
    await cancelBackTest({ ctx, input: { id } });
    await cancelBackTest({ ctx, input: { id } });
    await work();
    await settleBackTest(ctx, (await start({ document: cheaper })).id);
    const { backTest: head, result } = await getBackTest({ ctx, input: { id } });
    expect(head.status).toBe('cancelled');
    expect(result).toBeNull();
    const done = await inTenant(
      test.db,
      operator.tenantId,
      (tx) => rawSql(tx)`
      select from back_test_chunks where back_test_id = ${id} and status = 'done'`,
    );
    expect(done).toHaveLength(0);
    expect((await readAudit(test, id)).map(({ verb }) => verb)).toEqual([
      'back-test.start',
      'back-test.cancel',
    ]);
  });

  it('is one of three at most', async () => {
    const ids = [
      await startIdle(),
      await startIdle(),
      await startIdle({ idempotencyKey: 'third' }),
    ];
    await expect(startIdle()).rejects.toMatchObject({ code: 'conflict' });
    expect(await startIdle({ idempotencyKey: 'third' })).toBe(ids[2]);
    for (const id of ids) await cancelBackTest({ ctx: operator.ctx, input: { id } });
    await work();
  });

  it('a finished one can no longer be cancelled', async () => {
    const { id } = await backTest(operator.ctx, { document: cheaper });
    await expect(cancelBackTest({ ctx: operator.ctx, input: { id } })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('who may', () => {
  it.each(['finance', 'service', 'manager'] as const)('%s may not start one', async (role) => {
    await expect(start({ document: cheaper }, as(role))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('marketing sees sums, and no amounts of single customers', async () => {
    const { id } = await start({ document: cheaper }, as('marketing'));
    await settleBackTest(operator.ctx, id);
    const { result } = await getBackTest({ ctx: as('marketing'), input: { id } });
    const [sums] = result?.currencies ?? [];
    expect(sums?.before.total).toBe(operator.total);
    expect(sums?.fallers[0]).toMatchObject({ before: '•••', after: '•••', difference: '•••' });
    const customerId = sums?.fallers[0]?.customerId ?? '';
    const shown = await getBackTestCustomer({ ctx: as('marketing'), input: { id, customerId } });
    expect(JSON.stringify(shown.invoices[0]?.lines)).not.toMatch(
      /"(amount|tax|difference|unitPrice)":"[\d-]/,
    );
    await expect(exportBackTest({ ctx: as('marketing'), input: { id } })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('another tenant finds nothing of it', async () => {
    const { id } = await backTest(operator.ctx, { document: cheaper });
    const ctx = { ...operator.ctx, tenantId: await insertTenant(test.db) };
    await expect(getBackTest({ ctx, input: { id } })).rejects.toMatchObject({ code: 'not-found' });
    await expect(cancelBackTest({ ctx, input: { id } })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await listBackTests({ ctx, input: {} })).rows).toEqual([]);
    const input = { id, customerId: operator.customers[0] ?? '' };
    await expect(getBackTestCustomer({ ctx, input })).rejects.toMatchObject({ code: 'not-found' });
  });
});

it('a name that a spreadsheet would run is made harmless in the file', async () => {
  const own = await makeOperator(test.db, BEFORE, { count: 1 });
  await test.admin`update customers set name = '=1+1' where id = ${own.customers[0] ?? ''}`;
  const { id } = await backTest(own.ctx, { document: cheaper });
  const file = await exportBackTest({ ctx: own.ctx, input: { id } });
  expect((await Array.fromAsync(file.text)).join('')).toContain(",'=1+1,");
});
