import { describe, expect, it } from 'vitest';
import { NODE_SCHEMAS } from '#schemas/nodes';
import { KINDS } from '../../edit/index.ts';
import { choiceWord, fieldsOf, memberWords } from './index.ts';

describe('the form of a node kind', () => {
  it.each(KINDS)('%s has a field with words for every member of its schema', (kind) => {
    const fields = fieldsOf(kind);
    expect(fields.map(({ member }) => member)).toEqual(Object.keys(NODE_SCHEMAS[kind].properties));
    for (const { member } of fields) {
      const { label } = memberWords(kind, member);
      expect(label.zh).not.toBe(member);
      expect(label.en).not.toBe('');
    }
  });

  it.each(KINDS)('%s has words for every choice', (kind) => {
    for (const { member, shape } of fieldsOf(kind)) {
      if (shape.type !== 'choice') continue;
      for (const value of shape.values) expect(choiceWord(member, value).zh).not.toBe(value);
    }
  });

  it('knows tiers, branches, tables and bounds for what they are', () => {
    const shape = (kind: (typeof KINDS)[number], member: string) =>
      fieldsOf(kind).find((field) => field.member === member)?.shape;
    expect(shape('graduated', 'tiers')).toMatchObject({
      type: 'rows',
      least: 1,
      columns: [
        { member: 'upTo', shape: { type: 'expression', isOpen: true } },
        { member: 'price' },
        { member: 'ratePercent' },
        { member: 'flat' },
      ],
    });
    expect(shape('switch', 'cases')).toMatchObject({ type: 'rows' });
    expect(shape('decision-table', 'table')).toEqual({ type: 'rule-table' });
    expect(shape('lookup', 'rows')).toEqual({ type: 'lookup-rows' });
    expect(shape('lookup', 'keys')).toMatchObject({ type: 'list', item: { type: 'expression' } });
    expect(shape('matrix', 'rows')).toEqual({ type: 'rate-grid' });
    expect(shape('matrix', 'columns')).toEqual({ type: 'rate-columns' });
    expect(shape('volume', 'tables')).toMatchObject({ type: 'tier-tables', least: 1, most: 50 });
    expect(shape('sub-flow', 'flow')).toEqual({ type: 'written-in' });
    expect(shape('time-of-use', 'windows')).toMatchObject({ type: 'rows', least: 1 });
    expect(shape('input', 'path')).toEqual({ type: 'path' });
    expect(shape('input', 'allowed')).toEqual({ type: 'tests' });
    expect(shape('rounding', 'digits')).toEqual({ type: 'integer', minimum: -12, maximum: 12 });
    expect(shape('minimum', 'prorate')).toEqual({ type: 'yes-no', usually: true });
  });
});
