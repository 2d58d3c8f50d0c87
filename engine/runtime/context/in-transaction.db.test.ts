import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { customers } from '#drizzle';
import { inTransaction, type Scope } from '#engine/runtime/context';
import { createCustomer } from '#engine/runtime/customer';
import { createTestDatabase, insertTenant, type TestDatabase, testContext } from '#tests/database';

let database: TestDatabase;
let tenant: string;
beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await insertTenant(database.db);
});
afterAll(() => database.close());

const ctx = () => testContext(database, tenant);
const make = async (name: string) =>
  (await createCustomer({ ctx: ctx(), input: { name } })).id as string;

/** Resolves once it was called by that many. */
function meetingOf(count: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let left = count;
  return () => {
    left -= 1;
    if (left === 0) resolve();
    return promise;
  };
}

it('does work again that a deadlock took back', async () => {
  const [first, second] = [await make('甲'), await make('乙')];
  const meet = meetingOf(2);
  let tries = 0;
  const note = (scope: Scope, id: string, text: string) =>
    scope.tx.update(customers).set({ tier: text }).where(eq(customers.id, id));
  const across = (from: string, to: string) =>
    inTransaction(ctx(), async (scope) => {
      tries += 1;
      await note(scope, from, `from ${from}`);
      if (tries <= 2) await meet();
      await note(scope, to, `to ${to}`);
    });
  await Promise.all([across(first, second), across(second, first)]);
  expect(tries).toBe(3);
});

it('gives up at last, with the rule that was broken', async () => {
  const race = Object.assign(new Error('could not serialize'), { code: '40001' });
  let tries = 0;
  const lost = inTransaction(ctx(), async () => {
    tries += 1;
    throw race;
  });
  await expect(lost).rejects.toMatchObject({ code: 'conflict' });
  expect(tries).toBe(4);
});

it('leaves the second try to the caller whose transaction it is', async () => {
  const race = Object.assign(new Error('deadlock detected'), { code: '40P01' });
  let [outer, inner] = [0, 0];
  const work = inTransaction(ctx(), async (scope) => {
    outer += 1;
    await inTransaction(scope, async () => {
      inner += 1;
      if (inner < 3) throw race;
    });
  });
  await work;
  expect([outer, inner]).toEqual([3, 3]);
});
