import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '#engine/runtime/context';
import { getCustomerOverview } from '#engine/runtime/customer';
import {
  asRole,
  createTestDatabase,
  insertCustomer,
  insertTenant,
  readAudit,
  type TestDatabase,
  testContext,
} from '#tests/database';
import { listPayments, type RecordPaymentInput, recordPayment } from './index.ts';

let database: TestDatabase;
let ctx: Context;
let customerId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  const tenantId = await insertTenant(database.db);
  ctx = testContext(database, tenantId);
  customerId = await insertCustomer(database.db, tenantId);
});
afterAll(() => database.close());

const given = (more: Partial<RecordPaymentInput> = {}): RecordPaymentInput => ({
  customerId,
  amount: '12.34',
  method: 'bank-transfer',
  receivedOn: '2026-03-10',
  reference: 'T-1',
  idempotencyKey: ctx.newId(),
  ...more,
});
const record = (more: Partial<RecordPaymentInput> = {}, by = ctx) =>
  recordPayment({ ctx: by, input: given(more) });

describe('a payment', () => {
  it('lowers the balance once for its key, and is audited', async () => {
    const key = ctx.newId();
    const payment = await record({ idempotencyKey: key });
    expect(payment).toMatchObject({ amount: '12.34', currency: 'CNY', reference: 'T-1' });
    expect(await record({ idempotencyKey: key })).toEqual(payment);
    const other = record({ idempotencyKey: key, amount: '1' });
    await expect(other).rejects.toMatchObject({ code: 'conflict' });
    const { ageing } = await getCustomerOverview({ ctx, input: { id: customerId } });
    expect(ageing).toMatchObject({ balance: '-12.34', credit: '12.34' });
    expect(await readAudit(database, customerId)).toMatchObject([
      { verb: 'payment.record', actor: asRole('administrator'), after: { amount: '12.34' } },
    ]);
    const { rows } = await listPayments({ ctx, input: { customerId } });
    expect(rows).toEqual([payment]);
  });

  it('twice at once is one payment', async () => {
    const key = ctx.newId();
    const both = await Promise.all([1, 2, 3].map(() => record({ idempotencyKey: key })));
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
  });

  it.each(['0', '0.00', '-1', '1.234', '1e3', '', 'ten', '１２'])('is not %j', async (amount) => {
    await expect(record({ amount })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('has the decimals of the currency', async () => {
    const yen = await insertTenant(database.db, { currency: 'JPY' });
    const own = testContext(database, yen);
    const id = await insertCustomer(database.db, yen);
    const inYen = (amount: string) => record({ customerId: id, amount }, own);
    await expect(inYen('1.5')).rejects.toMatchObject({ code: 'invalid' });
    expect(await inYen('150')).toMatchObject({ currency: 'JPY' });
  });

  it('is not received tomorrow; today is the day of the tenant', async () => {
    await expect(record({ receivedOn: '2026-03-11' })).rejects.toMatchObject({ code: 'invalid' });
    const night = { ...ctx, now: Temporal.Instant.from('2026-03-10T18:00:00Z') };
    expect(await record({ receivedOn: '2026-03-11' }, night)).toMatchObject({
      receivedOn: '2026-03-11',
    });
  });

  it('is for those who may, and of the own tenant', async () => {
    for (const role of ['service', 'marketing', 'manager'] as const) {
      const outsider = { ...ctx, actor: asRole(role) };
      await expect(record({}, outsider)).rejects.toMatchObject({ code: 'forbidden' });
    }
    const stranger = testContext(database, await insertTenant(database.db));
    await expect(record({}, stranger)).rejects.toMatchObject({ code: 'not-found' });
    expect((await listPayments({ ctx: stranger, input: { customerId } })).rows).toEqual([]);
  });
});
