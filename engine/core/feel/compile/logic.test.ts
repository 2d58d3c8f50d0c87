import { describe, expect, it } from 'vitest';
import type { FeelValue } from '#engine/core/feel';
import { evaluateText, printed } from '#engine/core/feel/testing';

/** DMN 1.5, table 48: rows and columns true, false, null, "otherwise". */
const OPERANDS: FeelValue[] = [true, false, null, 'x'];
const AND = [
  [true, false, null, null],
  [false, false, false, false],
  [null, false, null, null],
  [null, false, null, null],
];
const OR = [
  [true, true, true, true],
  [true, false, null, null],
  [true, null, null, null],
  [true, null, null, null],
];

describe('three-valued logic', () => {
  for (const [row, a] of OPERANDS.entries()) {
    for (const [column, b] of OPERANDS.entries()) {
      it(`${a} and ${b}`, () => expect(evaluateText('a and b', { a, b })).toBe(AND[row]?.[column]));
      it(`${a} or ${b}`, () => expect(evaluateText('a or b', { a, b })).toBe(OR[row]?.[column]));
    }
  }

  it.each([
    ['not(true)', 'false'],
    ['not(false)', 'true'],
    ['not(null)', 'null'],
    ['not("x")', 'null'],
    ['if true then 1 else 2', '1'],
    ['if false then 1 else 2', '2'],
    ['if null then 1 else 2', '2'],
    ['if "x" then 1 else 2', '2'],
    ['if 1 > 0 then if false then 1 else 3 else 2', '3'],
    ['all([true, true])', 'true'],
    ['all([true, false, null])', 'false'],
    ['all([true, null])', 'null'],
    ['all([])', 'true'],
    ['any([false, true])', 'true'],
    ['any([false, null])', 'null'],
    ['any([])', 'false'],
    ['any(false, true)', 'true'],
  ])('%s is %s', (text, expected) => expect(printed(text)).toBe(expected));
});
