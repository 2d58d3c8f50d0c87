import { describe, expect, it } from 'vitest';
import { scopeOfNames } from '#engine/core/feel';
import { compileTable, type HitPolicy, type TableDefinition } from '#engine/core/table';
import { applyFix, type TableFinding, type VerifyOptions, verifyTable } from './index.ts';

type Column = string | { type?: string; allowed?: string; expression?: string };

interface Planted {
  readonly what: string;
  readonly policy: HitPolicy;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** The position of each row where not given. */
  readonly results?: readonly string[];
  /** The days of each row. */
  readonly days?: readonly { from?: string; to?: string }[];
  readonly options?: VerifyOptions;
  /** Kind, rows and the tests of the box of everything that is found. */
  readonly found: readonly string[];
}

function tableOf({ policy, columns, rows, results, days }: Planted): TableDefinition {
  return {
    hitPolicy: policy,
    inputs: columns.map((column, at) => ({
      expression: 'abcdef'[at] as string,
      ...(typeof column === 'string' ? { type: column } : column),
    })),
    outputs: [{ name: 'result' }],
    rules: rows.map((when, at) => ({ when, then: [results?.[at] ?? String(at)], ...days?.[at] })),
  };
}

function summary({ kind, rows, box }: TableFinding): string {
  const days = box.from || box.to ? `${box.from ?? ''}/${box.to ?? ''}` : '';
  return [kind, rows.join('+'), box.tests.join(' | '), days]
    .filter((part) => part !== '')
    .join(': ');
}

const TIER = { type: 'string', allowed: '"gold","silver","bronze"' };
const date = (day: string) => `date("2026-${day}")`;

const CORPUS: Planted[] = [
  {
    what: 'a point between two open bounds',
    policy: 'U',
    columns: [{ type: 'number', allowed: '[1..9]' }],
    rows: [['[1..5)'], ['(5..9]']],
    found: ['gap: 5'],
  },
  {
    what: 'a bound that two rows include',
    policy: 'U',
    columns: ['number'],
    rows: [['<= 5'], ['>= 5']],
    found: ['overlap: 0+1: 5'],
  },
  {
    what: 'a row missing in a grid',
    policy: 'U',
    columns: ['number', TIER],
    rows: [
      ['< 10', '"gold"'],
      ['< 10', '"silver"'],
      ['< 10', '"bronze"'],
      ['>= 10', '"gold"'],
      ['>= 10', '"bronze"'],
    ],
    found: ['gap: >= 10 | "silver"'],
  },
  {
    what: 'a widened bound in a grid',
    policy: 'U',
    columns: ['number', 'boolean'],
    rows: [
      ['< 10', 'true'],
      ['< 10', 'false'],
      ['[9..20)', 'true'],
      ['[10..20)', 'false'],
      ['>= 20', '-'],
    ],
    found: ['overlap: 0+2: [9..10) | true'],
  },
  {
    what: 'a row again below, under First',
    policy: 'F',
    columns: ['number', 'string'],
    rows: [
      ['< 10', '"gold"'],
      ['< 10', '-'],
      ['< 10', '"gold"'],
      ['-', '-'],
    ],
    found: ['unreachable: 2+0: < 10 | "gold"'],
  },
  {
    what: 'a row that several together mask',
    policy: 'F',
    columns: ['number'],
    rows: [['< 10'], ['[10..20]'], ['[5..15]'], ['-']],
    found: ['unreachable: 2+0+1: [5..15]'],
  },
  {
    what: 'a row whose result comes from the one below anyway',
    policy: 'F',
    columns: ['number'],
    rows: [['> 20'], ['> 10'], ['-']],
    results: ['1', '5', '5.0'],
    found: ['redundant: 1+2: > 10'],
  },
  {
    what: 'no redundant row where another stands between',
    policy: 'F',
    columns: ['number'],
    rows: [['> 20'], ['> 10'], ['-']],
    results: ['5', '1', '5'],
    found: [],
  },
  {
    what: 'a row of low priority that others mask',
    policy: 'P',
    columns: ['number'],
    rows: [['[3..5]'], ['> 1'], ['<= 1']],
    results: ['"low"', '"high"', '"low"'],
    found: [],
  },
  {
    what: 'different results under Any, none where they are the same',
    policy: 'A',
    columns: ['number'],
    rows: [['< 5'], ['>= 3'], ['[3..4]']],
    results: ['1', '1.00', '2'],
    found: ['conflict: 0+2: [3..4]', 'conflict: 1+2: [3..4]'],
  },
  {
    what: 'days that follow each other leave nothing between, others do',
    policy: 'U',
    columns: ['date'],
    rows: [
      [`<= ${date('01-31')}`],
      [`[${date('02-01')}..${date('02-28')}]`],
      [`>= ${date('03-02')}`],
    ],
    found: [`gap: ${date('03-01')}`],
  },
  {
    what: 'times, whose bounds count whole seconds',
    policy: 'U',
    columns: ['time'],
    rows: [
      ['< time("08:00:00")'],
      ['[time("08:00:00")..time("20:00:00"))'],
      ['> time("20:00:00")'],
    ],
    found: ['gap: [time("20:00:00")..time("20:00:00")]'],
  },
  {
    what: 'months of a contract',
    policy: 'U',
    columns: ['years and months duration'],
    rows: [['<= duration("P1Y")'], ['> duration("P13M")']],
    found: ['gap: duration("P1Y1M")'],
  },
  {
    what: 'a value allowed that no row names',
    policy: 'U',
    columns: [TIER],
    rows: [['"gold"'], ['"bronze"']],
    found: ['gap: "silver"'],
  },
  {
    what: 'texts that no row names, where any text may come',
    policy: 'U',
    columns: ['string'],
    rows: [['"a", "b"'], ['"c"']],
    found: ['gap: not("a", "b", "c")'],
  },
  {
    what: 'numbers that no row names, where rows name single ones',
    policy: 'U',
    columns: ['number', 'boolean'],
    rows: [
      ['100, 300', '-'],
      ['500', 'true'],
      ['1000', 'true'],
    ],
    found: ['gap: not(100, 300, 500, 1000) | -', 'gap: 500, 1000 | false'],
  },
  {
    what: 'what a negation leaves out, and takes twice',
    policy: 'U',
    columns: ['string', 'number'],
    rows: [
      ['not("a")', '> 5'],
      ['"b", "a"', '> 5'],
      ['-', 'not(> 5, 3)'],
    ],
    found: ['overlap: 0+1: "b" | > 5', 'gap: - | 3'],
  },
  {
    what: 'lists of values',
    policy: 'U',
    columns: [{ type: 'string', allowed: '"a","b","c","d"' }],
    rows: [['["a", "b"]'], ['not(["a", "b"], "c")'], ['["b", ["d"]]']],
    found: ['overlap: 0+2: "b"', 'gap: "c"'],
  },
  {
    what: 'null where rows speak of it',
    policy: 'U',
    columns: ['number', 'number'],
    rows: [
      ['null', '-'],
      ['< 5', '-'],
      ['>= 5', 'not(null)'],
    ],
    found: ['gap: >= 5 | null'],
  },
  {
    what: 'conditions on the value',
    policy: 'U',
    columns: ['number'],
    rows: [
      ['? > 5 and ? < 9'],
      ['<= 5'],
      ['? between 9 and 10'],
      ['not(? <= 10)'],
      ['? in (3, [7..8])'],
    ],
    found: ['overlap: 0+4: [7..8]', 'overlap: 1+4: 3'],
  },
  {
    what: 'a day between two rows of dates, and one after the last',
    policy: 'U',
    columns: ['boolean'],
    rows: [['true'], ['true'], ['false']],
    days: [
      { from: '2026-01-01', to: '2026-07-01' },
      { from: '2026-07-02', to: '2027-01-01' },
      { from: '2026-01-01' },
    ],
    found: ['gap: true: 2027-01-01/', 'gap: true: 2026-07-01/2026-07-02'],
  },
  {
    what: 'rows that overlap for some days only',
    policy: 'U',
    columns: ['boolean'],
    rows: [['-'], ['true']],
    days: [{}, { from: '2026-07-01' }],
    found: ['overlap: 0+1: true: 2026-07-01/'],
  },
  {
    what: 'rows that can never hit',
    policy: 'F',
    columns: [{ type: 'number', allowed: '[0..100]' }],
    rows: [['[5..3]'], ['> 100'], ['-']],
    found: ['never-matches: 0: [5..3]', 'never-matches: 1: > 100'],
  },
  {
    what: 'nothing but rows that can never hit in a table that collects',
    policy: 'C+',
    columns: ['number'],
    rows: [['> 3'], ['> 5'], ['> 5'], ['(7..7)']],
    found: ['never-matches: 3: (7..7)'],
  },
  {
    what: 'no gap that an unreadable cell may fill, and one that it cannot',
    policy: 'U',
    columns: ['number', 'number'],
    rows: [
      ['< 5', '-'],
      ['[5..10]', 'a * 2'],
    ],
    found: ['gap: > 10 | -', 'not-verified: 1'],
  },
  {
    what: 'unreadable cells by trying out the values allowed',
    policy: 'U',
    columns: [{ type: 'string', allowed: '"VIP 1","VIP 2","basic"' }],
    rows: [['starts with(?, "VIP")'], ['ends with(?, "1")']],
    found: ['overlap: 0+1: "VIP 1"', 'gap: "basic"'],
  },
  {
    what: 'columns that ask the same have one value',
    policy: 'U',
    columns: [
      { type: 'number', expression: 'a' },
      { type: 'number', expression: 'a' },
    ],
    rows: [
      ['< 5', '-'],
      ['>= 5', '< 9'],
      ['-', '>= 10'],
    ],
    found: ['gap: [9..10) | -'],
  },
  {
    what: 'nothing of combinations that may never occur',
    policy: 'U',
    columns: [
      { type: 'number', expression: 'a' },
      { type: 'number', expression: 'a + 1' },
    ],
    rows: [
      ['< 5', '< 6'],
      ['>= 5', '>= 6'],
    ],
    found: ['not-verified'],
  },
];
const scope = scopeOfNames(['a', 'b', 'c']);

function firstGap(table: TableDefinition): TableFinding | undefined {
  return verifyTable(table).find(({ kind }) => kind === 'gap');
}

describe('planted faults', () => {
  it('finds nothing in the same tables once their gaps are filled but what is no gap', () => {
    for (const planted of CORPUS) {
      let table = tableOf(planted);
      const others = () => verifyTable(table).filter(({ kind }) => kind !== 'gap');
      const before = others().map(summary);
      for (let gap = firstGap(table); gap; gap = firstGap(table)) table = applyFix(table, gap);
      expect(others()).toHaveLength(before.length);
    }
  });

  it.each(CORPUS.map((planted) => [planted.what, planted] as const))('%s', (_, planted) => {
    const table = tableOf(planted);
    expect(compileTable(table, scope).ok).toBe(true);
    expect(verifyTable(table, planted.options).map(summary)).toEqual(planted.found);
  });
});
