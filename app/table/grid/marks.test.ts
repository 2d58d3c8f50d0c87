import { describe, expect, it } from 'vitest';
import { compareDesigns } from '#engine/core/compare';
import type { DecisionTable } from '#schemas';
import { changesByRow } from './marks.ts';

const tableOf = (rules: DecisionTable['content']['rules']): DecisionTable => ({
  kind: 'decision-table',
  key: 'prices',
  name: { zh: '价格', en: 'Prices' },
  content: {
    hitPolicy: 'F',
    inputs: [{ expression: 'speed' }],
    outputs: [{ name: 'price' }, { name: 'setup' }],
    rules,
  },
});

const before = tableOf([
  { when: ['100'], then: ['69', '10'] },
  { when: ['200'], then: ['99', '10'] },
  { when: ['300'], then: ['139', '10'] },
]);
const after = tableOf([
  { when: ['100'], then: ['69', '10'], note: 'kept' },
  { when: ['300'], then: ['149', '10'] },
  { when: ['500'], then: ['199', '0'] },
]);
const changes = compareDesigns(before, after);
const shown = (version: 'before' | 'after') =>
  [...changesByRow(changes, version)].map(([row, { kind, cells }]) => [
    row,
    kind,
    Object.fromEntries(cells),
  ]);

describe('the changes of a table, by row', () => {
  it('say of the version after what was', () => {
    expect(shown('after')).toEqual(
      expect.arrayContaining([
        [0, 'changed', { 'note:0': '' }],
        [1, 'changed', { 'then:0': '139' }],
        [2, 'added', {}],
      ]),
    );
    expect(shown('after')).toHaveLength(3);
  });

  it('say of the version before what becomes of it', () => {
    const rows = new Map(shown('before').map(([row, ...rest]) => [row, rest]));
    expect(rows.get(1)).toEqual(['removed', {}]);
    expect(rows.get(2)).toEqual(['changed', { 'then:0': '149' }]);
    expect([...rows.keys()]).not.toContain(3);
  });
});
