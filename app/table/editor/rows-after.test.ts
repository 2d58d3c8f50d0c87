import { describe, expect, it } from 'vitest';
import type { DecisionTableContent } from '#schemas';
import type { TableEdit } from '../edit/index.ts';
import { rowsAfter } from './rows-after.ts';

const table: DecisionTableContent = {
  hitPolicy: 'F',
  inputs: [{ expression: 'a' }],
  outputs: [{ name: 'r' }],
  rules: ['0', '1', '2', '3', '4'].map((cell) => ({ when: [cell], then: [cell] })),
};

describe('rows in sight while others are filtered away', () => {
  it.each<[string, TableEdit, number[]]>([
    ['new ones come into it', { type: 'add-rows', at: 3, count: 2 }, [1, 3, 4, 5]],
    ['copies as well', { type: 'duplicate-rows', rows: [1] }, [1, 2, 4]],
    ['those behind move up', { type: 'remove-rows', rows: [0, 1] }, [1]],
    ['they are followed', { type: 'move-rows', rows: [3], to: 1 }, [1, 2]],
    ['hidden ones stay hidden', { type: 'move-rows', rows: [4], to: 0 }, [2, 4]],
    ['switched off', { type: 'enable-rows', rows: [1, 3], enabled: false }, [1, 3]],
  ])('%s', (_, edit, rows) => {
    expect(rowsAfter(table, [1, 3], edit)?.rows).toEqual(rows);
  });

  it('know how many there are, and nothing of other edits', () => {
    expect(rowsAfter(table, [1], { type: 'add-rows', at: 0, count: 1 })?.count).toBe(6);
    expect(rowsAfter(table, [1], { type: 'remove-column', side: 'inputs', at: 0 })).toBeUndefined();
  });
});
