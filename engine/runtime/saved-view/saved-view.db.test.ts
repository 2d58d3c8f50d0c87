import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Context } from '#engine/runtime/context';
import {
  asRole,
  createTestDatabase,
  insertTenant,
  readAudit,
  type TestDatabase,
  testContext,
} from '#tests/database';
import { listViews, removeView, saveView } from './index.ts';

let database: TestDatabase;
let ctx: Context;
let colleague: Context;
let stranger: Context;
beforeAll(async () => {
  database = await createTestDatabase();
  ctx = testContext(database, await insertTenant(database.db));
  colleague = { ...ctx, actor: asRole('service') };
  stranger = testContext(database, await insertTenant(database.db));
});
afterAll(() => database.close());

const list = 'customers' as const;
const save = (name: string, query: Record<string, string>, isShared = false, by = ctx) =>
  saveView({ ctx: by, input: { list, name, query, isShared } });
const namesFor = async (by: Context) =>
  (await listViews({ ctx: by, input: { list } })).map(({ name, isOwn }) => [name, isOwn]);

it('are of one person, or shared', async () => {
  const own = await save('我的', { tier: 'vip' });
  const shared = await save('欠费', { status: 'active' }, true);
  expect(await namesFor(ctx)).toEqual([
    ['我的', true],
    ['欠费', true],
  ]);
  expect(await namesFor(colleague)).toEqual([['欠费', false]]);
  expect(await namesFor(stranger)).toEqual([]);
  const again = await save('我的', { tier: 'gold' });
  expect(again).toMatchObject({ id: own.id, query: { tier: 'gold' } });
  for (const by of [colleague, stranger]) {
    const remove = removeView({ ctx: by, input: { id: shared.id } });
    await expect(remove).rejects.toMatchObject({ code: 'not-found' });
  }
  await removeView({ ctx, input: { id: shared.id } });
  expect(await namesFor(colleague)).toEqual([]);
  expect((await readAudit(database, own.id)).map(({ verb }) => verb)).toEqual([
    'saved-view.save',
    'saved-view.save',
  ]);
});

it('are of known lists, with a name and plain values', async () => {
  for (const input of [
    { list: 'payments', name: 'x', query: {} },
    { list, name: '', query: {} },
    { list, name: 'x', query: { a: 1 } },
  ]) {
    await expect(saveView({ ctx, input: input as never })).rejects.toMatchObject({
      code: 'invalid',
    });
  }
});
