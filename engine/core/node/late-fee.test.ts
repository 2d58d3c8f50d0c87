import { describe, expect, it } from 'vitest';
import { throughNode } from '#tests/flows';

const PORTS = { overdue: 'list' };
const CONFIG = { every: 'day', value: '0.05', graceDays: 5, capPercent: '100' };
const ITEM = { amount: '1000', dueDate: '2026-01-10' };
const fee = (facts: object, config: object = CONFIG) => {
  const result = throughNode('late-fee', config, PORTS, facts);
  return typeof result === 'object' ? result.exact : result;
};

describe('late fee', () => {
  it('tells each item', () => {
    const overdue = [ITEM, { amount: '200', dueDate: '2026-01-28' }];
    expect(throughNode('late-fee', CONFIG, PORTS, { overdue, asOf: '2026-01-30' })).toEqual({
      exact: '10',
      zh: '滞纳金：2026-01-10 到期的 1,000 逾期 20 天：1,000 × 0.05% × 20 天 = 10；应收 10',
      en: 'Late fee: 1,000 due 2026-01-10, 20 days late: 1,000 × 0.05% × 20 days = 10; due 10',
    });
  });

  it.each([
    [
      'to the last day of the period',
      { overdue: [ITEM], period: { start: '2026-01-01', end: '2026-01-31' } },
      {},
      '10',
    ],
    ['none on fees', { overdue: [{ ...ITEM, kind: 'fee' }], asOf: '2026-01-30' }, {}, '0'],
    ['none where nothing is overdue', { asOf: '2026-01-30' }, {}, '0'],
    ['capped', { overdue: [ITEM], asOf: '2046-01-30' }, {}, '1000'],
    [
      'by an expression',
      { overdue: [ITEM], asOf: '2026-01-30' },
      { asOf: 'date("2026-01-20")' },
      '5',
    ],
    [
      'less what was charged',
      { overdue: [{ ...ITEM, charged: '4' }], asOf: '2026-01-30' },
      {},
      '6',
    ],
    ['as-of-missing', { overdue: [ITEM] }, {}, 'as-of-missing'],
    [
      'late-fee-negative',
      { overdue: [ITEM], asOf: '2026-01-30' },
      { value: '-1' },
      'late-fee-negative',
    ],
    ['records-invalid', { overdue: [{ amount: '1' }], asOf: '2026-01-30' }, {}, 'records-invalid'],
    [
      'records-invalid',
      { overdue: [{ ...ITEM, dueDate: '2026-02-30' }], asOf: '2026-01-30' },
      {},
      'records-invalid',
    ],
  ])('%s', (_, facts, given, expected) => {
    expect(fee(facts, { ...CONFIG, ...given })).toBe(expected);
  });
});
