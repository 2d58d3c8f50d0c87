import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectFile, openRecords, pathSource } from '#engine/runtime/import/file';
import { broadbandPack } from '#plugins/pack/broadband';
import type { ImportMapping, Plan } from '#schemas';
import { compileMapping, type MappingOptions, type RowResult } from './index.ts';

const PLAN = broadbandPack.designs.find(({ key }) => key === 'residential') as Plan;
const BOOK = broadbandPack.designs.find(({ key }) => key === 'telco-book') as ImportMapping;
const OPTIONS: MappingOptions = { plan: PLAN, billingFrom: '2026-01-01' };

const SMALL: ImportMapping = {
  kind: 'import-mapping',
  key: 'small',
  name: { zh: '小', en: 'Small' },
  customer: {
    externalId: { column: '编号' },
    name: { column: '客户 姓名' },
    kind: { column: 'kind' },
    contacts: [{ kind: 'phone', value: { column: 'phone' } }],
    address: { city: { value: '杭州' } },
    tags: [{ tag: 'vip', when: 'number(lines) > 2' }],
    customFields: { 'lines+1': { expression: 'number(lines) + 1' } },
  },
  subscription: {
    plan: 'residential',
    startsOn: { column: 'start' },
    attributes: { contract: { column: 'contract' }, note: { expression: '"n" + 编号' } },
    items: [
      { module: 'phone', quantity: { column: 'lines' } },
      { module: 'dsl', when: 'contains(客户 姓名, "D")' },
    ],
  },
};
const COLUMNS = ['编号', '客户 姓名', 'kind', 'phone', 'lines', 'start', 'contract'];

function mapRow(cells: string[], mapping = SMALL, options = OPTIONS): RowResult {
  const compiled = compileMapping(mapping, COLUMNS, options);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return compiled.map(cells);
}

const codes = (result: { issues: { code: string }[] }) => result.issues.map(({ code }) => code);

describe('compileMapping', () => {
  it('reads columns, constants and expressions', () => {
    const result = mapRow(['1', ' 张三 D ', '', '138', '3', '2025/12/1', 'one-year']);
    expect(codes(result)).toEqual([]);
    expect(result.row).toEqual({
      customer: {
        externalId: '1',
        name: '张三 D',
        kind: 'person',
        tier: null,
        region: null,
        industry: null,
        address: { city: '杭州' },
        customFields: { 'lines+1': '4' },
        contacts: [{ kind: 'phone', value: '138' }],
        tags: ['vip'],
      },
      subscription: {
        externalId: '1/residential',
        planKey: 'residential',
        startsOn: '2025-12-01',
        billingFrom: '2026-01-01',
        attributes: { contract: 'one-year', note: 'n1' },
        items: [
          { module: 'phone', quantity: '3', attributes: {} },
          { module: 'dsl', quantity: '1', attributes: {} },
        ],
      },
    });
  });

  it('takes defaults for what is blank', () => {
    const { row, issues } = mapRow(['1', 'x', '', '', '', '', '']);
    expect(issues).toEqual([]);
    expect(row?.subscription).toMatchObject({
      startsOn: '2026-01-01',
      attributes: { contract: 'month-to-month' },
      items: [{ module: 'phone', quantity: '1' }],
    });
    expect(row?.customer.contacts).toEqual([]);
  });

  it.each([
    [['', 'x', '', '', '1', '', ''], ['value-blank']],
    [['1', ' ', '', '', '1', '', ''], ['value-blank']],
    [['1', 'x', 'robot', '', '1', '', ''], ['customer-kind-unknown']],
    [['1', 'x', '', '', '-1', '', ''], ['quantity-refused']],
    [['1', 'x', '', '', 'many', '', ''], ['quantity-refused']],
    [['1', 'x', '', '', '21', '', ''], ['quantity-refused']],
    [['1', 'x', '', '', '1', '31 Jan', ''], ['value-no-date']],
    [['1', 'x', '', '', '1', '2026-02-30', ''], ['value-no-date']],
    [['1', 'x', '', '', '1', '', 'lifetime'], ['attribute-not-allowed']],
    [['1', 'x'], ['row-width']],
    [['1', 'x', '', '', '1', '', '', 'surplus'], ['row-width']],
    [['1', 'y'.repeat(30_000), '', '', '1', '', ''], ['cell-too-long']],
    [
      ['1', 'y'.repeat(600), '', '', '1', '', ''],
      ['value-too-long', 'value-blank'],
    ],
    [
      ['', 'x', 'robot', '', 'many', '', ''],
      ['value-blank', 'customer-kind-unknown', 'quantity-refused'],
    ],
  ])('refuses a row: %j', (cells, expected) => {
    const result = mapRow(cells);
    expect(codes(result)).toEqual(expected);
    expect(result.row).toBeUndefined();
  });

  it('an expression without end breaks its row only', () => {
    const when = 'kind = "company" and (some x in 1..3000000 satisfies x < 0)';
    const slow: ImportMapping = {
      ...SMALL,
      checks: [{ code: 'slow', when, severity: 'warning', message: { zh: '', en: '' } }],
    };
    expect(codes(mapRow(['1', 'x', 'company', '', '1', '', ''], slow))).toEqual([
      'expression-too-long',
    ]);
    expect(codes(mapRow(['1', 'x', '', '', '1', '', ''], slow))).toEqual([]);
  });

  it('tolerates blank cells past the last column', () => {
    expect(codes(mapRow(['1', 'x', '', '', '1', '', '', '', ' ']))).toEqual([]);
  });

  it('reports every problem of the mapping at once', () => {
    const wrong: ImportMapping = {
      ...SMALL,
      customer: { externalId: { column: 'id' }, name: { expression: 'nobody + 1' } },
      subscription: { plan: 'residential', items: [{ module: 'teleport', when: '1 +' }] },
      reconcile: { column: 'amount' },
    };
    const compiled = compileMapping(wrong, COLUMNS, { plan: PLAN });
    expect(compiled.ok).toBe(false);
    if (compiled.ok) return;
    const paths = compiled.issues.map(({ path }) => path);
    expect(paths).toContain('/customer/externalId/column');
    expect(paths).toContain('/customer/name/expression');
    expect(paths).toContain('/subscription/items/0/module');
    expect(paths).toContain('/subscription/items/0/when');
    expect(paths).toContain('/subscription/billingFrom');
    expect(paths).toContain('/reconcile/column');
  });

  it('needs the plan that it names', () => {
    const compiled = compileMapping(SMALL, COLUMNS, { billingFrom: '2026-01-01' });
    expect(compiled.ok || codes(compiled)).toEqual(['mapping-plan-unknown']);
  });
});

const BOOK_FILE = join(import.meta.dirname, '../../../../../shared/data/telco/book.csv');

describe.skipIf(!existsSync(BOOK_FILE))(
  'the telco book (skipped where shared/data is absent)',
  () => {
    it('maps every row, and reports eleven blank totals', async () => {
      const { columns, records } = await openRecords(await inspectFile(pathSource(BOOK_FILE)));
      const compiled = compileMapping(BOOK, columns, OPTIONS);
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
      let rows = 0;
      let items = 0;
      const found = new Map<string, number>();
      for await (const { cells } of records) {
        const { row, issues } = compiled.map(cells);
        if (row) rows += 1;
        items += row?.subscription?.items.length ?? 0;
        for (const { code } of issues) found.set(code, (found.get(code) ?? 0) + 1);
      }
      expect(rows).toBe(7043);
      expect(items).toBeGreaterThan(7043);
      expect(Object.fromEntries(found)).toEqual({ 'total-charges-blank': 11 });
    });
  },
);
