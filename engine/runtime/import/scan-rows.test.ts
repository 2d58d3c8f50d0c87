import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import type { MappedRow, RowMapper } from '#engine/runtime/import/mapping';
import { rowProblem } from '#engine/runtime/import/mapping';
import { Reconciler } from './reconciler.ts';
import type { DuplicateRule } from './report.ts';
import { type ScanOptions, scanRows } from './scan-rows.ts';

const row = (externalId: string) => ({ customer: { externalId } }) as MappedRow;

const map: RowMapper = ([id = '']) => ({
  row: id === 'bad' ? undefined : row(id),
  externalId: id,
  issues: id === 'bad' ? [rowProblem('broken', { zh: '', en: '' })] : [],
  sourceAmount: undefined,
});

async function scan(ids: string[], duplicates: DuplicateRule, given: Partial<ScanOptions> = {}) {
  async function* records() {
    for (const [index, id] of ids.entries()) yield { row: index + 2, cells: [id], bytes: 0 };
  }
  const asked: string[][] = [];
  const batches: string[] = [];
  const options: ScanOptions = {
    records: records(),
    map,
    rate: () => ({ ok: true, charge: Decimal.ONE }),
    duplicates,
    batchRows: 3,
    findExisting: async (wanted) => {
      asked.push([...wanted]);
      return new Set(wanted.filter((id) => id.startsWith('db')));
    },
    ...given,
  };
  for await (const batch of scanRows(options)) {
    batches.push(
      batch
        .map(({ record, outcome, issues }) =>
          [record.row, outcome, ...issues.map(({ code }) => code)].join(' '),
        )
        .join(', '),
    );
  }
  return { batches, asked };
}

describe('scanRows', () => {
  it('creates what is new, in batches', async () => {
    const { batches, asked } = await scan(['a', 'b', 'c', 'd'], 'refuse');
    expect(batches).toEqual(['2 create, 3 create, 4 create', '5 create']);
    expect(asked).toEqual([['a', 'b', 'c'], ['d']]);
  });

  it.each<[DuplicateRule, string[]]>([
    ['refuse', ['2 create, 3 failed customer-exists, 4 failed duplicate-in-file']],
    ['skip', ['2 create, 3 skip, 4 skip duplicate-in-file']],
    ['update', ['2 create, 3 update', '4 update duplicate-in-file']],
  ])('%s: customers that are there already', async (rule, expected) => {
    expect((await scan(['a', 'db1', 'a'], rule)).batches).toEqual(expected);
  });

  it('a broken row does not make the next one a duplicate', async () => {
    const { batches } = await scan(['bad', 'a', 'bad'], 'refuse');
    expect(batches).toEqual(['2 failed broken, 3 create, 4 failed broken']);
  });

  it('goes on after the records that are done, and still knows them', async () => {
    const { batches, asked } = await scan(['a', 'b', 'c', 'a'], 'skip', { startAfter: 2 });
    expect(batches).toEqual(['4 create, 5 skip duplicate-in-file']);
    expect(asked).toEqual([['c']]);
  });

  it('a row that no flow can rate fails', async () => {
    const issues = [rowProblem('no-rule-matches', { zh: '', en: '' })];
    const { batches } = await scan(['a'], 'skip', { rate: () => ({ ok: false, issues }) });
    expect(batches).toEqual(['2 failed no-rule-matches']);
  });

  it('stops where it is told to', async () => {
    const signal = AbortSignal.abort();
    await expect(scan(['a'], 'skip', { signal })).rejects.toThrow();
  });
});

describe('Reconciler', () => {
  it('sums both sides and finds the largest difference', () => {
    const reconciler = new Reconciler('Monthly', { zh: '月费', en: 'Monthly' }, 'USD');
    const amounts: [string, string | undefined][] = [
      ['30', '29.85'],
      ['55', '55.00'],
      ['100', '104.80'],
      ['10', undefined],
    ];
    for (const [index, [computed, source]] of amounts.entries()) {
      reconciler.add(
        index + 2,
        `c${index}`,
        Decimal.of(computed),
        source ? Decimal.of(source) : undefined,
      );
    }
    expect(reconciler.result()).toEqual({
      column: 'Monthly',
      label: { zh: '月费', en: 'Monthly' },
      currency: 'USD',
      rowsCompared: 3,
      rowsNotCompared: 1,
      computed: '185.00',
      source: '189.65',
      difference: '-4.65',
      rowsDiffering: 2,
      largest: {
        row: 4,
        externalId: 'c2',
        computed: '100.00',
        source: '104.80',
        difference: '-4.80',
      },
    });
  });
});
