import { describe, expect, it } from 'vitest';
import { readFileSheets } from './read-file.ts';

const file = (name: string, ...parts: BlobPart[]) => new File(parts, name);
const bytes = (...all: number[]) => new Uint8Array(all);
const utf16 = (text: string) => Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'));
/** 带宽 as GB 18030 has it. */
const GBK = bytes(0xb4, 0xf8, 0xbf, 0xed);

async function textsOf(chosen: File): Promise<unknown> {
  const found = await readFileSheets(chosen);
  return found.ok
    ? found.read.sheets[0]?.rows.map((row) => row.map((cell) => cell?.text ?? ''))
    : found.reason;
}

describe('a file that somebody chooses', () => {
  it.each<[string, File, unknown]>([
    ['UTF-8', file('a.csv', '带宽,1\n'), [['带宽', '1']]],
    ['CSV of Excel in China', file('a.csv', GBK, ',1\n'), [['带宽', '1']]],
    ['Unicode text of Excel', file('a.txt', utf16('带宽\t1\r\n')), [['带宽', '1']]],
    ['a workbook of an older Excel', file('a.xls', bytes(0xd0, 0xcf, 0x11, 0xe0, 0)), 'unreadable'],
    ['a picture', file('a.csv', bytes(0x89, 0x50, 0x4e, 0x47, 0)), 'unreadable'],
    ['no xlsx', file('a.xlsx', 'hello'), 'unreadable'],
    ['an archive of something else', file('a.csv', bytes(0x50, 0x4b, 3, 4, 9)), 'unreadable'],
    ['nothing', file('a.csv'), 'empty'],
  ])('%s', async (_, chosen, expected) => {
    expect(await textsOf(chosen)).toEqual(expected);
  });
});
