import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { throughNode } from '#tests/flows';

function share(amount: string, members: string[], position: number, given: object = {}) {
  const config = { members: `[${members.join(', ')}]`, position: `${position}`, ...given };
  return throughNode('apportionment', config, { amount: 'number' }, { amount });
}
const exact = (result: ReturnType<typeof share>) =>
  typeof result === 'object' ? result.exact : result;

describe('apportionment', () => {
  it.each([
    [['1', '1', '1'], 1, '33.34'],
    [['1', '1', '1'], 2, '33.33'],
    [['1', '1', '1'], 3, '33.33'],
    [['89.5', '120.3', '66.2'], 2, '43.59'],
  ])('%j, member %i', (members, position, expected) => {
    expect(exact(share('100', members, position))).toBe(expected);
  });

  it('explains a part', () => {
    expect(share('1200', ['80', '120'], 1)).toEqual({
      exact: '480',
      zh: '公摊总额 1,200，按 80 ÷ 200 分摊：1,200 × 80 ÷ 200 = 480',
      en: 'Of 1,200 shared, 80 parts of 200: 1,200 × 80 ÷ 200 = 480',
    });
  });

  it('leaves what is not let to its owner, or to the members', () => {
    expect(share('100', ['30', '30'], 1, { vacant: '40' })).toMatchObject({
      exact: '30',
      zh: '公摊总额 100，按 30 ÷ 100 分摊：100 × 30 ÷ 100 = 30；未出租部分 40 由业主承担',
    });
    expect(exact(share('100', ['30', '30'], 1, { vacant: '40', vacancy: 'members' }))).toBe('50');
  });

  it('takes a weight and the total where there is no list', () => {
    const config = { weight: '25', totalWeight: '75', vacant: '25' };
    const result = throughNode('apportionment', config, { amount: 'number' }, { amount: '100' });
    expect(exact(result)).toBe('25');
  });

  it.each([
    ['weight-not-positive', ['1', '0'], 1, {}],
    ['weight-not-positive', ['1', '-1'], 1, {}],
    ['weight-not-positive', ['1'], 1, { vacant: '-1' }],
    ['apportionment-position', ['1', '1'], 3, {}],
    ['apportionment-members', ['"a"'], 1, {}],
    ['apportionment-weights', ['1'], 1, { weight: '1' }],
  ])('%s: %j', (code, members, position, given) => {
    expect(share('100', members, position, given)).toBe(code);
  });

  it('refuses what its digits can not hold', () => {
    expect(share('100.001', ['1', '1'], 1)).toBe('apportionment-digits');
    expect(exact(share('100.001', ['1', '1'], 1, { scale: 3 }))).toBe('50.001');
  });

  const weights = fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 12 });
  it('shares out the whole, to the last cent, with what is not let', () => {
    fc.assert(
      fc.property(weights, fc.nat(1_000_000), fc.nat(500), (members, cents, vacant) => {
        const whole = Decimal.of(cents).shifted(-2).toString();
        const texts = members.map(String);
        const parts = texts.map((_, index) => share(whole, texts, index + 1, { vacant }));
        const owner = throughNode(
          'apportionment',
          { members: `[${texts.join(', ')}]`, position: '1', vacant: String(vacant) },
          { amount: 'number' },
          { amount: whole },
          'owner part',
        );
        const sum = [...parts, owner].reduce(
          (total, part) => total.plus(Decimal.of(exact(part) as string)),
          Decimal.ZERO,
        );
        expect(sum.toString()).toBe(Decimal.of(whole).toString());
      }),
      { numRuns: 40 },
    );
  });
});
