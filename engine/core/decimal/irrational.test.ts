import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, exp, ln, power, sqrt } from './index.ts';

const d = (text: string) => Decimal.of(text);

describe('sqrt', () => {
  it.each([
    ['0', '0'],
    ['4', '2'],
    ['2', '1.414213562373095048801688724209698'],
    ['0.01', '0.1'],
    ['12345678987654321', '111111111'],
    ['0.2', '0.4472135954999579392818347337462552'],
    ['1e100', `1${'0'.repeat(50)}`],
  ])('of %s is %s', (value, root) => expect(sqrt(d(value)).toString()).toBe(root));

  it('undoes squaring', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.nat(8), (n, scale) => {
        const value = Decimal.ofBig(n, scale);
        expect(sqrt(value.times(value)).equals(value)).toBe(true);
      }),
    );
  });

  it('refuses negatives', () => expect(() => sqrt(d('-1'))).toThrow(RangeError));
});

describe('exp and ln', () => {
  it.each([
    ['0', '1'],
    ['1', '2.718281828459045235360287471352662'],
    ['-1', '0.3678794411714423215955237701614609'],
    ['100', '26881171418161354484126255515800135873611118.77374192241519160861'],
  ])('e^%s', (value, result) =>
    expect(
      exp(d(value))
        .minus(d(result))
        .abs()
        .compare(d(result).times(d('1e-32'))),
    ).toBe(-1),
  );

  it.each([
    ['1', '0'],
    ['10', '2.302585092994045684017991454684364'],
    ['2', '0.6931471805599453094172321214581766'],
    ['4', '1.386294361119890618834464242916353'],
    ['0.5', '-0.6931471805599453094172321214581766'],
    ['1.000000000000000000001', '0.0000000000000000000009999999999999999999995'],
  ])('ln %s is %s', (value, result) => expect(ln(d(value)).toString()).toBe(result));

  it('are inverse to each other to the last digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(6), (n, scale) => {
        const value = Decimal.ofBig(BigInt(n), scale);
        const error = exp(ln(value)).minus(value).abs();
        expect(error.compare(value.times(d('1e-31')))).toBe(-1);
      }),
    );
  });

  it('refuses what is out of range', () => {
    expect(() => exp(d('20000'))).toThrow(RangeError);
    expect(() => ln(d('0'))).toThrow(RangeError);
  });
});

describe('power', () => {
  it.each([
    ['2', '10', '1024'],
    ['2', '-2', '0.25'],
    ['-2', '3', '-8'],
    ['1.5', '2', '2.25'],
    ['4', '0.5', '2'],
    ['4', '1.5', '8'],
    ['0', '0', '1'],
    ['2', '0.5', '1.414213562373095048801688724209698'],
    ['1.0001', '10000', '2.718145926825224864037664674913147'],
  ])('%s ** %s = %s', (base, exponent, result) =>
    expect(power(d(base), d(exponent)).round(30, 'half-even').toString()).toBe(
      d(result).round(30, 'half-even').toString(),
    ),
  );

  it('refuses 0 ** -1, roots of negatives and giants', () => {
    expect(() => power(d('0'), d('-1'))).toThrow();
    expect(() => power(d('-1'), d('0.5'))).toThrow(RangeError);
    expect(() => power(d('10'), d('100000'))).toThrow(RangeError);
  });
});
