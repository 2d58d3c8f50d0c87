import { expect, it } from 'vitest';
import { NODE_SCHEMAS } from '#schemas/nodes';
import { hasWords } from './pattern-words.ts';

function patternsIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([member, value]) =>
    member === 'pattern' && typeof value === 'string' ? [value] : patternsIn(value),
  );
}

it('no node tells people a regular expression', () => {
  const patterns = patternsIn(NODE_SCHEMAS);
  expect(patterns.length).toBeGreaterThan(3);
  expect(patterns.filter((pattern) => !hasWords(pattern))).toEqual([]);
});
