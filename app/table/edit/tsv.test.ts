import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTsv, parseTsv } from './index.ts';

describe('what a spreadsheet puts on the clipboard', () => {
  it.each<[string, string, string[][]]>([
    ['one cell', 'a', [['a']]],
    ['nothing', '', []],
    ['cells of a row', 'a\tb\t', [['a', 'b', '']]],
    [
      'rows of Windows, the last ended',
      'a\tb\r\n1\t2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['empty rows between', 'a\n\nb\n', [['a'], [''], ['b']]],
    ['a line inside a cell', '"one\ntwo"\tb\n', [['one\ntwo', 'b']]],
    ['a tab inside a cell', '"a\tb"\tc', [['a\tb', 'c']]],
    ['quotes doubled', '"say ""hi"""\tb', [['say "hi"', 'b']]],
    ['a text of FEEL', '"VIP"\t100', [['"VIP"', '100']]],
    ['texts of FEEL', '"VIP", "gold"\t100', [['"VIP", "gold"', '100']]],
    ['a text of FEEL as Excel writes it', '"""VIP"""\t100', [['"VIP"', '100']]],
    ['quotes that never end', '"a\tb', [['"a', 'b']]],
  ])('%s', (_, text, cells) => {
    expect(parseTsv(text)).toEqual(cells);
  });

  it('is read again as it was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', '，') });
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }),
      )
      // One empty line is no row.
      .filter((all) => !(all.at(-1)?.length === 1 && all.at(-1)?.[0] === ''));
    fc.assert(
      fc.property(rows, (all) => {
        expect(parseTsv(formatTsv(all))).toEqual(all);
      }),
    );
  });
});
