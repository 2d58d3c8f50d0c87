import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawSql } from '#drizzle';
import { type Context, inTransaction, newContext } from '#engine/runtime/context';
import { publishDocuments } from '#engine/runtime/design';
import { AppError } from '#engine/runtime/error';
import { broadbandPack } from '#plugins/pack/broadband';
import type { ImportMapping } from '#schemas';
import { createTestDatabase, insertTenant, type TestDatabase } from '#tests/database';
import { type ImportInput, rehearseImport, runImport } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'ratecraft-import-db-'));
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const MAPPING: ImportMapping = {
  kind: 'import-mapping',
  key: 'small',
  name: { zh: '小', en: 'Small' },
  customer: {
    externalId: { column: 'id' },
    name: { column: 'name' },
    region: { column: 'region' },
    contacts: [{ kind: 'phone', value: { column: 'phone' } }],
    tags: [{ tag: 'vip', when: 'vip = "y"' }],
  },
  subscription: {
    plan: 'residential',
    items: [
      { module: 'dsl', when: 'net = "dsl"' },
      { module: 'phone', quantity: { column: 'lines' }, when: 'lines != null' },
    ],
  },
  reconcile: { column: 'amount' },
};
const HEADER = 'id,name,region,phone,vip,net,lines,amount';

async function newTenant(): Promise<Context> {
  const tenantId = await insertTenant(database.db, { currency: 'USD' });
  return newContext(database.db, tenantId, { kind: 'system' });
}

let files = 0;
function input(rows: string[], given: Partial<ImportInput> = {}): ImportInput {
  files += 1;
  const path = join(folder, `${files}.csv`);
  writeFileSync(path, [HEADER, ...rows, ''].join('\n'));
  return {
    path,
    mapping: MAPPING,
    billingFrom: '2026-01-01',
    offered: broadbandPack.designs,
    ...given,
  };
}

function count(ctx: Context, table: string): Promise<number> {
  return inTransaction(ctx, async ({ tx }) => {
    const sql = rawSql(tx);
    const [row] = await sql<{ n: number }[]>`select count(*)::int as n from ${sql(table)}`;
    return row?.n ?? -1;
  });
}

const ROWS = ['1,Ada,north,138,y,dsl,,25.00', '2,Bo,south,,,,2,39.50', '3,Cy,,139,,dsl,1,45'];

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => undefined,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

describe('rehearseImport', () => {
  it('reports what an import would do, and changes no customer', async () => {
    const ctx = await newTenant();
    const { report, status } = await rehearseImport({ ctx, input: input(ROWS) });
    expect(status).toBe('rehearsed');
    expect(report.counts).toEqual({
      rows: 3,
      created: 3,
      updated: 0,
      skipped: 0,
      failed: 0,
      subscriptions: 3,
      items: 4,
    });
    expect(report.reconciliation).toMatchObject({
      currency: 'USD',
      rowsCompared: 3,
      computed: '110.00',
      source: '109.50',
      difference: '0.50',
      rowsDiffering: 1,
      largest: { row: 3, externalId: '2', difference: '0.50' },
    });
    expect(await count(ctx, 'customers')).toBe(0);
    expect(await count(ctx, 'designs')).toBe(0);
  });

  it('lists every error of every row, as data and as a file', async () => {
    const ctx = await newTenant();
    const errorFile = join(folder, 'errors.csv');
    const rows = [...ROWS, ',=SUM(A1),,,,dsl,many,1', '1,Ada again,,,,dsl,,1', '9,x'];
    const { report } = await rehearseImport({ ctx, input: input(rows, { errorFile }) });
    expect(report.counts).toMatchObject({ rows: 6, created: 3, failed: 3 });
    expect(report.firstErrors.map(({ row, issue }) => [row, issue.code])).toEqual([
      [5, 'value-blank'],
      [5, 'quantity-refused'],
      [6, 'duplicate-in-file'],
      [7, 'row-width'],
    ]);
    const text = readFileSync(errorFile, 'utf8');
    expect(text.trimEnd().split('\r\n')).toHaveLength(5);
    expect(text).toContain("'=SUM(A1)");
  });

  it('refuses a mapping without billing start, or a plan nobody has', async () => {
    const ctx = await newTenant();
    const noStart = await refusal(
      rehearseImport({ ctx, input: input(ROWS, { billingFrom: undefined }) }),
    );
    expect(noStart.issues.map(({ code }) => code)).toEqual(['billing-from-missing']);
    const noPlan = await refusal(rehearseImport({ ctx, input: input(ROWS, { offered: [] }) }));
    expect(noPlan.issues.map(({ code }) => code)).toEqual(['mapping-plan-unknown']);
    expect(noPlan.code).toBe('invalid');
  });

  it('is for operations and administrators', async () => {
    const ctx = await newTenant();
    const actor = { kind: 'user', id: 'u', role: 'finance' } as const;
    const error = await refusal(rehearseImport({ ctx: { ...ctx, actor }, input: input(ROWS) }));
    expect(error.code).toBe('forbidden');
    const run = await refusal(runImport({ ctx: { ...ctx, actor }, input: input(ROWS) }));
    expect(run.code).toBe('forbidden');
  });
});

describe('runImport', () => {
  it('creates customers, contacts, tags, subscriptions and items; twice changes nothing', async () => {
    const ctx = await newTenant();
    const given = input(ROWS);
    const first = await runImport({ ctx, input: given });
    expect(first).toMatchObject({ status: 'done', wasDone: false });
    const counts = async () =>
      Promise.all(
        [
          'customers',
          'customer_contacts',
          'customer_tags',
          'subscriptions',
          'subscription_items',
        ].map((table) => count(ctx, table)),
      );
    expect(await counts()).toEqual([3, 2, 1, 3, 4]);
    const again = await runImport({ ctx, input: given });
    expect(again).toMatchObject({ status: 'done', wasDone: true, batchId: first.batchId });
    expect(await counts()).toEqual([3, 2, 1, 3, 4]);
    expect(await count(ctx, 'designs')).toBe(2);
    const audit = await inTransaction(
      ctx,
      ({ tx }) => rawSql(tx)`select verb from audit_entries where verb = 'import.run'`,
    );
    expect(audit).toHaveLength(1);
  });

  it('imports nothing where a row is wrong, unless told to take the others', async () => {
    const ctx = await newTenant();
    const rows = [...ROWS, '4,,,,,dsl,,1'];
    const error = await refusal(runImport({ ctx, input: input(rows) }));
    expect(error.code).toBe('invalid');
    expect(error.issues[0]).toMatchObject({ code: 'value-blank', path: 'row 5' });
    expect(await count(ctx, 'customers')).toBe(0);
    await runImport({ ctx, input: input(rows, { skipErrors: true }) });
    expect(await count(ctx, 'customers')).toBe(3);
    // Kept with each of the two: the one refused, and the one that took the others.
    expect(await count(ctx, 'import_row_errors')).toBe(2);
  });

  it('refuses, skips or updates customers that are there', async () => {
    const ctx = await newTenant();
    await runImport({ ctx, input: input(ROWS) });
    const changed = ['1,Ada Lovelace,west,150,,dsl,,25', '4,Di,,,,dsl,,25'];
    const refused = await refusal(runImport({ ctx, input: input(changed) }));
    expect(refused.issues[0]?.code).toBe('customer-exists');
    const names = () =>
      inTransaction(
        ctx,
        ({ tx }) => rawSql(tx)`select name, region from customers order by external_id`,
      );
    const skipped = await runImport({ ctx, input: input(changed, { duplicates: 'skip' }) });
    expect(skipped.report.counts).toMatchObject({ created: 1, skipped: 1 });
    expect((await names()).map(({ name }) => name)).toEqual(['Ada', 'Bo', 'Cy', 'Di']);
    const updated = await runImport({ ctx, input: input(changed, { duplicates: 'update' }) });
    expect(updated.report.counts).toMatchObject({ updated: 2, created: 0 });
    expect((await names())[0]).toEqual({ name: 'Ada Lovelace', region: 'west' });
    const phones = await inTransaction(
      ctx,
      ({ tx }) =>
        rawSql(tx)`
        select value, valid_to is null as current from customer_contacts k
          join customers c on c.id = k.customer_id and c.external_id = '1' order by value`,
    );
    expect(phones.map(({ value, current }) => [value, current])).toEqual([
      ['138', false],
      ['150', true],
    ]);
    expect(await count(ctx, 'subscriptions')).toBe(4);
  });

  it('goes on where it was broken off', async () => {
    const ctx = await newTenant();
    const rows = Array.from({ length: 1_800 }, (_, index) => `${index},N${index},,,,dsl,,25`);
    const given = input(rows);
    const stop = new AbortController();
    const progress = ({ phase, done }: { phase: string; done: number }) => {
      if (phase === 'importing' && done >= 1_000) stop.abort();
    };
    const watch = { signal: stop.signal, progress };
    await expect(runImport({ ctx, input: given, watch })).rejects.toThrow();
    expect(await count(ctx, 'customers')).toBe(1_000);
    const resumed = await runImport({ ctx, input: given });
    expect(resumed).toMatchObject({ status: 'done', resumedAfter: 1_000 });
    expect(await count(ctx, 'customers')).toBe(1_800);
    expect(await count(ctx, 'subscription_items')).toBe(1_800);
  });

  it('two at once import every row once', async () => {
    const ctx = await newTenant();
    const rows = Array.from({ length: 1_200 }, (_, index) => `${index},N${index},,,,dsl,,25`);
    const given = input(rows);
    await publishDocuments(ctx, broadbandPack.designs.slice(0, 2));
    const both = await Promise.allSettled([
      runImport({ ctx, input: given }),
      runImport({ ctx, input: given }),
    ]);
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    for (const each of both) {
      if (each.status === 'rejected') expect((each.reason as AppError).code).toBe('conflict');
    }
    expect(await count(ctx, 'customers')).toBe(1_200);
    expect(await count(ctx, 'subscription_items')).toBe(1_200);
  });

  it('sees nothing of another tenant', async () => {
    const ctx = await newTenant();
    await runImport({ ctx, input: input(ROWS) });
    const other = await newTenant();
    const { report } = await rehearseImport({ ctx: other, input: input(ROWS) });
    expect(report.counts).toMatchObject({ created: 3, failed: 0 });
    expect(await count(other, 'customers')).toBe(0);
  });
});

const BOOK = join(import.meta.dirname, '../../../../shared/data/telco/book.csv');

describe.skipIf(!existsSync(BOOK))('the telco book (skipped where shared/data is absent)', () => {
  it('reconciles with its source, and imports', async () => {
    const ctx = await newTenant();
    const mapping = broadbandPack.designs.find(({ key }) => key === 'telco-book') as ImportMapping;
    const given: ImportInput = {
      path: BOOK,
      mapping,
      offered: broadbandPack.designs,
      billingFrom: '2026-01-01',
    };
    const { report } = await rehearseImport({ ctx, input: given });
    expect(report.reconciliation).toMatchObject({
      rowsCompared: 7043,
      computed: '456360.00',
      source: '456116.60',
      difference: '243.40',
      rowsDiffering: 6862,
      largest: { externalId: '8174-TBVCF' },
    });
    expect(report.reconciliation?.largest?.difference.replace('-', '')).toBe('4.80');
    expect(report.warnings).toMatchObject([{ code: 'total-charges-blank', rows: 11 }]);
    await runImport({ ctx, input: given });
    expect(await count(ctx, 'customers')).toBe(7043);
  });
});
