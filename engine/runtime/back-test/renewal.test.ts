import { describe, expect, it } from 'vitest';
import { movesFromOf, nextRenewal, termMonths } from './renewal.ts';

describe('the term of a contract', () => {
  it.each([
    ['one-year', 12],
    ['two-year', 24],
    ['3 years', 36],
    ['18-month', 18],
    ['P2Y', 24],
    ['P6M', 6],
    ['12', 12],
    [24, 24],
    ['month-to-month', undefined],
    ['1-month', undefined],
    ['999-year', undefined],
    ['forever', undefined],
    [undefined, undefined],
    [null, undefined],
  ])('%j is %j months', (contract, months) => {
    expect(termMonths(contract)).toBe(months);
  });
});

describe('the next renewal', () => {
  it.each([
    ['2025-01-20', 12, '2026-01-01', '2026-01-20'],
    ['2025-01-20', 12, '2026-01-20', '2026-01-20'],
    ['2025-01-20', 12, '2026-01-21', '2027-01-20'],
    ['2025-01-20', 24, '2026-01-01', '2027-01-20'],
    ['2026-03-01', 12, '2026-01-01', '2026-03-01'],
    ['2024-02-29', 12, '2025-03-01', '2026-02-28'],
    ['2024-02-29', 12, '2027-03-01', '2028-02-29'],
    ['2025-08-31', 6, '2026-02-01', '2026-02-28'],
  ])('of %s, every %i months, on or after %s is %s', (startsOn, months, day, expected) => {
    expect(nextRenewal(startsOn, months, day)).toBe(expected);
  });
});

describe('when the draft reaches a subscription', () => {
  const bound = { id: 's', plan: 'p', items: [], startsOn: '2025-01-20' };
  const yearly = { ...bound, attributes: { contract: 'one-year' } };
  const fresh = { ...bound, startsOn: '2026-01-05' };
  const DAY = '2026-01-01';
  const own = { subscriptionId: 's', startsOn: '2025-05-01', endsOn: '2026-05-01' };
  const everybody = { subscriptionId: null, startsOn: '2025-01-01', endsOn: '2026-09-01' };
  const another = { ...everybody, subscriptionId: 'other' };
  const over = { subscriptionId: 's', startsOn: '2024-01-01', endsOn: DAY };

  it.each([
    ['now', bound, [own], ''],
    ['never', bound, [], null],
    ['never', fresh, [], ''],
    ['renewal', fresh, [own], ''],
    ['renewal', bound, [], DAY],
    ['renewal', yearly, [], '2026-01-20'],
    ['renewal', yearly, [own, everybody], '2026-05-01'],
    ['renewal', yearly, [everybody], '2026-09-01'],
    ['renewal', yearly, [another], '2026-01-20'],
    ['renewal', yearly, [over], '2026-01-20'],
    ['renewal', bound, [{ ...own, startsOn: DAY }], DAY],
  ] as const)('%s, %o, %j: %j', (projection, subscription, contracts, expected) => {
    expect(movesFromOf(projection, DAY)(contracts)(subscription as never)).toBe(expected);
  });
});
