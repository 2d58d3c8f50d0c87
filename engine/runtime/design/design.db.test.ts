import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  asRole,
  createTestDatabase,
  insertTenant,
  readAudit,
  type TestDatabase,
  testContext,
} from '#tests/database';
import {
  checkDraft,
  contentHash,
  getDesign,
  listDesigns,
  publishDesign,
  retireDesign,
  saveDraft,
  startDraft,
} from './index.ts';

let database: TestDatabase;
let tenantA: string;
let tenantB: string;
beforeAll(async () => {
  database = await createTestDatabase();
  tenantA = await insertTenant(database.db);
  tenantB = await insertTenant(database.db);
});
afterAll(() => database.close());

const ctx = () => testContext(database, tenantA);
const KIND = 'pricing-flow';

/** A flow that charges a flat price. */
function flow(key: string, price = '10') {
  return {
    kind: KIND,
    key,
    name: { zh: '月费', en: 'Monthly fee' },
    nodes: [
      { id: 'fee', kind: 'flat', config: { price } },
      { id: 'line', kind: 'output-line', config: { lineKind: 'charge' } },
    ],
    edges: [{ from: { node: 'fee' }, to: { node: 'line', port: 'charge' } }],
  };
}

async function publish(key: string, price?: string, effectiveFrom?: string) {
  const latest = await getDesign({
    ctx: ctx(),
    input: { kind: KIND, key, version: 'latest' },
  }).catch(() => undefined);
  const started = latest && (await startDraft({ ctx: ctx(), input: { kind: KIND, key } }));
  const draft = await saveDraft({
    ctx: ctx(),
    input: { document: flow(key, price), lockVersion: started?.lockVersion },
  });
  const input = { kind: KIND, key, lockVersion: draft.lockVersion, effectiveFrom };
  return publishDesign({ ctx: ctx(), input });
}

describe('drafts', () => {
  it('are saved under an optimistic lock, and audited', async () => {
    const first = await saveDraft({ ctx: ctx(), input: { document: flow('fee') } });
    expect(first).toMatchObject({
      kind: KIND,
      key: 'fee',
      status: 'draft',
      version: null,
      lockVersion: 1,
    });
    expect(first.contentHash).toBe(contentHash(flow('fee')));
    const save = () =>
      saveDraft({ ctx: ctx(), input: { document: flow('fee', '11'), lockVersion: 1 } });
    expect(await save()).toMatchObject({
      id: first.id,
      lockVersion: 2,
      document: flow('fee', '11'),
    });
    await expect(save()).rejects.toMatchObject({ code: 'conflict' });
    expect(await readAudit(database, first.id)).toMatchObject([
      { verb: 'design.save-draft', after: { lockVersion: 1 } },
      { verb: 'design.save-draft', after: { lockVersion: 2 } },
    ]);
  });

  it('exist once for a key', async () => {
    const make = () => saveDraft({ ctx: ctx(), input: { document: flow('once') } });
    const results = await Promise.allSettled([make(), make()]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('need a kind and a key', async () => {
    const document = { kind: 'poem', key: 'Not a key' };
    const error = await saveDraft({ ctx: ctx(), input: { document } }).catch((caught) => caught);
    expect(error).toMatchObject({ code: 'invalid' });
    expect(error.issues).toHaveLength(2);
  });

  it('may have issues, but are not published with them', async () => {
    const document = { ...flow('broken'), nodes: [] };
    await saveDraft({ ctx: ctx(), input: { document } });
    const issues = await checkDraft({ ctx: ctx(), input: { kind: KIND, key: 'broken' } });
    expect(issues.length).toBeGreaterThan(0);
    const input = { kind: KIND, key: 'broken', lockVersion: 1 };
    await expect(publishDesign({ ctx: ctx(), input })).rejects.toMatchObject({
      code: 'invalid',
      issues,
    });
  });
});

describe('versions', () => {
  it('are numbered by the database and never change', async () => {
    const first = await publish('versions', '10');
    expect(first).toMatchObject({
      version: 1,
      status: 'published',
      publishedAt: '2026-03-10T08:00:00Z',
    });
    const second = await publish('versions', '12');
    expect(second).toMatchObject({ version: 2, basedOn: first.id });
    const kept = await getDesign({
      ctx: ctx(),
      input: { kind: KIND, key: 'versions', version: 1 },
    });
    expect(kept.document).toEqual(flow('versions', '10'));
    expect(await readAudit(database, second.id)).toMatchObject([
      { verb: 'design.start-draft', after: { basedOn: first.id } },
      { verb: 'design.save-draft' },
      { verb: 'design.publish', before: { status: 'draft' }, after: { version: 2 } },
    ]);
    await expect(
      saveDraft({ ctx: ctx(), input: { document: flow('versions'), lockVersion: 2 } }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('are published as they were seen', async () => {
    await saveDraft({ ctx: ctx(), input: { document: flow('seen') } });
    await saveDraft({ ctx: ctx(), input: { document: flow('seen', '2'), lockVersion: 1 } });
    const input = { kind: KIND, key: 'seen', lockVersion: 1 };
    await expect(publishDesign({ ctx: ctx(), input })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('are found by the day they hold', async () => {
    await publish('dated', '10');
    await publish('dated', '20', '2026-06-01');
    const on = async (day: string) =>
      (await getDesign({ ctx: ctx(), input: { kind: KIND, key: 'dated', on: day } })).version;
    expect([await on('2026-05-31'), await on('2026-06-01')]).toEqual([1, 2]);
  });

  it('restore an old one as a draft', async () => {
    await publish('restored', '10');
    await publish('restored', '20');
    const draft = await startDraft({
      ctx: ctx(),
      input: { kind: KIND, key: 'restored', version: 1 },
    });
    expect(draft.document).toEqual(flow('restored', '10'));
    await expect(
      startDraft({ ctx: ctx(), input: { kind: KIND, key: 'restored' } }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('retire once', async () => {
    const { id } = await publish('retired');
    expect(await retireDesign({ ctx: ctx(), input: { id } })).toMatchObject({ status: 'retired' });
    await expect(retireDesign({ ctx: ctx(), input: { id } })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect((await readAudit(database, id)).at(-1)).toMatchObject({
      verb: 'design.retire',
      before: { status: 'published' },
      after: { status: 'retired' },
    });
  });

  it('are listed by pages, without documents', async () => {
    for (const key of ['list-a', 'list-b', 'list-c']) await publish(key);
    const first = await listDesigns({ ctx: ctx(), input: { search: 'list-', limit: 2 } });
    expect(first.rows.map((row) => row.key)).toEqual(['list-a', 'list-b']);
    expect(first.rows[0]).not.toHaveProperty('document');
    const cursor = first.next ?? '';
    const second = await listDesigns({ ctx: ctx(), input: { search: 'list-', limit: 2, cursor } });
    expect(second).toMatchObject({ rows: [{ key: 'list-c' }], next: null });
    await expect(listDesigns({ ctx: ctx(), input: { cursor: 'x' } })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

describe('who may', () => {
  it.each(['service', 'finance', 'manager'] as const)('not the role %s', async (role) => {
    const outsider = testContext(database, tenantA, { actor: asRole(role) });
    const name = { kind: KIND, key: 'fee' };
    const attempts = [
      () => saveDraft({ ctx: outsider, input: { document: flow('fee') } }),
      () => checkDraft({ ctx: outsider, input: name }),
      () => publishDesign({ ctx: outsider, input: { ...name, lockVersion: 1 } }),
      () => startDraft({ ctx: outsider, input: name }),
      () => retireDesign({ ctx: outsider, input: { id: tenantA } }),
    ];
    for (const attempt of attempts) {
      await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it('not another tenant', async () => {
    const { id } = await publish('private');
    const other = testContext(database, tenantB);
    const name = { kind: KIND, key: 'private' };
    const missing = { code: 'not-found' };
    await expect(getDesign({ ctx: other, input: { id } })).rejects.toMatchObject(missing);
    await expect(retireDesign({ ctx: other, input: { id } })).rejects.toMatchObject(missing);
    await expect(startDraft({ ctx: other, input: name })).rejects.toMatchObject(missing);
    await expect(checkDraft({ ctx: other, input: name })).rejects.toMatchObject(missing);
    await expect(
      publishDesign({ ctx: other, input: { ...name, lockVersion: 1 } }),
    ).rejects.toMatchObject(missing);
    expect((await listDesigns({ ctx: other, input: {} })).rows).toEqual([]);
  });
});

it('hashes content whatever the order of members', () => {
  expect(contentHash({ a: 1, b: [{ d: null, c: 'x' }] })).toBe(
    contentHash({ b: [{ c: 'x', d: null }], a: 1 }),
  );
  expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]));
});
