import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, DivisionByZeroError, ROUNDING_MODES } from '#engine/core/decimal';

const d = (text: string) => Decimal.of(text);

/** Coefficients on both sides of the border between numbers and bigints. */
const coefficient = fc.oneof(
  fc.bigInt({ min: -1000n, max: 1000n }),
  fc.bigInt({ min: -(2n ** 54n), max: 2n ** 54n }),
  fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
);
const decimal = fc
  .tuple(coefficient, fc.integer({ min: 0, max: 20 }))
  .map(([value, scale]) => Decimal.ofBig(value, scale));

/** The same arithmetic on plain bigints: coefficient at a common scale. */
const at = (value: Decimal, scale: number): bigint => value.toMinor(scale) as bigint;

describe('text', () => {
  it.each([
    ['12.50', '12.5'],
    ['-0.001', '-0.001'],
    ['.5', '0.5'],
    ['+7', '7'],
    ['5.', '5'],
    ['-.5', '-0.5'],
    ['007.10', '7.1'],
    ['1e3', '1000'],
    ['1.5E-3', '0.0015'],
    ['-0', '0'],
    ['0.000', '0'],
    ['123456789012345678901234567890.123', '123456789012345678901234567890.123'],
  ])('reads %s as %s', (text, expected) => {
    expect(d(text).toString()).toBe(expected);
  });

  it.each([
    '',
    '.',
    '1.2.3',
    '0x10',
    'Infinity',
    'NaN',
    '1,000',
    ' 1',
    '1 ',
    '--1',
    '1e99999',
    '١',
  ])('refuses %j', (text) => {
    expect(Decimal.parse(text)).toBeUndefined();
  });

  it('refuses binary floats and unsafe integers', () => {
    expect(() => Decimal.of(0.1)).toThrow(RangeError);
    expect(() => Decimal.of(2 ** 53)).toThrow(RangeError);
  });

  it('writes fixed digits', () => {
    expect(d('7').toFixed(2)).toBe('7.00');
    expect(d('-0.05').toFixed(2)).toBe('-0.05');
    expect(d('1e2').toFixed(1)).toBe('100.0');
  });

  it('reads what it writes', () => {
    fc.assert(fc.property(decimal, (a) => d(a.toString()).equals(a)));
  });
});

describe('rounding', () => {
  const cases: Record<string, string[]> = {
    //            2.5   -2.5  3.5   -3.5  2.4   -2.4  2.6   -2.6
    'half-up': ['3', '-3', '4', '-4', '2', '-2', '3', '-3'],
    'half-even': ['2', '-2', '4', '-4', '2', '-2', '3', '-3'],
    'half-down': ['2', '-2', '3', '-3', '2', '-2', '3', '-3'],
    down: ['2', '-2', '3', '-3', '2', '-2', '2', '-2'],
    up: ['3', '-3', '4', '-4', '3', '-3', '3', '-3'],
    floor: ['2', '-3', '3', '-4', '2', '-3', '2', '-3'],
    ceiling: ['3', '-2', '4', '-3', '3', '-2', '3', '-2'],
  };
  const values = ['2.5', '-2.5', '3.5', '-3.5', '2.4', '-2.4', '2.6', '-2.6'];

  it.each(ROUNDING_MODES)('%s', (mode) => {
    expect(values.map((value) => d(value).round(0, mode).toString())).toEqual(cases[mode]);
    const shifted = values.map((value) => d(value).times(d('1e30')).round(-30, mode));
    expect(shifted.map((value) => value.dividedBy(d('1e30')).toString())).toEqual(cases[mode]);
  });

  it('moves less than a unit, and twice is once', () => {
    fc.assert(
      fc.property(
        decimal,
        fc.integer({ min: 0, max: 10 }),
        fc.constantFrom(...ROUNDING_MODES),
        (a, digits, mode) => {
          const rounded = a.round(digits, mode);
          const distance = rounded.minus(a).abs();
          expect(distance.compare(Decimal.ofBig(1n, digits))).toBe(-1);
          expect(rounded.round(digits, mode).equals(rounded)).toBe(true);
        },
      ),
    );
  });
});

describe('algebra', () => {
  it('adds and subtracts as integers at a common scale', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(at(a.plus(b), 20)).toBe(at(a, 20) + at(b, 20));
        expect(at(a.minus(b), 20)).toBe(at(a, 20) - at(b, 20));
      }),
    );
  });

  it('multiplies exactly', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(at(a.times(b), 40)).toBe(at(a, 20) * at(b, 20));
      }),
    );
  });

  it('compares as integers', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [left, right] = [at(a, 20), at(b, 20)];
        expect(a.compare(b)).toBe(left < right ? -1 : left > right ? 1 : 0);
      }),
    );
  });

  it('distributes and associates', () => {
    fc.assert(
      fc.property(decimal, decimal, decimal, (a, b, c) => {
        expect(a.times(b.plus(c)).equals(a.times(b).plus(a.times(c)))).toBe(true);
        expect(
          a
            .plus(b)
            .plus(c)
            .equals(a.plus(b.plus(c))),
        ).toBe(true);
      }),
    );
  });

  it('divides back to what was multiplied', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), decimal, (coefficient, b) => {
        fc.pre(!b.isZero());
        const a = Decimal.ofBig(coefficient, 3);
        // 34 digits hold the quotient exactly, because it is `a` again.
        expect(a.times(b).dividedBy(b).equals(a)).toBe(true);
      }),
    );
  });
});

describe('shifting', () => {
  it('multiplies by a power of ten', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: -15, max: 15 }), (a, places) => {
        expect(a.shifted(places).equals(a.times(d(`1e${places}`)))).toBe(true);
      }),
    );
  });
});

describe('division', () => {
  it.each([
    ['1', '3', '0.3333333333333333333333333333333333'],
    ['2', '3', '0.6666666666666666666666666666666667'],
    ['-2', '3', '-0.6666666666666666666666666666666667'],
    ['100', '8', '12.5'],
    ['1', '1e20', '0.00000000000000000001'],
    ['123456789012345678901234567890', '7', '17636684144620811271604938270'],
    ['0', '7', '0'],
  ])('%s / %s = %s', (a, b, expected) => {
    expect(d(a).dividedBy(d(b)).toString()).toBe(expected);
  });

  it('rounds half-even at the 34th digit', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        fc.pre(!b.isZero() && !a.isZero());
        const quotient = a.dividedBy(b);
        const error = quotient.times(b).minus(a).abs();
        const ulp = d('1e-33').times(a.abs());
        expect(error.compare(ulp)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('refuses zero', () => {
    expect(() => d('1').dividedBy(d('0.00'))).toThrow(DivisionByZeroError);
  });
});

describe('limits', () => {
  it('keeps a thousand digits exactly and rounds longer ones to 34', () => {
    const wide = Decimal.ofBig(10n ** 600n + 1n, 0);
    expect(wide.plus(Decimal.ONE).toString().length).toBe(601);
    expect(wide.times(wide).toString()).toBe(`1${'0'.repeat(1200)}`);
  });

  it('refuses exponents out of range', () => {
    expect(() => {
      let value = d('1e6000');
      value = value.times(value);
    }).toThrow(RangeError);
  });
});
