import { describe, expect, it } from 'vitest';
import type { DecisionTableContent } from '#schemas';
import { applyEdit } from '../edit/index.ts';
import { RuleChecker } from './check-rules.ts';
import { scopeOfPaths } from './scope.ts';

const table: DecisionTableContent = {
  hitPolicy: 'F',
  inputs: [{ expression: 'speed', type: 'number' }, { expression: 'tariff.kind' }],
  outputs: [{ name: 'price', type: 'number' }],
  rules: [
    { when: ['>= 100', '-'], then: ['1'] },
    { when: ['"fast"', 'nobody'], then: ['"much"'] },
    { when: ['1', '2'], then: ['3'], from: 'soon' },
  ],
};
const scope = scopeOfPaths(['speed', 'tariff.kind']);

function codesOf(checker: RuleChecker, content: DecisionTableContent) {
  const { rows, columns } = checker.issues(content);
  return {
    columns: [...columns].map(([key, { code }]) => `${key} ${code}`),
    rows: [...rows].flatMap(([row, found]) =>
      [...found].map(([key, { code }]) => `${row} ${key} ${code}`),
    ),
  };
}

describe('a table that is edited', () => {
  it('is told of every cell that the engine refuses', () => {
    const checker = new RuleChecker(scope);
    expect(checker.step(table, 100)).toBe(true);
    expect(codesOf(checker, table)).toEqual({
      columns: [],
      rows: [
        '1 when:0 table-cell-type',
        '1 when:1 feel-unknown-name',
        '1 then:0 table-cell-type',
        '2 from:0 table-date',
      ],
    });
  });

  it('may say names of flows that it does not see', () => {
    const own = new RuleChecker(undefined);
    own.step(table, 100);
    const { rows, columns } = own.issues(table);
    expect(columns.size).toBe(0);
    expect(rows.get(1)?.get('when:1')).toMatchObject({ severity: 'warning' });
    expect(rows.get(1)?.get('then:0')).toMatchObject({ severity: 'error' });
  });

  it('is checked some rules at a time', () => {
    const checker = new RuleChecker(scope);
    expect(checker.step(table, 1)).toBe(false);
    expect(checker.issues(table).rows.size).toBe(0);
    expect(checker.step(table, 1)).toBe(false);
    expect(checker.issues(table).rows.size).toBe(1);
    expect(checker.step(table, 1)).toBe(true);
    expect(checker.issues(table).rows.size).toBe(2);
  });

  it('follows an edit, and a column that changes checks all anew', () => {
    const checker = new RuleChecker(scope);
    checker.step(table, 100);
    const fixed = applyEdit(table, {
      type: 'set-cells',
      rows: [1],
      fields: [
        { part: 'when', at: 0 },
        { part: 'when', at: 1 },
        { part: 'then', at: 0 },
      ],
      texts: [['5', '-', '2']],
    });
    // Only the rule that is new is left to check.
    expect(checker.step(fixed, 1)).toBe(true);
    expect(codesOf(checker, fixed).rows).toEqual(['2 from:0 table-date']);
    const typed = applyEdit(fixed, { type: 'set-input', at: 1, change: { expression: 'x +' } });
    expect(checker.step(typed, 1)).toBe(false);
    while (!checker.step(typed, 1));
    expect(codesOf(checker, typed).columns).toEqual(['when:1 feel-syntax']);
  });
});
