import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { evaluateText, printed } from '#engine/core/feel/testing';

describe('comparison', () => {
  it.each([
    ['1 = 1.0', 'true'],
    ['1 != 2', 'true'],
    ['1 = "1"', 'null'],
    ['1 != "1"', 'null'],
    ['null = null', 'true'],
    ['null != null', 'false'],
    ['1 = null', 'false'],
    ['null = "a"', 'false'],
    ['1 < 2', 'true'],
    ['2 <= 2', 'true'],
    ['3 > 4', 'false'],
    ['4 >= 4', 'true'],
    ['1 < null', 'null'],
    ['1 < "a"', 'null'],
    ['"a" < "b"', 'true'],
    ['"中" < "文"', 'true'],
    ['true < false', 'null'],
    ['[1] = [1]', 'true'],
    ['[1, [2]] = [1, [2]]', 'true'],
    ['[1] = [1, 2]', 'false'],
    ['[1] < [2]', 'null'],
    ['{a: 1, b: 2} = {b: 2, a: 1}', 'true'],
    ['{a: 1} = {a: 2}', 'false'],
    ['{a: 1} = {b: 1}', 'false'],
    ['@"2024-01-01" < @"2024-01-02"', 'true'],
    ['@"2024-01-01" = @"2024-01-01"', 'true'],
    ['@"P1Y" = @"P12M"', 'true'],
    ['@"P1D" = @"PT24H"', 'true'],
    ['@"P0D" = @"P0Y"', 'true'],
    ['@"P1Y" > @"P11M"', 'true'],
    ['@"P1Y" > @"P1D"', 'null'],
    ['@"10:00:00Z" = @"18:00:00+08:00"', 'true'],
    ['@"2024-01-01T10:00:00Z" = @"2024-01-01T18:00:00@Asia/Shanghai"', 'true'],
    ['@"2024-01-01T10:00:00" = @"2024-01-01T10:00:00Z"', 'false'],
    ['@"2024-01-01T10:00:00" < @"2024-01-01T10:00:00Z"', 'null'],
    ['[1..3] = [1..3]', 'true'],
    ['[1..3] = [1..3)', 'false'],
    ['(= 3) = (= 3)', 'true'],
    ['(= 3) = [3..3]', 'false'],
    ['5 between 1 and 10', 'true'],
    ['11 between 1 and 10', 'false'],
    ['null between 1 and 10', 'null'],
    ['5 between null and 4', 'false'],
    ['5 between null and 10', 'null'],
    ['5 in (1, 5)', 'true'],
    ['5 in (1, 2)', 'false'],
    ['5 in [1..5]', 'true'],
    ['5 in [1..5)', 'false'],
    ['5 in ]1..5]', 'true'],
    ['5 in (> 3)', 'true'],
    ['5 in (< 3, > 4)', 'true'],
    ['5 in > 3', 'true'],
    ['5 in [1, 5]', 'true'],
    ['5 in [[1..2], [4..6]]', 'true'],
    ['5 in (!= 5)', 'false'],
    ['null in [1, null]', 'true'],
    ['"a" in ("a", "b")', 'true'],
    ['"a" in [1..2]', 'null'],
    ['@"2024-01-15" in [@"2024-01-01"..@"2024-02-01")', 'true'],
  ])('%s is %s', (text, expected) => expect(printed(text)).toBe(expected));

  const decimals = fc
    .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.nat(6))
    .map(([coefficient, scale]) => Decimal.ofBig(coefficient, scale));

  it('orders numbers totally', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const [less, equal, more] = ['a < b', 'a = b', 'a > b'].map((text) =>
          evaluateText(text, { a, b }),
        );
        expect([less, equal, more].filter(Boolean)).toHaveLength(1);
        expect(evaluateText('a <= b', { a, b })).toBe(less || equal);
        expect(evaluateText('a != b', { a, b })).toBe(!equal);
      }),
    );
  });

  it('between is two comparisons joined', () => {
    const operands = fc.oneof(decimals, fc.constant(null), fc.constant('x'));
    fc.assert(
      fc.property(operands, operands, operands, (x, a, b) => {
        const variables = { x, a, b };
        expect(evaluateText('x between a and b', variables)).toBe(
          evaluateText('x >= a and x <= b', variables),
        );
      }),
    );
  });
});
