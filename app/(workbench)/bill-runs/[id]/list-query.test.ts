import { expect, it } from 'vitest';
import { countOf, textOf, wordOf } from './list-query.ts';

it('takes from an address what makes sense, and nothing else', () => {
  const query = { a: 'x', b: ['x', 'y'], c: '', n: '30', big: '1000000', neg: '-3' };
  expect(['a', 'b', 'c', 'd'].map((name) => textOf(query, name))).toEqual([
    'x',
    undefined,
    undefined,
    undefined,
  ]);
  expect(wordOf(query, 'a', ['x', 'y'])).toBe('x');
  expect(wordOf(query, 'n', ['x', 'y'])).toBeUndefined();
  expect(countOf(query, 'n', [1, 200])).toBe(30);
  expect(countOf(query, 'n', [50, 200])).toBeUndefined();
  expect(countOf(query, 'big', [1, 200])).toBeUndefined();
  expect(countOf(query, 'neg', [1, 200])).toBeUndefined();
});
