import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { FeelInputError, type FeelType, formatValue, fromJson, toJson } from '#engine/core/feel';

describe('fromJson', () => {
  const cases: [unknown, FeelType, string][] = [
    ['12.50', 'number', '12.5'],
    [12, 'number', '12'],
    ['2024-02-29', 'date', '2024-02-29'],
    ['10:00:00Z', 'time', '10:00:00Z'],
    ['2024-02-29T10:00:00', 'date and time', '2024-02-29T10:00:00'],
    ['P1Y', 'years and months duration', 'P1Y'],
    ['PT1H', 'days and time duration', 'PT1H'],
    ['true', 'boolean', 'true'],
    [null, 'number', 'null'],
    [['1', 2], { kind: 'list', of: 'number' }, '[1, 2]'],
    [{ a: '1' }, { kind: 'context', entries: [{ name: 'a', type: 'number' }] }, '{a: 1}'],
    [{ a: '1' }, 'Any', '{a: "1"}'],
  ];
  it.each(cases)('reads %j as %j: %s', (value, type, expected) =>
    expect(formatValue(fromJson(value, type))).toBe(expected),
  );

  const refused: [unknown, FeelType, string][] = [
    [1.5, 'Any', ''],
    [2 ** 53, 'number', ''],
    ['x', 'number', ''],
    ['2024-02-30', 'date', ''],
    [
      { a: ['1', 'x'] },
      { kind: 'context', entries: [{ name: 'a', type: { kind: 'list', of: 'number' } }] },
      '/a/1',
    ],
    [{ 'a/b': 0.1 }, 'Any', '/a~1b'],
    [true, 'number', ''],
    [[], 'number', ''],
  ];
  it.each(refused)('refuses %j as %j at %j', (value, type, path) => {
    try {
      fromJson(value, type);
    } catch (error) {
      expect(error).toBeInstanceOf(FeelInputError);
      expect((error as FeelInputError).issue.path).toBe(path);
      return;
    }
    throw new Error('must refuse');
  });

  it('gives back what toJson wrote', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.nat(10), fc.string(), fc.boolean(), (n, scale, text, flag) => {
        const number = Decimal.ofBig(n, scale);
        const json = toJson(
          new Map<string, string | boolean | Decimal>([
            ['n', number],
            ['t', text],
            ['f', flag],
          ]),
        );
        const type: FeelType = { kind: 'context', entries: [{ name: 'n', type: 'number' }] };
        expect(toJson(fromJson(json, type))).toEqual(json);
      }),
    );
  });
});
