import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rowProblem } from '#engine/runtime/import/mapping';
import { ErrorFile } from './error-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'ratecraft-errors-'));
afterAll(() => rmSync(folder, { recursive: true }));

const problem = rowProblem('value-blank', { zh: '为空', en: 'is blank' }, { column: 'name' });

describe('ErrorFile', () => {
  it('holds each row with its problem and cells, disarmed', async () => {
    const path = join(folder, 'errors.csv');
    const file = await ErrorFile.open(path, ['id', 'name']);
    await file.add({ row: 7, externalId: null, issue: problem }, ['=HYPERLINK("x")', 'a,b']);
    expect(existsSync(path)).toBe(false);
    await file.close();
    expect(readFileSync(path, 'utf8')).toBe(
      '\uFEFFrow,code,column,message_zh,message_en,id,name\r\n' +
        `7,value-blank,name,为空,is blank,"'=HYPERLINK(""x"")","a,b"\r\n`,
    );
  });

  it('names a place that it cannot write to', async () => {
    const work = ErrorFile.open(join(folder, 'no', 'such', 'folder.csv'), ['id']);
    await expect(work).rejects.toMatchObject({ issue: { code: 'error-file-unwritable' } });
  });

  it('leaves nothing where the work broke off', async () => {
    const path = join(folder, 'broken.csv');
    const file = await ErrorFile.open(path, ['id']);
    await file.discard();
    expect(existsSync(path) || existsSync(`${path}.part`)).toBe(false);
  });
});
