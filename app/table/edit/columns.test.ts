import { describe, expect, it } from 'vitest';
import type { DecisionTableContent } from '#schemas';
import { addColumn, moveColumn, removeColumn } from './columns.ts';

const table: DecisionTableContent = {
  hitPolicy: 'F',
  inputs: [{ expression: 'a' }, { expression: 'b' }],
  outputs: [{ name: 'price' }],
  rules: [
    { when: ['1', '2'], then: ['3'] },
    { when: ['4', '5'], then: ['6'], note: 'kept' },
  ],
};

describe('columns of a decision table', () => {
  it('come with a cell in every rule', () => {
    const added = addColumn(addColumn(table, 'inputs'), 'outputs');
    expect(added.rules[0]).toEqual({ when: ['1', '2', '-'], then: ['3', '-'] });
    expect(added.outputs.map(({ name }) => name)).toEqual(['price', 'result2']);
  });

  it('go and move with their cells', () => {
    expect(removeColumn(table, 'inputs', 0).rules[1]).toEqual({
      when: ['5'],
      then: ['6'],
      note: 'kept',
    });
    const moved = moveColumn(table, 'inputs', 0, 1);
    expect(moved.inputs.map(({ expression }) => expression)).toEqual(['b', 'a']);
    expect(moved.rules[0]?.when).toEqual(['2', '1']);
  });
});
