import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '#engine/runtime/context';
import { runWorker, type Worker } from '#engine/runtime/worker';
import type { ImportMapping } from '#schemas';
import {
  asRole,
  createTestDatabase,
  insertTenant,
  readAudit,
  type TestDatabase,
  testContext,
} from '#tests/database';
import { refusalOf, settleImport, uploadFile } from '#tests/imports';
import {
  listMappings,
  makeTemplate,
  previewMapping,
  previewUpload,
  removeMapping,
  saveMapping,
  startRehearsal,
} from './index.ts';

let database: TestDatabase;
let worker: Worker;
beforeAll(async () => {
  database = await createTestDatabase();
  worker = await runWorker(database.db, { concurrency: 1 });
});
afterAll(async () => {
  await worker?.stop();
  await database?.close();
});

async function newTenant(): Promise<Context> {
  const tenantId = await insertTenant(database.db, { currency: 'USD' });
  return testContext(database, tenantId, { now: Temporal.Now.instant() });
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

describe('a preview', () => {
  it('finds encoding, delimiter and what Chinese headings mean', async () => {
    const ctx = await newTenant();
    const text = '客户编号;姓名;手机号;装机地址;月费;备注\nA1;张三;13812345678;人民路1号;59;x\n';
    const id = await uploadFile(ctx, iconv.encode(text, 'gb18030'));
    const found = await previewUpload({ ctx, input: { uploadId: id } });
    expect(found.file).toMatchObject({ encoding: 'gb18030', delimiter: ';' });
    expect(found.columns.map(({ target }) => target)).toEqual([
      'externalId',
      'name',
      'phone',
      'address:street',
      'reconcile',
      'custom',
    ]);
    expect(found.rows[0]?.cells[1]).toBe('张三');
    const input = { uploadId: id, mapping: found.guess };
    const tried = await previewMapping({ ctx, input });
    expect(tried.issues).toEqual([]);
    expect(tried.rows[0]?.mapped?.customer).toMatchObject({ externalId: 'A1', name: '张三' });
    expect(tried.values['/customer/address/street']).toEqual(['人民路1号']);
  });

  it('tells what is wrong with a mapping that is being edited', async () => {
    const ctx = await newTenant();
    const id = await uploadFile(ctx, small(['1,Ada,25']));
    const mapping = {
      ...MAPPING,
      customer: { ...MAPPING.customer, region: { expression: 'nam +' } },
    };
    const { issues, rows } = await previewMapping({ ctx, input: { uploadId: id, mapping } });
    expect(issues[0]?.path).toMatch(/^\/customer\/region\/expression/);
    expect(rows).toEqual([]);
    const rated = await previewMapping({ ctx, input: { uploadId: id, mapping: MAPPING } });
    expect(rated).toMatchObject({ currency: 'USD', rows: [{ charge: '25' }] });
    expect(rated.toPublish.map(({ key }) => key)).toContain('residential');
  });
});

describe('mappings', () => {
  it('are saved under a name, chosen again, replaced and removed', async () => {
    const ctx = await newTenant();
    const saved = await saveMapping({ ctx, input: { name: ' 月度清册 ', mapping: MAPPING } });
    expect(saved.mapping.name).toEqual({ zh: '月度清册', en: '月度清册' });
    const changed = { ...MAPPING, reconcile: undefined };
    const { reconcile: _, ...without } = changed;
    await saveMapping({ ctx, input: { name: '月度清册', mapping: without } });
    const { rows } = await listMappings({ ctx });
    expect(rows.map(({ key, origin }) => [key, origin])).toEqual([
      [saved.key, 'saved'],
      ['telco-book', 'shipped'],
      ['customers-zh', 'shipped'],
      ['customers-en', 'shipped'],
    ]);
    expect(rows[0]?.mapping).not.toHaveProperty('reconcile');
    await removeMapping({ ctx, input: { key: saved.key } });
    expect((await refusalOf(removeMapping({ ctx, input: { key: saved.key } }))).code).toBe(
      'not-found',
    );
    expect(await readAudit(database, saved.key)).toHaveLength(3);
  });

  it('give a template that their own rehearsal accepts', async () => {
    const ctx = await newTenant();
    for (const { key, mapping } of (await listMappings({ ctx })).rows) {
      const { content } = await makeTemplate({ ctx, input: { key, locale: 'zh' } });
      const id = await uploadFile(ctx, content, `${key}.csv`);
      await startRehearsal({
        ctx: { ...ctx, now: Temporal.Now.instant() },
        input: { uploadId: id, mapping, billingFrom: '2026-01-01' },
      });
      const { batch } = await settleImport(ctx, id);
      expect(batch?.report?.errors, key).toEqual([]);
      expect(batch?.report?.counts.created, key).toBe(1);
    }
  });

  it('are for those whose work is records', async () => {
    const ctx = await newTenant();
    const actor = asRole('service');
    const input = { name: 'x', mapping: MAPPING };
    expect((await refusalOf(saveMapping({ ctx: { ...ctx, actor }, input }))).code).toBe(
      'forbidden',
    );
    const reader = { ...ctx, actor: asRole('manager') };
    expect((await refusalOf(saveMapping({ ctx: reader, input }))).code).toBe('forbidden');
    expect((await listMappings({ ctx: reader })).rows).not.toEqual([]);
  });
});
