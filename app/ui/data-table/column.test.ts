import { describe, expect, it } from 'vitest';
import { compareDecimals } from './column.ts';

describe('decimal texts', () => {
  it.each([
    ['0.1', '0.10', 0],
    ['9', '10', -1],
    ['-9', '-10', 1],
    ['-0', '0', 0],
    ['-0.01', '0', -1],
    ['90071992547409931.23', '90071992547409931.24', -1],
    ['007', '7.0', 0],
  ])('%s against %s', (left, right, order) => {
    expect(Math.sign(compareDecimals(left, right))).toBe(order);
    expect(Math.sign(compareDecimals(right, left))).toBe(order === 0 ? 0 : -order);
  });
});
