import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { evaluateText, printed } from '#engine/core/feel/testing';

describe('arithmetic', () => {
  it.each([
    ['1 + 2', '3'],
    ['0.1 + 0.2', '0.3'],
    ['1 - 2', '-1'],
    ['1-2', '-1'],
    ['3 * 4.5', '13.5'],
    ['10 / 4', '2.5'],
    ['1 / 3', '0.3333333333333333333333333333333333'],
    ['2 / 3', '0.6666666666666666666666666666666667'],
    ['1 / 0', 'null'],
    ['2 ** 3', '8'],
    ['2 ** 3 ** 2', '64'],
    ['2 ** -1', '0.5'],
    ['2 ** 0.5', '1.414213562373095048801688724209698'],
    ['-2 ** 2', '4'],
    ['0 ** -1', 'null'],
    ['10 ** 100000', 'null'],
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['-(3)', '-3'],
    ['- -3', '3'],
    ['--3', '3'],
    ['.5', '0.5'],
    ['1e3', '1000'],
    ['1.5E-3', '0.0015'],
    ['1 + null', 'null'],
    ['null * 2', 'null'],
    ['"a" + "b"', 'ab'],
    ['"a" + 1', 'null'],
    ['"a" - "b"', 'null'],
    ['"a" * 2', 'null'],
    ['true + 1', 'null'],
    ['[1] + 1', 'null'],
    ['-"a"', 'null'],
    ['9007199254740993 + 1', '9007199254740994'],
    ['12345678901234567890 * 98765432109876543210', '1219326311370217952237463801111263526900'],
  ])('%s = %s', (text, expected) => expect(printed(text)).toBe(expected));

  it.each([
    ['@"2024-01-31" + @"P1M"', '2024-02-29'],
    ['@"2024-01-31" + @"P1D"', '2024-02-01'],
    ['@"P1D" + @"2024-01-31"', '2024-02-01'],
    ['@"2024-03-31" - @"P1M"', '2024-02-29'],
    ['@"2024-03-01" - @"2024-02-01"', 'P29D'],
    ['@"2024-02-01" - @"2024-03-01"', '-P29D'],
    ['@"2024-03-01T10:00:00" - @"2024-03-01T09:30:00"', 'PT30M'],
    ['@"2024-03-01T10:00:00Z" - @"2024-03-01T10:00:00+08:00"', 'PT8H'],
    ['@"2024-03-01T10:00:00Z" - @"2024-03-01T10:00:00"', 'null'],
    ['@"2024-03-01T10:00:00Z" - @"2024-03-01"', 'PT10H'],
    ['@"2024-03-31T01:30:00@Europe/Paris" + @"PT1H"', '2024-03-31T03:30:00@Europe/Paris'],
    ['@"10:30:00" + @"PT14H"', '00:30:00'],
    ['@"10:30:00" - @"09:00:00"', 'PT1H30M'],
    ['@"10:30:00" + @"P1Y"', 'null'],
    ['@"P1Y" + @"P1M"', 'P1Y1M'],
    ['@"P1Y" - @"P13M"', '-P1M'],
    ['@"P1Y" + @"P1D"', 'null'],
    ['@"P1D" + @"PT12H"', 'P1DT12H'],
    ['@"P1D" * 1.5', 'P1DT12H'],
    ['2 * @"P1Y"', 'P2Y'],
    ['@"P1Y" / 2', 'P6M'],
    ['@"P1Y" / @"P1M"', '12'],
    ['@"P1D" / @"PT1H"', '24'],
    ['@"P1D" / 0', 'null'],
    ['-@"P1D"', '-P1D'],
    ['@"2024-01-01" + 1', 'null'],
    ['@"2024-01-01" + @"2024-01-01"', 'null'],
  ])('%s = %s', (text, expected) => expect(printed(text)).toBe(expected));

  it('is exact for every pair of decimals', () => {
    const decimals = fc
      .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(10))
      .map(([coefficient, scale]) => Decimal.ofBig(coefficient, scale));
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(evaluateText('a + b - b = a', { a, b })).toBe(true);
        expect(evaluateText('a * b = b * a', { a, b })).toBe(true);
        expect(evaluateText('a - b = -(b - a)', { a, b })).toBe(true);
      }),
    );
  });

  it('reads the numbers it prints', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.nat(20), (n, scale) => {
        const value = Decimal.ofBig(n, scale);
        expect(printed(value.toString())).toBe(value.toString());
      }),
    );
  });
});
