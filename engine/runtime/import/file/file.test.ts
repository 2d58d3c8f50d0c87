import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { safeCsvLine } from '#engine/runtime/export';
import { FileRefused, inspectFile, openRecords, pathSource } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'ratecraft-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function file(content: string | Buffer): string {
  files += 1;
  const path = join(folder, `${files}.csv`);
  writeFileSync(path, content);
  return path;
}

async function read(content: string | Buffer) {
  const inspected = await inspectFile(pathSource(file(content)));
  const { columns, records } = await openRecords(inspected);
  const rows = [];
  for await (const { row, cells } of records) rows.push([row, ...cells]);
  return { encoding: inspected.encoding, delimiter: inspected.delimiter, columns, rows };
}

async function refusal(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(FileRefused);
  return (error as FileRefused).issue;
}

const CHINESE = '编号,姓名,地址\n1,张三,杭州市西湖区\n2,李四,"上海市\n浦东新区"\n';

describe('reading a file', () => {
  it.each([
    ['UTF-8', Buffer.from(CHINESE), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${CHINESE}`), 'utf-8'],
    ['GB18030', iconv.encode(CHINESE, 'gb18030'), 'gb18030'],
    ['GBK with CRLF', iconv.encode(CHINESE.replaceAll('\n', '\r\n'), 'gbk'), 'gb18030'],
  ])('%s', async (_, bytes, encoding) => {
    const found = await read(bytes);
    expect(found.encoding).toBe(encoding);
    expect(found.columns).toEqual(['编号', '姓名', '地址']);
    expect(found.rows[0]).toEqual([2, '1', '张三', '杭州市西湖区']);
    expect(found.rows[1]?.slice(0, 3)).toEqual([3, '2', '李四']);
    expect(String(found.rows[1]?.[3]).replace('\r', '')).toBe('上海市\n浦东新区');
  });

  it('four-byte characters of GB18030', async () => {
    const found = await read(iconv.encode('姓名\n𠮷野家\n', 'gb18030'));
    expect(found.rows).toEqual([[2, '𠮷野家']]);
  });

  it.each([
    ['a,b;c\n1,2\n', ','],
    ['a;b;c\n1;2;3\n', ';'],
    ['a\tb\n1\t2\n', '\t'],
    ['"a;b;c",d\n1,2\n', ','],
    ['a\n1\n', ','],
  ])('finds the delimiter of %j', async (content, delimiter) => {
    expect((await read(content)).delimiter).toBe(delimiter);
  });

  it('numbers rows as a spreadsheet does, blank lines included', async () => {
    expect((await read('a\n\n1\n\n\n2\n')).rows).toEqual([
      [3, '1'],
      [6, '2'],
    ]);
  });

  it('reads a last line without newline', async () => {
    expect((await read('a,b\n1,2')).rows).toEqual([[2, '1', '2']]);
  });

  it.each([
    ['', 'file-empty'],
    ['  \n', 'file-empty'],
    ['a,,c\n1,2,3\n', 'file-column-unnamed'],
    ['a,b,a\n1,2,3\n', 'file-column-repeated'],
    ['a,b\n"1,2\n', 'file-quotes-broken'],
    ['a,b\n1,x"y"\n', 'file-quotes-broken'],
    ['a\0b\n', 'file-is-binary'],
    [Buffer.from('\uFEFFa,b\n', 'utf16le'), 'file-encoding-unsupported'],
  ])('refuses %j as %s', async (content, code) => {
    expect((await refusal(read(content))).code).toBe(code);
  });

  it('names the line and byte that no encoding reads', async () => {
    const bytes = Buffer.concat([Buffer.from('a\nab'), Buffer.from([0xff, 0x0a])]);
    const problem = await refusal(read(bytes));
    expect(problem).toMatchObject({ code: 'file-encoding-broken', params: { line: 2, byte: 3 } });
  });

  it('a few broken bytes do not make UTF-8 into GB18030', async () => {
    const lines = Array.from({ length: 20 }, (_, index) => `${index},张三李四王五\n`).join('');
    const bytes = Buffer.concat([
      Buffer.from(`id,姓名\n${lines}`),
      Buffer.from([0x31, 0x2c, 0xd5, 0xc5, 0x0a]),
    ]);
    const problem = await refusal(read(bytes));
    expect(problem).toMatchObject({ params: { encoding: 'utf-8', line: 22, byte: 4 } });
  });

  it('names a missing file, a folder, and one that is too large', async () => {
    expect((await refusal(inspectFile(pathSource(join(folder, 'none.csv'))))).code).toBe(
      'file-missing',
    );
    expect((await refusal(inspectFile(pathSource(folder)))).code).toBe('file-is-no-file');
    const large = await refusal(inspectFile(pathSource(file('abc'), 2)));
    expect(large.code).toBe('file-too-large');
  });

  it('takes the encoding that is asked for, and checks it', async () => {
    const path = pathSource(file(iconv.encode(CHINESE, 'gb18030')));
    expect((await inspectFile(path, { encoding: 'gb18030' })).encoding).toBe('gb18030');
    expect((await refusal(inspectFile(path, { encoding: 'utf-8' }))).params.encoding).toBe('utf-8');
  });
});

describe('safeCsvLine', () => {
  it('disarms formulas and keeps numbers', () => {
    expect(safeCsvLine(['=1+1', '-5', '+86 138', '@x', 'a,"b"', '-2+3', '张三'])).toBe(
      `'=1+1,-5,'+86 138,'@x,"a,""b""",'-2+3,张三\r\n`,
    );
  });
});
