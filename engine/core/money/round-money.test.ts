import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, ROUNDING_MODES } from '#engine/core/decimal';
import { cashRounding } from './cash-rounding.ts';
import { CURRENCIES, minorUnits, UnknownCurrencyError } from './currency.ts';
import { roundMoney } from './round-money.ts';

describe('minorUnits', () => {
  it.each([
    ['CNY', 2],
    ['USD', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['BHD', 3],
    ['TND', 3],
    ['CLF', 4],
    ['XAF', 0],
    ['XCD', 2],
  ])('%s has %i digits', (currency, digits) => {
    expect(minorUnits(currency)).toBe(digits);
  });

  it.each([
    'XXX',
    'XTS',
    'XAU',
    'XAG',
    'XDR',
    'XBA',
    'DEM',
    'HRK',
    'ABC',
    'cny',
    '',
    'constructor',
  ])('refuses %s', (currency) => {
    expect(minorUnits(currency)).toBeUndefined();
  });

  it('lists every code once', () => {
    expect(new Set(CURRENCIES).size).toBe(CURRENCIES.length);
    expect(CURRENCIES.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
    expect(CURRENCIES.length).toBeGreaterThan(150);
  });
});

describe('roundMoney', () => {
  it.each([
    ['2.345', 'CNY', undefined, '2.35'],
    ['-2.345', 'CNY', undefined, '-2.35'],
    ['2.345', 'CNY', 'half-even', '2.34'],
    ['2.349', 'CNY', 'down', '2.34'],
    ['2.341', 'CNY', 'up', '2.35'],
    ['0.5', 'JPY', undefined, '1'],
    ['1.2345', 'BHD', undefined, '1.235'],
  ] as const)('%s %s %s is %s', (amount, currency, mode, expected) => {
    expect(roundMoney(Decimal.of(amount), currency, mode).toString()).toBe(expected);
  });

  it('refuses an unknown currency', () => {
    expect(() => roundMoney(Decimal.ONE, 'XXX')).toThrow(UnknownCurrencyError);
  });

  it('rounding twice changes nothing, moves less than a unit, and keeps the sign', () => {
    const anyAmount = fc
      .tuple(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.nat(12))
      .map(([value, scale]) => Decimal.ofBig(value, scale));
    fc.assert(
      fc.property(anyAmount, fc.constantFrom(...ROUNDING_MODES), (amount, mode) => {
        const once = roundMoney(amount, 'CNY', mode);
        expect(roundMoney(once, 'CNY', mode).equals(once)).toBe(true);
        expect(once.minus(amount).abs().compare(Decimal.of('0.01'))).toBe(-1);
        expect(once.sign() * amount.sign()).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('cashRounding', () => {
  it.each([
    ['12.34', '0.1', 'down', '-0.04'],
    ['12.34', '1', 'down', '-0.34'],
    ['12.35', '0.1', 'nearest', '0.05'],
    ['12.34', '0.05', 'nearest', '0.01'],
    ['12.31', '1', 'up', '0.69'],
    ['12.00', '1', 'up', '0'],
    ['-12.34', '0.1', 'down', '0.04'],
    ['70', '20', 'nearest', '10'],
  ] as const)('%s to %s %s adds %s', (amount, unit, mode, expected) => {
    const difference = cashRounding(Decimal.of(amount), { unit: Decimal.of(unit), mode });
    expect(difference.toString()).toBe(expected);
  });

  it('refuses a unit that is not positive', () => {
    const unit = Decimal.ZERO;
    expect(() => cashRounding(Decimal.ONE, { unit, mode: 'down' })).toThrow(RangeError);
  });
});
