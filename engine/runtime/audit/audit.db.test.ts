import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '#engine/runtime/context';
import { addContact, createCustomer, updateCustomer } from '#engine/runtime/customer';
import {
  asRole,
  createTestDatabase,
  insertTenant,
  type TestDatabase,
  testContext,
} from '#tests/database';
import {
  exportAudit,
  getAuditEntry,
  type ListAuditInput,
  listAudit,
  subjectHistory,
} from './index.ts';

let test: TestDatabase;
let tenantId: string;
let customerId: string;

const at = (time: string, given: Partial<Context> = {}) =>
  testContext(test, tenantId, { now: Temporal.Instant.from(time), ...given });

beforeAll(async () => {
  test = await createTestDatabase();
  tenantId = await insertTenant(test.db);
  const zhang = { kind: 'user', id: 'u-1', role: 'service', name: '张敏' } as const;
  const origin = { via: 'web', ip: '198.51.100.4', userAgent: 'Browser' } as const;
  const ctx = at('2026-03-01T00:00:00Z');
  const made = await createCustomer({ ctx, input: { name: '=SUM(A1)', tier: 'gold' } });
  customerId = made.id;
  await updateCustomer({
    ctx: at('2026-03-02T00:00:00Z'),
    input: { id: customerId, tier: 'vip', region: '杭州' },
  });
  await addContact({
    ctx: at('2026-03-03T00:00:00Z', { actor: zhang, origin }),
    input: { customerId, kind: 'phone', value: '13812345678' },
  });
});
afterAll(() => test.close());

const list = (input: ListAuditInput, given: Partial<Context> = {}) =>
  listAudit({ ctx: testContext(test, tenantId, given), input });

describe('the audit log', () => {
  it('says who did what, when, from where, and what it changed', async () => {
    const { rows } = await list({});
    expect(rows.map(({ verb }) => verb)).toEqual([
      'customer.add-contact',
      'customer.update',
      'customer.create',
    ]);
    expect(rows[0]).toMatchObject({
      at: '2026-03-03T00:00:00Z',
      actor: { kind: 'user', id: 'u-1', role: 'service', name: '张敏' },
      origin: { via: 'web', ip: '198.51.100.4', userAgent: 'Browser' },
      subjectKind: 'customer',
      subjectId: customerId,
      subjectName: '=SUM(A1)',
      position: 3,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(rows[1]?.changes).toEqual([
      { path: 'tier', before: 'gold', after: 'vip' },
      { path: 'region', before: null, after: '杭州' },
    ]);
  });

  it.each<[ListAuditInput, number]>([
    [{ verb: 'customer.update' }, 1],
    [{ actor: 'u-1' }, 1],
    [{ actor: '张' }, 1],
    [{ from: '2026-03-02T00:00:00Z' }, 2],
    [{ to: '2026-03-02T00:00:00Z' }, 1],
    [{ text: '杭州' }, 1],
    [{ text: '13812345678' }, 1],
    [{ text: '%' }, 0],
    [{ text: "'; select 1" }, 0],
    [{ subjectKind: 'customer' }, 3],
    [{ subjectKind: 'invoice' }, 0],
  ])('is searched by %j', async (input, count) => {
    expect((await list(input)).rows).toHaveLength(count);
  });

  it('goes on page by page', async () => {
    const first = await list({ limit: 2 });
    const second = await list({ limit: 2, cursor: first.next ?? '' });
    expect([...first.rows, ...second.rows]).toHaveLength(3);
    expect(second.next).toBeNull();
  });

  it('tells nobody more than the customer’s page would', async () => {
    const actor = asRole('manager');
    const { rows } = await list({ verb: 'customer.add-contact' }, { actor });
    expect(JSON.stringify(rows)).toContain('138****5678');
    expect(JSON.stringify(rows)).not.toContain('13812345678');
    expect((await list({ text: '13812345678' }, { actor })).rows).toEqual([]);
  });

  it('gives one entry, and the history of a subject to whoever may see the subject', async () => {
    const [entry] = (await list({})).rows;
    const ctx = testContext(test, tenantId, { actor: asRole('service') });
    const id = entry?.id ?? '';
    expect(await getAuditEntry({ ctx: testContext(test, tenantId), input: { id } })).toEqual(entry);
    await expect(getAuditEntry({ ctx, input: { id } })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const input = { subjectKind: 'customer', subjectId: customerId };
    expect(await subjectHistory({ ctx, input })).toHaveLength(3);
  });

  it('is exported without formulas, and that is recorded', async () => {
    const ctx = testContext(test, tenantId, { actor: asRole('finance') });
    const { csv, rows } = await exportAudit({ ctx, input: { language: 'zh' } });
    expect(rows).toBe(3);
    expect(csv.startsWith('\uFEFF序号,')).toBe(true);
    expect(csv).toContain(",'=SUM(A1),");
    expect((await list({ verb: 'audit.export' })).rows[0]?.changes).toContainEqual({
      path: 'rows',
      after: 3,
    });
  });
});
