import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  asRole,
  createTestDatabase,
  readAudit,
  type TestDatabase,
  testContext,
} from '#tests/database';
import { createTenant, findTenant, getTenant, setDesignApproval } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const input = {
  slug: 'north-net',
  name: '北网',
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  locale: 'zh-CN',
};
const system = () => testContext(database, '', { actor: { kind: 'system' } });

it('makes a tenant that is found by its slug, and audits it', async () => {
  const tenant = await createTenant({ ctx: system(), input });
  expect(tenant).toMatchObject(input);
  expect(await findTenant({ ctx: system(), input: { slug: 'north-net' } })).toEqual(tenant);
  expect(await readAudit(database, tenant.id)).toMatchObject([
    { tenantId: tenant.id, verb: 'tenant.create', actor: { kind: 'system' }, after: input },
  ]);
});

it('refuses a slug that is taken', async () => {
  await expect(createTenant({ ctx: system(), input })).rejects.toMatchObject({ code: 'conflict' });
});

it('is for no role of a tenant', async () => {
  const ctx = testContext(database, '', { actor: asRole('administrator') });
  await expect(createTenant({ ctx, input })).rejects.toMatchObject({ code: 'forbidden' });
});

it('names every fault of the input at once', async () => {
  const bad = { ...input, slug: 'Not A Slug', currency: 'yuan' };
  const error = await createTenant({ ctx: system(), input: bad }).catch((caught) => caught);
  expect(error).toMatchObject({ code: 'invalid' });
  expect(error.issues.map((found: { path: string }) => found.path)).toEqual(['/slug', '/currency']);
  const nowhere = { ...input, slug: 'x', timeZone: 'Mars/Olympus' };
  await expect(createTenant({ ctx: system(), input: nowhere })).rejects.toMatchObject({
    code: 'invalid',
    issues: [{ path: '/timeZone' }],
  });
});

it('answers not-found for an unknown slug or id', async () => {
  await expect(findTenant({ ctx: system(), input: { slug: 'none' } })).rejects.toMatchObject({
    code: 'not-found',
  });
  const ctx = testContext(database, '0193f3a0-0000-7000-8000-000000000009');
  await expect(getTenant({ ctx })).rejects.toMatchObject({ code: 'not-found' });
});

it('lets administrators alone say whether designs need approval, and audits it', async () => {
  const given = { ...input, slug: 'careful-net' };
  const { id, requiresDesignApproval } = await createTenant({ ctx: system(), input: given });
  expect(requiresDesignApproval).toBe(false);
  const ctx = testContext(database, id);
  await setDesignApproval({ ctx, input: { isRequired: true } });
  expect(await getTenant({ ctx })).toMatchObject({ requiresDesignApproval: true });
  expect((await readAudit(database, id)).at(-1)).toMatchObject({
    verb: 'tenant.set-design-approval',
    before: { requiresDesignApproval: false },
    after: { requiresDesignApproval: true },
  });
  for (const role of ['operations', 'finance', 'manager'] as const) {
    const outsider = testContext(database, id, { actor: asRole(role) });
    const change = setDesignApproval({ ctx: outsider, input: { isRequired: false } });
    await expect(change).rejects.toMatchObject({ code: 'forbidden' });
  }
});
