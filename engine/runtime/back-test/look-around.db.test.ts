import { afterAll, beforeAll, expect, it } from 'vitest';
import { getBackTestDocument, listClosedPeriods } from '#engine/runtime/back-test';
import { runWorker, type Worker } from '#engine/runtime/worker';
import { accessFlow, BEFORE, backTest, makeOperator, type Operator } from '#tests/back-test';
import { asRole, createTestDatabase, type TestDatabase } from '#tests/database';

let test: TestDatabase;
let worker: Worker | undefined;
let operator: Operator;

beforeAll(async () => {
  test = await createTestDatabase();
  worker = await runWorker(test.db);
  operator = await makeOperator(test.db, BEFORE);
});
afterAll(async () => {
  await worker?.stop();
  await test.close();
});

it('offers the periods of which something is posted', async () => {
  const ctx = { ...operator.ctx, actor: asRole('marketing') };
  expect(await listClosedPeriods({ ctx, input: {} })).toEqual([
    { periodStart: '2026-01-01', periodEnd: '2026-02-01', invoices: 40 },
  ]);
  const { ctx: waiting } = await makeOperator(test.db, BEFORE, { post: false });
  expect(await listClosedPeriods({ ctx: waiting, input: {} })).toEqual([]);
  const service = { ...operator.ctx, actor: asRole('service') };
  await expect(listClosedPeriods({ ctx: service, input: {} })).rejects.toMatchObject({
    code: 'forbidden',
  });
});

it('keeps the draft that a back-test was about', async () => {
  const draft = accessFlow('0.5');
  const { id } = await backTest(operator.ctx, { document: draft });
  const kept = await getBackTestDocument({ ctx: operator.ctx, input: { id } });
  expect(kept).toMatchObject({ kind: draft.kind, key: draft.key });
});
