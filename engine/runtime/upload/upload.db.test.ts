import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '#engine/runtime/context';
import {
  asRole,
  createTestDatabase,
  insertTenant,
  readAudit,
  type TestDatabase,
  testContext,
} from '#tests/database';
import { refusalOf } from '#tests/imports';
import {
  createUpload,
  finishUpload,
  getUpload,
  putUploadPart,
  removeUpload,
  UPLOAD_LIMITS,
  uploadSource,
} from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.close();
});

const { partBytes } = UPLOAD_LIMITS;

async function newTenant(): Promise<Context> {
  return testContext(database, await insertTenant(database.db));
}

const announce = (ctx: Context, bytes: number, fileName = 'a.csv') =>
  createUpload({ ctx, input: { fileName, bytes } });
const put = (ctx: Context, uploadId: string, partNo: number, content: Uint8Array) =>
  putUploadPart({ ctx, input: { uploadId, partNo, content } });

describe('an upload', () => {
  it('arrives in parts, in any order, and reads as it was', async () => {
    const ctx = await newTenant();
    const whole = Buffer.from(`a,b\n${'1,2\n'.repeat(400_000)}`);
    const { id, parts, nextPart } = await announce(ctx, whole.length);
    expect([parts, nextPart]).toEqual([2, 0]);
    await put(ctx, id, 1, whole.subarray(partBytes));
    expect((await refusalOf(finishUpload({ ctx, input: { id } }))).issues[0]?.code).toBe(
      'upload-incomplete',
    );
    await put(ctx, id, 0, whole.subarray(0, partBytes));
    await put(ctx, id, 0, whole.subarray(0, partBytes));
    expect(await getUpload({ ctx, input: { id } })).toMatchObject({ nextPart: 2 });
    expect(await finishUpload({ ctx, input: { id } })).toMatchObject({ isComplete: true });
    const source = await uploadSource(ctx, id);
    const read: Buffer[] = [];
    for await (const part of source.read()) read.push(part);
    expect(Buffer.concat(read).equals(whole)).toBe(true);
    expect((await refusalOf(put(ctx, id, 0, whole.subarray(0, partBytes)))).code).toBe('conflict');
    const audit = await readAudit(database, id);
    expect(audit.map(({ verb }) => verb)).toEqual(['import.upload', 'import.upload']);
  });

  it('goes on at the first part that is missing', async () => {
    const ctx = await newTenant();
    const { id } = await announce(ctx, 3 * partBytes);
    const part = new Uint8Array(partBytes).fill(65);
    await put(ctx, id, 0, part);
    await put(ctx, id, 2, part);
    expect(await getUpload({ ctx, input: { id } })).toMatchObject({ nextPart: 1, parts: 3 });
  });

  it('takes the name as data', async () => {
    const ctx = await newTenant();
    const named = async (name: string) => (await announce(ctx, 1, name)).fileName;
    expect(await named('../../etc/passwd')).toBe('passwd');
    expect(await named('C:\\work\\客户.csv')).toBe('客户.csv');
    expect(await named('a\u202Evsc.exe\u0000')).toBe('avsc.exe');
    expect(await named('/')).toBe('file.csv');
  });

  it('refuses what is empty, too large, or has other parts than announced', async () => {
    const ctx = await newTenant();
    expect((await refusalOf(announce(ctx, 0))).issues[0]?.code).toBe('file-empty');
    const large = await refusalOf(announce(ctx, UPLOAD_LIMITS.fileBytes + 1));
    expect(large.issues[0]?.code).toBe('file-too-large');
    const { id } = await announce(ctx, 10);
    for (const [partNo, bytes] of [
      [0, 9],
      [0, 11],
      [1, 10],
    ] as const) {
      const error = await refusalOf(put(ctx, id, partNo, new Uint8Array(bytes)));
      expect(error.issues[0]?.code).toBe('upload-part-refused');
    }
  });

  it('is dropped where it is no text', async () => {
    const ctx = await newTenant();
    const { id } = await announce(ctx, 4);
    await put(ctx, id, 0, new Uint8Array([0x50, 0x4b, 0, 4]));
    const error = await refusalOf(finishUpload({ ctx, input: { id } }));
    expect(error.issues[0]?.code).toBe('file-is-binary');
    expect((await refusalOf(getUpload({ ctx, input: { id } }))).code).toBe('not-found');
  });

  it('goes after a day if nobody went on with it', async () => {
    const ctx = await newTenant();
    const { id } = await announce(ctx, 4);
    await announce({ ...ctx, now: ctx.now.add({ hours: 25 }) }, 4);
    expect((await refusalOf(getUpload({ ctx, input: { id } }))).code).toBe('not-found');
  });

  it('is removed with its parts', async () => {
    const ctx = await newTenant();
    const { id } = await announce(ctx, 4);
    await put(ctx, id, 0, Buffer.from('a\n1\n'));
    await finishUpload({ ctx, input: { id } });
    await removeUpload({ ctx, input: { id } });
    const left = await database.admin`select from upload_parts where upload_id = ${id}`;
    expect(left).toHaveLength(0);
  });

  it('is for those whose work is records, and for their tenant', async () => {
    const ctx = await newTenant();
    const finance = { ...ctx, actor: asRole('finance') };
    expect((await refusalOf(announce(finance, 1))).code).toBe('forbidden');
    const { id } = await announce(ctx, 4);
    expect(await getUpload({ ctx: finance, input: { id } })).toMatchObject({ id });
    const other = await newTenant();
    for (const attempt of [
      () => put(other, id, 0, Buffer.from('a\n1\n')),
      () => finishUpload({ ctx: other, input: { id } }),
      () => removeUpload({ ctx: other, input: { id } }),
      () => getUpload({ ctx: other, input: { id } }),
    ]) {
      expect((await refusalOf(attempt())).code).toBe('not-found');
    }
  });
});
