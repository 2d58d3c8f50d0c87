import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemContext } from '#engine/runtime/context';
import {
  asRole,
  createTestDatabase,
  insertTenant,
  readAudit,
  type TestDatabase,
  testContext,
} from '#tests/database';
import { authenticateKey, createApiKey, listApiKeys, revokeApiKey } from './index.ts';

const NOW = Temporal.Instant.from('2026-03-10T08:00:10Z');
const INPUT = { name: 'Shop', role: 'service' as const, scopes: ['customer:read'] };

let test: TestDatabase;
let tenantId: string;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());
beforeEach(async () => {
  tenantId = await insertTenant(test.db);
});

const create = (given = {}) =>
  createApiKey({ ctx: testContext(test, tenantId), input: { ...INPUT, ...given } });

const authenticate = (key: string, now = NOW) =>
  authenticateKey({ ctx: { ...systemContext(test.db), now }, input: { key } });

const REFUSED = { code: 'unauthorized' };

describe('a key', () => {
  it('finds its tenant, and is its role with its scopes', async () => {
    const { key, id } = await create();
    const { ctx, quota } = await authenticate(key);
    expect(ctx.tenantId).toBe(tenantId);
    expect(ctx.actor).toEqual({ kind: 'key', id, ...INPUT });
    expect(quota).toEqual({ limit: 600, remaining: 599, resetSeconds: 50 });
  });

  it('is shown once, and kept nowhere', async () => {
    const { key, id, hint } = await create();
    expect(key).toMatch(/^rck_[A-Za-z0-9_-]{75}$/);
    expect(key.endsWith(hint)).toBe(true);
    const { rows } = await listApiKeys({ ctx: testContext(test, tenantId), input: {} });
    const stored = await test.admin`select * from api_keys where id = ${id}`;
    const audit = await readAudit(test, id);
    expect(audit).toMatchObject([{ verb: 'api-key.create', after: INPUT }]);
    const secret = key.slice(-32);
    for (const kept of [rows, stored, audit]) expect(JSON.stringify(kept)).not.toContain(secret);
    expect(JSON.stringify(rows)).not.toContain(stored[0]?.secret_hash);
  });

  it('is nothing with one character changed, nor in another tenant', async () => {
    const { key } = await create();
    const last = key.at(-1) === 'A' ? 'Q' : 'A';
    await expect(authenticate(key.slice(0, -1) + last)).rejects.toMatchObject(REFUSED);
    await expect(authenticate('rck_')).rejects.toMatchObject(REFUSED);
    await expect(authenticate(`${key}x`)).rejects.toMatchObject(REFUSED);
    const other = await insertTenant(test.db);
    const bytes = Buffer.from(key.slice(4), 'base64url');
    Buffer.from(other.replaceAll('-', ''), 'hex').copy(bytes);
    await expect(authenticate(`rck_${bytes.toString('base64url')}`)).rejects.toMatchObject(REFUSED);
  });

  it('ends when it is revoked, and only once', async () => {
    const { key, id } = await create();
    const ctx = testContext(test, tenantId);
    expect((await revokeApiKey({ ctx, input: { id } })).revokedAt).not.toBeNull();
    await expect(authenticate(key)).rejects.toMatchObject(REFUSED);
    await expect(revokeApiKey({ ctx, input: { id } })).rejects.toMatchObject({ code: 'conflict' });
    expect(await readAudit(test, id)).toMatchObject([{}, { verb: 'api-key.revoke' }]);
  });

  it('ends when it expires', async () => {
    const { key } = await create({ expiresAt: '2026-03-11T00:00:00Z' });
    await authenticate(key);
    const later = Temporal.Instant.from('2026-03-11T00:00:00Z');
    await expect(authenticate(key, later)).rejects.toMatchObject(REFUSED);
  });

  it('notes its last use at most once a minute', async () => {
    const { key, id } = await create();
    const lastUse = async () => {
      const { rows } = await listApiKeys({ ctx: testContext(test, tenantId), input: {} });
      return rows.find((row) => row.id === id)?.lastUsedAt;
    };
    await authenticate(key);
    await authenticate(key, NOW.add({ seconds: 30 }));
    expect(await lastUse()).toBe('2026-03-10T08:00:10Z');
    await authenticate(key, NOW.add({ seconds: 61 }));
    expect(await lastUse()).toBe('2026-03-10T08:01:11Z');
  });

  it('counts its requests by the minute', async () => {
    const { key } = await create();
    await authenticate(key);
    expect((await authenticate(key)).quota.remaining).toBe(598);
    const next = await authenticate(key, NOW.add({ seconds: 50 }));
    expect(next.quota).toMatchObject({ remaining: 599, resetSeconds: 60 });
  });
});

describe('making keys', () => {
  it('is for administrators', async () => {
    const ctx = testContext(test, tenantId, { actor: asRole('operations') });
    await expect(createApiKey({ ctx, input: INPUT })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it.each([
    [{ scopes: ['nothing:read'] }, '/scopes/0'],
    [{ scopes: [] }, '/scopes'],
    [{ role: 'god' }, '/role'],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, '/expiresAt'],
  ])('refuses %j', async (given, path) => {
    const issues = [expect.objectContaining({ path })];
    await expect(create(given)).rejects.toMatchObject({ code: 'invalid', issues });
  });

  it('lists page by page, newest first', async () => {
    const made: string[] = [];
    for (const name of ['a', 'b', 'c']) made.unshift((await create({ name })).id);
    const ctx = testContext(test, tenantId);
    const first = await listApiKeys({ ctx, input: { limit: 2 } });
    const second = await listApiKeys({ ctx, input: { limit: 2, cursor: first.next ?? '' } });
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(made);
    expect(second.next).toBeNull();
  });
});
