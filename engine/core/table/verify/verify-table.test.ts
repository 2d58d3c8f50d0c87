import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import type { TableDefinition } from '#engine/core/table';
import { boxTest, verifyTable } from './index.ts';

describe('the verification of a table', () => {
  const grid = (): TableDefinition => ({
    hitPolicy: 'U',
    inputs: ['a', 'b', 'c'].map((expression) => ({ expression, type: 'number' })),
    outputs: [{ name: 'result' }],
    rules: Array.from({ length: 1_000 }, (_, row) => ({
      when: [row % 10, Math.floor(row / 10) % 10, Math.floor(row / 100)].map((step) =>
        step === 0 ? '< 10' : step === 9 ? '>= 90' : `[${step}0..${step + 1}0)`,
      ),
      then: [String(row)],
    })),
  });

  it('finds nothing in a sound grid of a thousand rows, and the one row taken out of it', () => {
    const table = grid();
    expect(verifyTable(table)).toEqual([]);
    const row = table.rules[345];
    const [gap, ...more] = verifyTable({ ...table, rules: table.rules.toSpliced(345, 1) });
    expect(more).toEqual([]);
    expect(gap).toMatchObject({ kind: 'gap', example: { a: '50', b: '40', c: '30' } });
    expect(gap?.fix?.row.when).toEqual(row?.when);
    expect(gap?.message).toEqual({
      zh: '没有一行适用于：a = 50（范围 [50..60)）、b = 40（范围 [40..50)）、c = 30（范围 [30..40)）',
      en: 'no row applies to: a = 50 (of [50..60)), b = 40 (of [40..50)), c = 30 (of [30..40))',
    });
  });

  it.each(['U', 'A', 'F', 'P'] as const)(
    'says what its steps did not suffice for: %s',
    (hitPolicy) => {
      const found = verifyTable({ ...grid(), hitPolicy }, { limits: { steps: 2_000 } });
      expect(found.length).toBeGreaterThan(0);
      for (const { kind, severity } of found) {
        expect([kind, severity]).toEqual(['not-verified', 'warning']);
      }
    },
  );

  it('calls values what people call them', () => {
    const contract = {
      expression: 'contract',
      label: { zh: '合约期', en: 'Contract' },
      allowed: '"monthly", "yearly"',
      valueLabels: { yearly: { zh: '一年', en: 'one year' } },
    };
    const table = { ...grid(), inputs: [contract], rules: [{ when: ['"monthly"'], then: ['1'] }] };
    expect(verifyTable(table)[0]?.message).toEqual({
      zh: '没有一行适用于：合约期 = 一年',
      en: 'no row applies to: Contract = one year',
    });
  });

  it('lists no more than it is asked for, and says that there is more', () => {
    const table = {
      ...grid(),
      rules: grid().rules.map((rule) => ({ ...rule, when: ['-', '-', '-'] })),
    };
    const found = verifyTable(table, { limits: { findings: 3 } });
    expect(found.map(({ kind }) => kind)).toEqual([
      'overlap',
      'overlap',
      'overlap',
      'not-verified',
    ]);
  });

  it('knows no gaps where there is a default, or where they are meant', () => {
    const table = { ...grid(), rules: grid().rules.slice(1) };
    expect(verifyTable(table, { allowsGaps: true })).toEqual([]);
    expect(verifyTable({ ...table, outputs: [{ name: 'result', default: '0' }] })).toEqual([]);
  });

  it('takes no notice of rows that are switched off', () => {
    const table = grid();
    const rules = [...table.rules, { when: ['-', '-', '-'], then: ['1'], enabled: false }];
    expect(verifyTable({ ...table, rules })).toEqual([]);
  });
});

describe('the box of a finding', () => {
  it('tells who falls into it', () => {
    const [gap] = verifyTable({
      hitPolicy: 'U',
      inputs: [
        { expression: 'a', type: 'number' },
        { expression: 'b', type: 'string' },
      ],
      outputs: [{ name: 'result' }],
      rules: [
        { when: ['< 5', '-'], then: ['1'] },
        { when: ['>= 5', 'not("x")'], then: ['1'] },
        { when: ['>= 5', '"x"'], then: ['1'], to: '2026-01-01' },
      ],
    });
    const isInside = boxTest(gap?.box ?? { tests: [] });
    const five = Decimal.of(5);
    expect(isInside([five, 'x'], '2026-05-01')).toBe(true);
    expect(isInside([five, 'x'], '2025-05-01')).toBe(false);
    expect(isInside([five, 'y'], '2026-05-01')).toBe(false);
    expect(isInside([Decimal.of(4), 'x'], '2026-05-01')).toBe(false);
  });
});
