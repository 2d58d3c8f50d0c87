import { describe, expect, it } from 'vitest';
import { addReading, type Reading, rateOf } from './estimate-rate.ts';

const readAll = (all: readonly [number, number][]): Reading[] =>
  all.reduce<Reading[]>(
    (readings, [seconds, done]) => addReading(readings, { atMs: seconds * 1_000, done }),
    [],
  );

describe('the rate of a run', () => {
  it('is not told from too little', () => {
    expect(rateOf([])).toBeUndefined();
    expect(rateOf(readAll([[0, 0]]))).toBeUndefined();
    expect(
      rateOf(
        readAll([
          [0, 0],
          [1, 500],
        ]),
      ),
    ).toBeUndefined();
    expect(
      rateOf(
        readAll([
          [0, 500],
          [9, 500],
        ]),
      ),
    ).toBeUndefined();
  });

  it('is what was done over the last seconds', () => {
    expect(
      rateOf(
        readAll([
          [0, 0],
          [4, 2_000],
        ]),
      ),
    ).toBe(500);
    const faster = readAll([
      [0, 0],
      [10, 100],
      [20, 200],
      [30, 1_200],
      [40, 2_200],
    ]);
    expect(rateOf(faster)).toBe(100);
  });

  it('starts anew when the next step begins', () => {
    expect(
      rateOf(
        readAll([
          [0, 0],
          [10, 1_000],
          [11, 0],
          [15, 400],
        ]),
      ),
    ).toBe(100);
  });

  it('keeps the last reading before a long silence', () => {
    expect(
      rateOf(
        readAll([
          [0, 0],
          [60, 6_000],
        ]),
      ),
    ).toBe(100);
  });
});
