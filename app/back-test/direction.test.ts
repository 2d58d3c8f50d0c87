import { describe, expect, it } from 'vitest';
import { differenceOf, directionOf } from './direction.ts';

describe('differences of amounts', () => {
  it.each([
    ['0.10', '0.30', '0.2', 'up'],
    ['5', '4.99', '-0.01', 'down'],
    ['1.00', '1', '0', 'same'],
    ['•••', '•••', '•••', 'same'],
  ])('from %s to %s are %s', (before, after, difference, direction) => {
    expect(differenceOf(before, after)).toBe(difference);
    expect(directionOf(difference)).toBe(direction);
  });
});
