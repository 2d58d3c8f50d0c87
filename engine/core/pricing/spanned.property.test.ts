import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { spanned } from './spanned.ts';
import { graduated, type TierPart, tierLadder } from './tiers.ts';

const cents = (most: number) =>
  fc.integer({ min: 0, max: most }).map((n) => Decimal.of(n).shifted(-2));

const ladders = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 500 }), cents(900)), { minLength: 1, maxLength: 6 })
  .map((steps) => {
    let upTo = Decimal.ZERO;
    const tiers = steps.map(([width, price], index) => {
      upTo = upTo.plus(Decimal.of(width));
      return { upTo: index === steps.length - 1 ? null : upTo, price, flat: Decimal.ZERO };
    });
    return tierLadder(tiers);
  });

describe('units between two totals', () => {
  it('cost what the whole costs less what the part before it costs', () => {
    fc.assert(
      fc.property(ladders, cents(200_000), cents(200_000), (ladder, from, units) => {
        const to = from.plus(units);
        const difference = graduated(ladder, to, 'always').minus(graduated(ladder, from, 'always'));
        expect(spanned(ladder, from, to).equals(difference)).toBe(true);
      }),
    );
  });

  it('can be cut anywhere, and taken back to the cent', () => {
    fc.assert(
      fc.property(ladders, cents(200_000), cents(90_000), cents(90_000), (ladder, from, a, b) => {
        const [middle, end] = [from.plus(a), from.plus(a).plus(b)];
        const parts = spanned(ladder, from, middle).plus(spanned(ladder, middle, end));
        expect(parts.equals(spanned(ladder, from, end))).toBe(true);
        expect(spanned(ladder, end, from).equals(parts.negated())).toBe(true);
      }),
    );
  });

  it('are told tier by tier', () => {
    fc.assert(
      fc.property(ladders, cents(200_000), cents(200_000), (ladder, from, to) => {
        const told: TierPart[] = [];
        const amount = spanned(ladder, from, to, told);
        const sum = (values: Decimal[]) => values.reduce((s, v) => s.plus(v), Decimal.ZERO);
        expect(sum(told.map((part) => part.quantity)).equals(to.minus(from))).toBe(true);
        expect(sum(told.map((part) => part.amount)).equals(amount)).toBe(true);
      }),
    );
  });
});
