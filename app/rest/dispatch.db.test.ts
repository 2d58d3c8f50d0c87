import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '#engine/runtime/api-key';
import { systemContext } from '#engine/runtime/context';
import { SCOPES } from '#engine/runtime/permission';
import {
  createTestDatabase,
  insertCustomer,
  insertTenant,
  readAudit,
  type TestDatabase,
  testContext,
} from '#tests/database';
import { type Asked, askApi, type Question } from './ask-api.ts';
import { FailedKeys } from './failed-keys.ts';

const NOW = Temporal.Instant.from('2026-03-10T08:00:30Z');

let test: TestDatabase;
let tenantId: string;
let key: string;

const keyWith = async (given: Partial<Parameters<typeof createApiKey>[0]['input']> = {}) => {
  const input = { name: 'Shop', role: 'administrator' as const, scopes: [...SCOPES], ...given };
  return (await createApiKey({ ctx: testContext(test, tenantId), input })).key;
};

beforeAll(async () => {
  test = await createTestDatabase();
  tenantId = await insertTenant(test.db);
  key = await keyWith();
});
afterAll(() => test.close());

const ask = (question: Question, given = {}): Promise<Asked> =>
  askApi({ ...systemContext(test.db), now: NOW }, { key, ...question }, given);

function expectProblem(asked: Asked, status: number, kind: string): void {
  expect(asked.headers.get('content-type')).toBe('application/problem+json');
  expect(asked.body).toMatchObject({
    type: `/reference#problem-${kind}`,
    title: expect.any(String),
    status,
    detail: expect.any(String),
  });
  expect(asked.status).toBe(status);
}

describe('who asks', () => {
  it('is the holder of a key, and only by the header', async () => {
    const refused = [
      await ask({ path: '/customers', key: '' }),
      await ask({ path: '/customers', key: 'rck_wrong' }),
      await ask({ path: '/customers', key: '', headers: { cookie: `session=${key}` } }),
      await ask({ path: `/customers?key=${key}`, key: '' }),
      await ask({ path: '/customers', key: '', headers: { authorization: `Basic ${key}` } }),
    ];
    for (const asked of refused) {
      expectProblem(asked, 401, 'unauthorized');
      expect(asked.headers.get('www-authenticate')).toBe('Bearer realm="ratecraft"');
    }
    expect((await ask({ path: '/customers' })).status).toBe(200);
  });

  it('may what the role may, and of that what the scopes allow', async () => {
    const limited = await keyWith({ scopes: ['customer:read'] });
    const manager = await keyWith({ role: 'manager' });
    const body = { name: 'New' };
    const create = { method: 'POST', path: '/customers', body };
    expect((await ask({ path: '/customers', key: limited })).status).toBe(200);
    const scopeless = await ask({ ...create, key: limited });
    expectProblem(scopeless, 403, 'forbidden');
    expect(scopeless.text).toContain('customer:write');
    expectProblem(await ask({ ...create, key: manager }), 403, 'forbidden');
    expect((await ask(create)).status).toBe(201);
  });

  it('is named in the audit log, with where the request came from', async () => {
    const { body } = await ask({ method: 'POST', path: '/customers', body: { name: 'Audited' } });
    const { id } = body as { id: string };
    const [entry] = await readAudit(test, id);
    expect(entry?.actor).toMatchObject({ kind: 'key', name: 'Shop', role: 'administrator' });
    const [row] = await test.admin`select origin from audit_entries where subject_id = ${id}`;
    expect(row?.origin).toEqual({ via: 'api', ip: '203.0.113.7', userAgent: 'test' });
  });

  it('is told to wait after many wrong keys from one address', async () => {
    const failedKeys = new FailedKeys();
    for (let count = 0; count < 20; count += 1) {
      expect((await ask({ path: '/customers', key: 'rck_x' }, { failedKeys })).status).toBe(401);
    }
    const refused = await ask({ path: '/customers' }, { failedKeys });
    expectProblem(refused, 429, 'too-many-requests');
    expect(refused.headers.get('retry-after')).toBe('60');
    const elsewhere = { failedKeys, caller: { ip: '203.0.113.8' } };
    expect((await ask({ path: '/customers' }, elsewhere)).status).toBe(200);
    const later = { failedKeys, nowMs: NOW.epochMilliseconds + 60_000 };
    expect((await ask({ path: '/customers' }, later)).status).toBe(200);
  });

  it('has so many requests a minute, and is told how many are left', async () => {
    const busy = await keyWith();
    const first = await ask({ path: '/audit?limit=1', key: busy });
    expect(first.headers.get('ratelimit')).toBe('"key";r=599;t=30');
    expect(first.headers.get('ratelimit-policy')).toBe('"key";q=600;w=60');
    await test.admin`update api_request_counts set requests = 600 where requests = 1`;
    const refused = await ask({ path: '/audit?limit=1', key: busy });
    expectProblem(refused, 429, 'too-many-requests');
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(refused.headers.get('ratelimit')).toBe('"key";r=0;t=30');
  });
});

describe('a request', () => {
  it('of nothing there is, or by another method, is told so', async () => {
    expectProblem(await ask({ path: '/nothing' }), 404, 'not-found');
    expectProblem(await ask({ path: '/customers/../audit/%2e%2e/x/y' }), 404, 'not-found');
    expectProblem(await ask({ path: '/customers/%ff' }), 404, 'not-found');
    const refused = await ask({ method: 'PUT', path: '/customers' });
    expectProblem(refused, 405, 'method-not-allowed');
    expect(refused.headers.get('allow')).toBe('HEAD, GET, POST, OPTIONS');
    const options = await ask({ method: 'OPTIONS', path: '/customers' });
    expect(options.status).toBe(204);
    expect(options.headers.get('allow')).toBe('HEAD, GET, POST, OPTIONS');
    expect(options.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('by HEAD has the headers of GET and nothing else', async () => {
    const head = await ask({ method: 'HEAD', path: '/customers' });
    expect(head).toMatchObject({ status: 200, text: '' });
    expect(head.headers.get('content-type')).toBe('application/json');
    expect(head.headers.get('cache-control')).toBe('no-store');
  });

  it('with parameters that are not known, or twice, is malformed', async () => {
    const unknown = await ask({ path: '/customers?serach=x' });
    expectProblem(unknown, 400, 'malformed');
    expect(unknown.body).toMatchObject({
      issues: [{ code: 'unknown-parameter', parameter: 'serach' }],
    });
    expectProblem(await ask({ path: '/audit?limit=1&limit=2' }), 400, 'malformed');
    const invalid = await ask({ path: '/audit?limit=many' });
    expectProblem(invalid, 422, 'invalid');
    expect(invalid.body).toMatchObject({ issues: [{ parameter: 'limit', in: 'query' }] });
    const id = await ask({ path: '/customers/1' });
    expectProblem(id, 422, 'invalid');
    expect(id.body).toMatchObject({ issues: [{ parameter: 'id', in: 'path' }] });
  });

  it('has a body of JSON, an object, and not too long', async () => {
    const create = { method: 'POST', path: '/customers' };
    expectProblem(await ask({ ...create, body: '{' }), 400, 'malformed');
    expectProblem(await ask({ ...create, body: '[]' }), 400, 'malformed');
    const headers = { 'content-type': 'text/plain' };
    const text = await ask({ ...create, body: '{"name":"x"}', headers });
    expectProblem(text, 415, 'unsupported-media-type');
    const long = JSON.stringify({ name: 'x'.repeat(1_100_000) });
    expectProblem(await ask({ ...create, body: long }), 413, 'too-large');
    const unknown = await ask({ ...create, body: { name: 'x', tenantId: 'y', 'a/b': 1 } });
    expectProblem(unknown, 422, 'invalid');
    expect(unknown.body).toMatchObject({
      issues: [{ pointer: '/tenantId' }, { pointer: '/a~1b' }],
    });
    const invalid = await ask({ ...create, body: { name: '', kind: 'dog' } });
    expectProblem(invalid, 422, 'invalid');
    expect((invalid.body as { issues: { pointer: string }[] }).issues).toEqual([
      expect.objectContaining({ pointer: '/name', code: 'schema-minLength' }),
      expect.objectContaining({ pointer: '/kind', code: 'schema-enum' }),
    ]);
  });

  it('with characters of other languages than ours leaves them texts', async () => {
    const name = `'; drop table customers; -- <script>alert(1)</script>`;
    const made = await ask({ method: 'POST', path: '/customers', body: { name } });
    expect(made.body).toMatchObject({ name });
    const nul = { name: 'a\u0000b' };
    expectProblem(await ask({ method: 'POST', path: '/customers', body: nul }), 422, 'invalid');
    const pollute = '{"name":"x","customFields":{"__proto__":{"polluted":true}}}';
    await ask({ method: 'POST', path: '/customers', body: pollute });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('is answered in the language that is asked for', async () => {
    const chinese = await ask({
      path: '/nothing',
      headers: { 'accept-language': 'zh-CN,en;q=0.5' },
    });
    expect(chinese.body).toMatchObject({ title: '没有找到' });
    expect(chinese.headers.get('content-language')).toBe('zh-CN');
    const english = await ask({
      path: '/nothing',
      headers: { 'accept-language': 'fr, zh;q=0.1, en' },
    });
    expect(english.body).toMatchObject({ title: 'There is no such thing' });
  });

  it('gets pages, each with the address of the next', async () => {
    const own = await insertTenant(test.db);
    const given = { name: 'Pages', role: 'service' as const, scopes: ['customer:read'] };
    const made = await createApiKey({ ctx: testContext(test, own), input: given });
    for (const name of ['a', 'b', 'c']) await insertCustomer(test.db, own, { name });
    const names: string[] = [];
    let path: string | undefined = '/customers?limit=2';
    while (path) {
      const asked: Asked = await ask({ path, key: made.key });
      const { rows } = asked.body as { rows: { name: string; tenantId?: string }[] };
      names.push(...rows.map(({ name }) => name));
      for (const row of rows) expect(row.tenantId).toBeUndefined();
      path = /^<\/api\/v1([^>]+)>; rel="next"$/.exec(asked.headers.get('link') ?? '')?.[1];
    }
    expect(names).toEqual(['a', 'b', 'c']);
  });
});

describe('the header Idempotency-Key', () => {
  const create = (idempotencyKey: string, name = 'Once') =>
    ask({
      method: 'POST',
      path: '/customers',
      body: { name },
      headers: { 'idempotency-key': idempotencyKey },
    });

  const countOf = async (name: string) => {
    const [row] = await test.admin`
      select count(*)::int as count from customers where name = ${name}`;
    return row?.count;
  };

  it('makes the same request again give the same answer, and do nothing', async () => {
    const first = await create('k-1');
    const again = await create('"k-1"');
    expect(again).toMatchObject({ status: 201, text: first.text });
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await countOf('Once')).toBe(1);
  });

  it('is for one request alone', async () => {
    await create('k-2', 'Two');
    expectProblem(await create('k-2', 'Other'), 422, 'idempotency-key-reused');
    expect(await countOf('Other')).toBe(0);
    const elsewhere = await ask({
      method: 'PATCH',
      path: `/customers/${crypto.randomUUID()}`,
      body: { name: 'Two' },
      headers: { 'idempotency-key': 'k-2' },
    });
    expectProblem(elsewhere, 422, 'idempotency-key-reused');
  });

  it('is free again after a command that failed', async () => {
    expectProblem(await create('k-3', ''), 422, 'invalid');
    expect((await create('k-3', 'Three')).status).toBe(201);
  });

  it('is of its key of the API alone', async () => {
    await create('k-4', 'Four');
    const other = await keyWith();
    const asked = await ask({
      method: 'POST',
      path: '/customers',
      key: other,
      body: { name: 'Another four' },
      headers: { 'idempotency-key': 'k-4' },
    });
    expect(asked.status).toBe(201);
  });

  it('lets one of many at once through', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => create('k-5', 'Five')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.every((status) => status === 201 || status === 409)).toBe(true);
    expect(await countOf('Five')).toBe(1);
    for (const asked of answers) {
      if (asked.status === 409) expectProblem(asked, 409, 'idempotency-in-flight');
    }
  });

  it('is needed where money moves, and names the run', async () => {
    const start = {
      method: 'POST',
      path: '/bill-runs',
      body: { periodStart: '2026-01-01', periodEnd: '2026-02-01' },
    };
    expectProblem(await ask(start), 400, 'idempotency-key-missing');
    const headers = { 'idempotency-key': 'january' };
    const first = await ask({ ...start, headers });
    expect(first).toMatchObject({ status: 202, body: { isNew: true } });
    expect((await ask({ ...start, headers })).text).toBe(first.text);
    const { id } = first.body as { id: string };
    const [run] = await test.admin`select idempotency_key as key from bill_runs where id = ${id}`;
    expect(run?.key).toBe('january');
  });
});
