import { describe, expect, it } from 'vitest';
import { parseCsv } from '#engine/core/csv';
import { scopeOfNames } from '#engine/core/feel';
import type { DecisionTableContent } from '#schemas';
import type { Column, Field } from '../edit/index.ts';
import {
  countEmptied,
  figureOf,
  fileColumns,
  filledDown,
  mappingInOrder,
  mappingOf,
  readCsv,
  readXlsx,
  rolesOf,
  rulesOf,
  type SheetCell,
  tableOfSheet,
  toSheet,
  writeCsv,
  writeXlsx,
} from './index.ts';

const table: DecisionTableContent = {
  hitPolicy: 'F',
  inputs: [
    { expression: 'speed', type: 'number', label: { zh: '带宽', en: 'Speed' } },
    { expression: 'tier', type: 'string', label: { zh: '等级', en: 'Tier' } },
    { expression: 'since', type: 'date' },
    { expression: 'code' },
  ],
  outputs: [
    { name: 'price', type: 'number', label: { zh: '价格', en: 'Price' } },
    { name: 'fibre', type: 'boolean' },
  ],
  rules: [
    { when: ['100', '"VIP"', 'date("2026-01-31")', '"007"'], then: ['69.9', 'true'] },
    {
      when: ['>= 100', '"VIP", "gold"', '-', '7'],
      then: ['speed * 2', 'false'],
      note: '=HYPERLINK("x")',
      enabled: false,
    },
    {
      when: ['[1..9]', '-', '< date("2026-01-31")', 'not("a")'],
      then: ['12345678901234567890.123', '-'],
      from: '2026-01-01',
      to: '2027-01-01',
    },
    { when: ['1,234', '"-"', '-', '"a\nb"'], then: ['0.10', 'true'] },
    { when: ['-0.5', '"100"', '-', '"=1+1"'], then: ['0.1', '-'] },
  ],
};

function contextOf({ part, at }: Field): Column {
  const field = { part, at };
  const scope = scopeOfNames(['speed', 'tier', 'since', 'code']);
  const type =
    part === 'when'
      ? table.inputs[at]?.type
      : part === 'then'
        ? table.outputs[at]?.type
        : undefined;
  return { field, scope, ...(type && { type }) };
}

const read = (rows: readonly SheetCell[][]) => {
  const columns = fileColumns(table, 'en', true);
  const [head = [], ...rest] = rows;
  return rulesOf(rest, { table, columns, mapping: mappingOf(head, columns), contextOf });
};

describe('a table as a file of Excel', () => {
  it.each(['zh', 'en'] as const)('is read again as it was written, heads in %s', async (locale) => {
    const blob = await writeXlsx('价格/表', toSheet(table, locale, contextOf));
    const [sheet] = await readXlsx(await blob.arrayBuffer());
    expect(sheet?.name).toBe('价格 表');
    const rules = read(sheet?.rows ?? []);
    // A spreadsheet knows of a number only what it is, not how many zeros end it.
    expect(rules[3]?.then[0]).toBe('0.1');
    expect(rules.with(3, table.rules[3] as never)).toEqual(table.rules);
  });

  it('has numbers and days as such, and what is exact only as a text as a text', () => {
    const [, first, second, third] = toSheet(table, 'en', contextOf);
    expect(first?.map((cell) => cell?.type)).toEqual([
      ...['number', 'text', 'date', 'text', 'number', 'boolean'],
      ...[undefined, undefined, undefined, 'boolean'],
    ]);
    expect(second?.[0]).toEqual({ type: 'text', text: '>= 100' });
    expect(third?.[4]).toEqual({ type: 'text', text: '12345678901234567890.123' });
  });
});

describe('a table as CSV', () => {
  it('is read again as it was written', () => {
    const text = writeCsv(toSheet(table, 'en', contextOf));
    const rules = read(readCsv(text));
    expect(rules).toEqual(table.rules);
  });

  it('runs nothing in the reader’s spreadsheet', () => {
    const text = writeCsv(toSheet(table, 'en', contextOf));
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(
      parseCsv(text)
        .flat()
        .filter((cell) => /^[=+@]/.test(cell)),
    ).toEqual([]);
  });

  it.each<[string, string[][]]>([
    [
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a;b\n1;"x;y"',
      [
        ['a', 'b'],
        ['1', 'x;y'],
      ],
    ],
    [
      'a\tb\n\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['\uFEFFa\n"line\nbreak ""q"""', [['a'], ['line\nbreak "q"']]],
  ])('%j', (text, rows) => {
    expect(readCsv(text).map((row) => row.map((cell) => cell?.text ?? ''))).toEqual(rows);
  });
});

describe('a number of a spreadsheet', () => {
  it.each([
    ['69.900000000000006', '69.9'],
    ['0.30000000000000004', '0.3'],
    ['1234.5', '1234.5'],
    ['1E-3', '0.001'],
    ['1.2E+3', '1200'],
    ['-7.0000000000000007E-2', '-0.07'],
    ['123456789012345', '123456789012345'],
    ['0', '0'],
  ])('%s is %s', (written, figure) => {
    expect(figureOf(written)).toBe(figure);
  });
});

describe('the columns of a file', () => {
  const columns = fileColumns(table, 'en', true);
  const head = (...texts: string[]) => texts.map((text): SheetCell => ({ type: 'text', text }));

  it('are known by what they are called in either language, or by their code', () => {
    const mapping = mappingOf(head('price', ' 带宽 ', 'TIER', 'other', '备注'), columns);
    expect(mapping).toMatchObject({ 'when:0': 1, 'when:1': 2, 'when:2': -1, 'then:0': 0 });
    expect(mapping['note:0']).toBe(4);
  });

  it('are taken in order where the file has no heads', () => {
    expect(mappingInOrder(2, columns)).toMatchObject({ 'when:0': 0, 'when:1': 1, 'when:2': -1 });
  });

  it('leave out rows of nothing, and what is not in the file', () => {
    const rows: SheetCell[][] = [head('Speed'), [{ type: 'number', text: '5' }], [null], []];
    expect(read(rows)).toEqual([{ when: ['5', '-', '-', '-'], then: ['-', '-'] }]);
  });
});

const plain = (text: string): SheetCell => (text === '' ? null : { type: 'plain', text });
const sheet = (...rows: string[][]): SheetCell[][] => rows.map((row) => row.map(plain));

describe('conditions that hold nothing, as merged cells do', () => {
  const columns = fileColumns(table, 'en');
  const mapping = { 'when:0': 0, 'when:1': 1, 'then:0': 2 };
  const rows = sheet(['', '', '1'], ['100', 'VIP', '2'], ['', '', ''], ['', 'gold', ''], ['300']);

  it('are counted below one that holds something', () => {
    expect(countEmptied(rows, columns, mapping)).toBe(2);
  });

  it('take what stands above them; results and empty rows stay', () => {
    expect(filledDown(rows, columns, mapping)).toEqual(
      sheet(['', '', '1'], ['100', 'VIP', '2'], ['', '', ''], ['100', 'gold', ''], ['300', 'gold']),
    );
  });
});

describe('a table out of a file', () => {
  const head = sheet(['带宽（Mbps）', 'Contract', 'From 1', 'Price', 'Price']).flat();
  const body = sheet(
    ['≥ 100', 'monthly', '2026/1/1', '69.9', 'about'],
    ['1,000-2,000', '12', '2026-03-01', '¥1,299.00', ''],
  );
  const roles = rolesOf(body, [0, 1, 2, 3, 4]);

  it('takes its columns, their names and types from there', () => {
    expect(roles.get(3)).toBe('output');
    const made = tableOfSheet({ table, head, body, roles: new Map([...roles, [4, 'none']]) });
    expect(made?.table).toEqual({
      hitPolicy: 'F',
      inputs: [
        { expression: '带宽', type: 'number', label: { zh: '带宽（Mbps）', en: '带宽（Mbps）' } },
        { expression: 'Contract', type: 'string', label: { zh: 'Contract', en: 'Contract' } },
        { expression: 'From_1', type: 'date', label: { zh: 'From 1', en: 'From 1' } },
      ],
      outputs: [{ name: 'Price', type: 'number', label: { zh: 'Price', en: 'Price' } }],
      rules: [],
    });
    expect(made?.mapping).toEqual({ 'when:0': 0, 'when:1': 1, 'when:2': 2, 'then:0': 3 });
  });

  it('needs a condition and a result, and never has a name twice', () => {
    const all = (role: 'input' | 'output') => new Map(head.map((_, at) => [at, role]));
    expect(tableOfSheet({ table, head, body, roles: all('input') })).toBeUndefined();
    const two = new Map([...all('output'), [0, 'input'] as const]);
    const names = tableOfSheet({ table, head, body, roles: two })?.table.outputs;
    expect(names?.map(({ name }) => name)).toEqual(['Contract', 'From_1', 'Price', 'Price_2']);
  });
});
