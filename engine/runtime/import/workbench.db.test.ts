import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawSql } from '#drizzle';
import { type Context, inTransaction } from '#engine/runtime/context';
import { runWorker, type Worker } from '#engine/runtime/worker';
import { broadbandPack } from '#plugins/pack/broadband';
import type { ImportMapping } from '#schemas';
import { startWorkerProcess } from '#tests/billing';
import {
  createTestDatabase,
  insertTenant,
  readAudit,
  type TestDatabase,
  testContext,
} from '#tests/database';
import { refusalOf, settleImport, uploadFile } from '#tests/imports';
import {
  cancelImport,
  exportImportErrors,
  fixImportRows,
  getImport,
  listImportErrors,
  listImportedCustomers,
  listImports,
  previewUpload,
  rehearseImport,
  startImport,
  startRehearsal,
} from './index.ts';

let database: TestDatabase;
let worker: Worker | undefined;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await worker?.stop();
  await database.close();
});

async function newTenant(): Promise<Context> {
  const tenantId = await insertTenant(database.db, { currency: 'USD' });
  return testContext(database, tenantId, { now: Temporal.Now.instant() });
}

async function withWorker(): Promise<void> {
  worker ??= await runWorker(database.db, { concurrency: 1 });
}

async function withoutWorker(): Promise<void> {
  await worker?.stop();
  worker = undefined;
}

const MAPPING: ImportMapping = {
  kind: 'import-mapping',
  key: 'small',
  name: { zh: '小', en: 'Small' },
  customer: { externalId: { column: 'id' }, name: { column: 'name' } },
  subscription: { plan: 'residential', items: [{ module: 'dsl' }] },
  reconcile: { column: 'amount' },
};
const small = (rows: string[]) => `id,name,amount\n${rows.join('\n')}\n`;
const many = (count: number) =>
  small(Array.from({ length: count }, (_, index) => `C-${index},Name ${index},25`));

const now = (ctx: Context): Context => ({ ...ctx, now: Temporal.Now.instant() });

const rehearse = (ctx: Context, uploadId: string, given: object = {}) =>
  startRehearsal({
    ctx: now(ctx),
    input: { uploadId, mapping: MAPPING, billingFrom: '2026-01-01', ...given },
  });

async function reachRows(ctx: Context, id: string, rows: number): Promise<void> {
  for (;;) {
    const { batch } = await getImport({ ctx, input: { id } });
    if ((batch?.rowsDone ?? 0) >= rows) return;
    await sleep(5);
  }
}

const countCustomers = (ctx: Context) =>
  inTransaction(ctx, async ({ tx }) => {
    const [row] = await rawSql(tx)<{ n: number }[]>`select count(*)::int as n from customers`;
    return row?.n;
  });

describe('an import of an upload', () => {
  it('is rehearsed, corrected, rehearsed again and imported by workers', async () => {
    const ctx = await newTenant();
    await withWorker();
    const id = await uploadFile(ctx, small(['1,Ada,25', ',Bo,25', '3,,24.50', '1,Twice,25']));
    const queued = await rehearse(ctx, id);
    expect(queued).toMatchObject({ status: 'rehearsing', importId: id });
    const first = await settleImport(ctx, id);
    expect(first.batch).toMatchObject({
      status: 'rehearsed',
      report: { counts: { rows: 4, created: 1, failed: 3 } },
    });
    expect(first.keptRows).toBe(3);
    const { rows, columns } = await listImportErrors({ ctx, input: { batchId: queued.batchId } });
    expect(columns).toEqual(['id', 'name', 'amount']);
    expect(rows.map(({ row, issues }) => [row, issues[0]?.code, issues[0]?.columns])).toEqual([
      [3, 'value-blank', ['id']],
      [4, 'value-blank', ['name']],
      [5, 'duplicate-in-file', ['id']],
    ]);
    await fixImportRows({
      ctx,
      input: {
        uploadId: id,
        rows: [
          { row: 3, cells: { id: '2' } },
          { row: 4, cells: { name: '=Cy' } },
          { row: 5, cells: { id: '4' } },
        ],
      },
    });
    const again = await rehearse(ctx, id);
    expect(again.batchId).not.toBe(queued.batchId);
    const second = await settleImport(ctx, id);
    expect(second.batch?.report?.counts).toMatchObject({ created: 4, failed: 0 });
    expect(second.batch?.report?.reconciliation).toMatchObject({ difference: '0.50' });
    expect(await countCustomers(ctx)).toBe(0);
    await startImport({ ctx: now(ctx), input: { batchId: again.batchId } });
    const done = await settleImport(ctx, id);
    expect(done.batch).toMatchObject({ status: 'done', rowsCreated: 4, rowsDone: 4 });
    expect(await countCustomers(ctx)).toBe(4);
    const made = await listImportedCustomers({ ctx, input: { batchId: again.batchId } });
    expect(made.rows.map(({ name }) => name)).toEqual(['Ada', 'Bo', '=Cy', 'Twice']);
    const audit = await readAudit(database, again.batchId);
    expect(audit.map(({ verb }) => verb)).toEqual(['import.rehearse', 'import.run', 'import.run']);
    expect(audit.at(-1)?.actor).toMatchObject({ kind: 'user', role: 'administrator' });
    const twice = await startImport({ ctx: now(ctx), input: { batchId: again.batchId } });
    expect(twice.status).toBe('done');
  });

  it('leaves out the rows with errors if told so, and hands them out disarmed', async () => {
    const ctx = await newTenant();
    await withWorker();
    const id = await uploadFile(ctx, small(['1,Ada,25', ',=SUM(A1),25']));
    const { batchId } = await rehearse(ctx, id);
    await settleImport(ctx, id);
    const refused = await startImport({ ctx: now(ctx), input: { batchId } });
    expect(refused.batchId).toBe(batchId);
    expect((await settleImport(ctx, id)).batch?.status).toBe('rehearsed');
    expect(await countCustomers(ctx)).toBe(0);
    const taken = await startImport({ ctx: now(ctx), input: { batchId, skipErrors: true } });
    expect(taken.batchId).not.toBe(batchId);
    const done = await settleImport(ctx, id);
    expect(done.batch).toMatchObject({ status: 'done', rowsCreated: 1, rowsFailed: 1 });
    const input = { batchId: taken.batchId, locale: 'en' as const };
    let text = '';
    for await (const part of await exportImportErrors({ ctx, input })) text += part;
    expect(text).toBe(
      "\uFEFFRow,Column,Problem,id,name,amount\r\n3,id,the customer's id is blank (id),,'=SUM(A1),25\r\n",
    );
  });

  it('goes on after it was cancelled, and nothing is doubled', async () => {
    const ctx = await newTenant();
    await withoutWorker();
    const id = await uploadFile(ctx, many(2_600));
    const { batchId } = await rehearse(ctx, id);
    expect(await cancelImport({ ctx, input: { batchId } })).toMatchObject({ rowsDone: 0 });
    expect((await refusalOf(cancelImport({ ctx, input: { batchId } }))).code).toBe('conflict');
    await startImport({ ctx: now(ctx), input: { batchId } });
    await withWorker();
    await reachRows(ctx, id, 1);
    const stopped = await cancelImport({ ctx, input: { batchId } });
    await sleep(300);
    const rest = await getImport({ ctx, input: { id } });
    expect(rest.batch?.status).toBe('cancelled');
    expect(rest.batch?.rowsDone).toBe(await countCustomers(ctx));
    expect(rest.batch?.rowsDone).toBe(stopped.rowsDone);
    expect((await refusalOf(rehearse(ctx, id))).code).toBe('conflict');
    const fix = { uploadId: id, rows: [{ row: 3, cells: { name: 'x' } }] };
    expect((await refusalOf(fixImportRows({ ctx, input: fix }))).code).toBe('conflict');
    await startImport({ ctx: now(ctx), input: { batchId } });
    const done = await settleImport(ctx, id);
    expect(done.batch).toMatchObject({ status: 'done', rowsCreated: 2_600 });
    expect(await countCustomers(ctx)).toBe(2_600);
  });

  it('goes on after its worker was killed, and nothing is doubled', async () => {
    const ctx = await newTenant();
    await withoutWorker();
    const id = await uploadFile(ctx, many(8_000));
    const { batchId } = await rehearse(ctx, id);
    await cancelImport({ ctx, input: { batchId } });
    await startImport({ ctx: now(ctx), input: { batchId } });
    const { child } = await startWorkerProcess(database.url);
    await reachRows(ctx, id, 1_000);
    child.kill('SIGKILL');
    const left = await getImport({ ctx, input: { id } });
    expect(left.batch?.status).toBe('running');
    await withWorker();
    const done = await settleImport(ctx, id);
    expect(done.batch).toMatchObject({ status: 'done', rowsCreated: 8_000, rowsFailed: 0 });
    expect(await countCustomers(ctx)).toBe(8_000);
  }, 60_000);

  it('is checked again for the permission of who asked when it runs', async () => {
    const ctx = await newTenant();
    await withoutWorker();
    const id = await uploadFile(ctx, many(3));
    const userId = '019a0000-0000-7000-8000-000000000001';
    const actor = { kind: 'user', id: userId, role: 'operations', name: 'Li' } as const;
    await inTransaction(
      ctx,
      ({ tx }) => rawSql(tx)`
        insert into memberships (tenant_id, user_id, role, email, name, created_at, updated_at)
          values (${ctx.tenantId}, ${userId}, 'operations', 'li@example.com', 'Li', now(), now())`,
    );
    await rehearse({ ...ctx, actor }, id);
    await inTransaction(ctx, ({ tx }) => rawSql(tx)`update memberships set role = 'service'`);
    await withWorker();
    const { batch } = await settleImport(ctx, id);
    expect(batch).toMatchObject({
      status: 'failed',
      by: 'Li',
      progress: { failure: { code: 'forbidden' } },
    });
  });

  it('refuses at once what is wrong with header or mapping', async () => {
    const ctx = await newTenant();
    const id = await uploadFile(ctx, small(['1,Ada,25']));
    const unknown = { ...MAPPING, customer: { ...MAPPING.customer, region: { column: 'nope' } } };
    const missing = await refusalOf(rehearse(ctx, id, { mapping: unknown }));
    expect(missing.issues[0]).toMatchObject({
      code: 'mapping-column-missing',
      path: '/customer/region/column',
    });
    const broken = await refusalOf(rehearse(ctx, id, { mapping: { kind: 'import-mapping' } }));
    expect(broken.code).toBe('invalid');
    const twice = await uploadFile(ctx, 'id,id\n1,2\n');
    const repeated = await refusalOf(previewUpload({ ctx, input: { uploadId: twice } }));
    expect(repeated.issues[0]?.code).toBe('file-column-repeated');
  });

  it('stands in the list with what became of it', async () => {
    const ctx = await newTenant();
    await withWorker();
    const early = await uploadFile(ctx, many(2), 'early.csv');
    const late = await uploadFile(
      { ...ctx, now: ctx.now.add({ seconds: 5 }) },
      many(3),
      'late.csv',
    );
    await rehearse(ctx, early);
    await settleImport(ctx, early);
    const { rows, next } = await listImports({ ctx, input: { limit: 1 } });
    expect(rows).toMatchObject([{ id: late, status: 'draft', fileName: 'late.csv' }]);
    const more = await listImports({ ctx, input: { limit: 1, cursor: next ?? '' } });
    expect(more.rows).toMatchObject([{ id: early, status: 'rehearsed', rowsTotal: 2 }]);
    expect(more.next).toBeNull();
    const other = await newTenant();
    expect((await listImports({ ctx: other, input: {} })).rows).toEqual([]);
    expect((await refusalOf(getImport({ ctx: other, input: { id: early } }))).code).toBe(
      'not-found',
    );
  });
});

const BOOK = join(import.meta.dirname, '../../../../shared/data/telco/book.csv');

describe.skipIf(!existsSync(BOOK))('the telco book (skipped where shared/data is absent)', () => {
  it('is recognised, and is the same batch as on the command line', async () => {
    const ctx = await newTenant();
    await withWorker();
    const id = await uploadFile(ctx, readFileSync(BOOK));
    const found = await previewUpload({ ctx, input: { uploadId: id } });
    expect(found.suggested).toBe('telco-book');
    const mapping = broadbandPack.designs.find(({ key }) => key === 'telco-book');
    await rehearse(ctx, id, { mapping });
    const { batch } = await settleImport(ctx, id);
    expect(batch?.report?.reconciliation).toMatchObject({ difference: '243.40' });
    const onCommandLine = await rehearseImport({
      ctx,
      input: {
        path: BOOK,
        mapping: mapping as ImportMapping,
        offered: broadbandPack.designs,
        billingFrom: '2026-01-01',
      },
    });
    expect(onCommandLine.batchId).toBe(batch?.id);
  }, 60_000);
});
