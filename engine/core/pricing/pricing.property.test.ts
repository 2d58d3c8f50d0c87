import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { percentage } from './percentage.ts';
import { proratedGraduated } from './prorated.ts';
import { graduated, type TierLadder, tierLadder } from './tiers.ts';

const cents = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((value) => Decimal.of(value).shifted(-2));

const sum = (values: readonly Decimal[]): Decimal =>
  values.reduce((total, value) => total.plus(value), Decimal.ZERO);

const ladders: fc.Arbitrary<TierLadder> = fc
  .array(fc.record({ width: cents(1, 2000), price: cents(0, 900), flat: cents(0, 900) }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((tiers) => {
    let bound = Decimal.ZERO;
    return tierLadder(
      tiers.map(({ width, price, flat }, index) => {
        bound = bound.plus(width);
        return { upTo: index === tiers.length - 1 ? null : bound, price, flat };
      }),
    );
  });

describe('prorated graduated tiers', () => {
  it('are graduated tiers where everything was there all the time', () => {
    fc.assert(
      fc.property(ladders, fc.array(cents(1, 3000), { maxLength: 6 }), (ladder, added) => {
        const changes = added.map((full) => ({ full, prorated: full }));
        expect(proratedGraduated(ladder, changes, 'always').toString()).toBe(
          graduated(ladder, sum(added), 'always').toString(),
        );
      }),
    );
  });

  it('cost the same whether units come at once or one part after the other', () => {
    fc.assert(
      fc.property(ladders, cents(1, 3000), cents(1, 3000), (ladder, first, second) => {
        const half = (full: Decimal) => ({ full, prorated: full.dividedBy(Decimal.of(2)) });
        const apart = proratedGraduated(ladder, [half(first), half(second)], 'always');
        const together = proratedGraduated(ladder, [half(first.plus(second))], 'always');
        expect(apart.toString()).toBe(together.toString());
      }),
    );
  });
});

const terms = {
  rate: Decimal.of('0.013'),
  fixed: Decimal.of(2),
  freeEvents: undefined,
  freeAmount: undefined,
  isFreeAtBorder: true,
  minimumPerEvent: undefined,
  maximumPerEvent: undefined,
};
const eventLists = fc.array(cents(0, 100_000), { maxLength: 8 });

describe('a percentage', () => {
  it('needs the amounts of the events only for what depends on them', () => {
    fc.assert(
      fc.property(eventLists, (events) => {
        const known = { units: sum(events), count: events.length };
        const byEvent = percentage({ ...known, events }, terms);
        expect(percentage({ ...known, events: undefined }, terms)).toEqual(byEvent);
      }),
    );
  });

  it('event by event is that of the whole where no bound bites', () => {
    fc.assert(
      fc.property(
        eventLists,
        fc.option(fc.nat(5), { nil: undefined }),
        fc.option(cents(1, 90_000), { nil: undefined }),
        (events, freeEvents, freeAmount) => {
          const usage = { units: sum(events), count: events.length, events };
          const free = { ...terms, freeEvents, freeAmount };
          const bounded = { ...free, minimumPerEvent: Decimal.ZERO };
          expect(percentage(usage, bounded)?.amount.toString()).toBe(
            percentage(usage, free)?.amount.toString(),
          );
        },
      ),
    );
  });
});
