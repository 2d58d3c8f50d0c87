import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { registerUnits } from './register.ts';

describe('a register', () => {
  it.each([
    ['120', '180', undefined, '60', false],
    ['99990', '10', 5, '20', true],
    ['9999.5', '0.5', 4, '1', true],
    ['7', '7', 5, '0', false],
  ] as const)('%s → %s', (from, to, digits, units, isRolledOver) => {
    const counted = registerUnits(Decimal.of(from), Decimal.of(to), digits);
    expect([counted?.units.toString(), counted?.isRolledOver]).toEqual([units, isRolledOver]);
  });

  it('can not go down where it has no end', () => {
    expect(registerUnits(Decimal.of(10), Decimal.of(9), undefined)).toBeUndefined();
  });

  it('comes to where it was read, whatever was used', () => {
    const digits = 5;
    const end = 10 ** digits;
    fc.assert(
      fc.property(fc.nat(end - 1), fc.nat(end - 1), (from, units) => {
        const to = (from + units) % end;
        const counted = registerUnits(Decimal.of(from), Decimal.of(to), digits);
        expect(counted?.units.toString()).toBe(String(units));
      }),
    );
  });
});
