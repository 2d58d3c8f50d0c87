import { expect, it } from 'vitest';
import { placeBars } from './bridge-bars.ts';

const sum = (amount: string) => ({ amount, isSum: true });
const step = (amount: string) => ({ amount, isSum: false });

it('sums stand on zero, steps on the one before', () => {
  expect(placeBars([sum('80'), step('-40'), step('60'), sum('100')])).toEqual({
    isCut: false,
    bars: [
      { from: 0, to: 0.8 },
      { from: 0.8, to: 0.4 },
      { from: 0.4, to: 1 },
      { from: 0, to: 1 },
    ],
  });
});

it('goes below zero, and stands still where nothing is', () => {
  expect(placeBars([sum('-5'), step('10')]).bars).toEqual([
    { from: 0.5, to: 0 },
    { from: 0, to: 1 },
  ]);
  expect(placeBars([sum('0')]).bars).toEqual([{ from: 0, to: 0 }]);
});

it('shows small changes of a large sum larger', () => {
  const { bars, isCut } = placeBars([sum('1000'), step('-50'), step('150'), sum('1100')]);
  expect(isCut).toBe(true);
  expect(bars).toEqual([
    { from: 0, to: 2 / 3 },
    { from: 2 / 3, to: 0.5 },
    { from: 0.5, to: 1 },
    { from: 0, to: 1 },
  ]);
});
