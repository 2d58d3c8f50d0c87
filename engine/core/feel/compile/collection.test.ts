import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { fromJson } from '#engine/core/feel';
import { evaluateText, printed } from '#engine/core/feel/testing';

describe('lists, contexts, paths and filters', () => {
  it.each([
    ['[1, 2, 3][1]', '1'],
    ['[1, 2, 3][-1]', '3'],
    ['[1, 2, 3][0]', 'null'],
    ['[1, 2, 3][4]', 'null'],
    ['[1, 2, 3][item > 1]', '[2, 3]'],
    ['[1, 2, 3][item > 5]', '[]'],
    ['[1, 2, 3][count([1, 2])]', '2'],
    ['100[1]', '100'],
    ['100[2]', 'null'],
    ['100[item > 5]', '[100]'],
    ['null[1]', 'null'],
    ['[][1]', 'null'],
    ['[{a: 1, b: 2}, {a: 3, b: 4}][a > 1]', '[{a: 3, b: 4}]'],
    ['[{a: 1, b: 2}, {a: 3, b: 4}][a > 1].b', '[4]'],
    ['[{a: 1}, {a: 3}].a', '[1, 3]'],
    ['[{a: 1}, {b: 3}].a', '[1, null]'],
    ['[{x y: 1}, {x y: 3}][x y > 1]', '[{x y: 3}]'],
    ['{a: 1, b: a + 1, c: b * 2}', '{a: 1, b: 2, c: 4}'],
    ['{a: 1, a: 2}', 'null'],
    ['{"a b": 1}', '{a b: 1}'],
    ['{a: {b: {c: 1}}}.a.b.c', '1'],
    ['{a: 1}.b', 'null'],
    ['null.b', 'null'],
    ['1 .b', 'null'],
    ['{a+b: 5}.a+b', '5'],
    ['{f: function(x) x + 1, y: f(2)}.y', '3'],
    ['@"2024-02-29".year', '2024'],
    ['@"2024-02-29".weekday', '4'],
    ['@"2024-02-29T10:20:30+08:00".time offset', 'PT8H'],
    ['@"2024-02-29T10:20:30@Asia/Shanghai".timezone', 'Asia/Shanghai'],
    ['@"2024-02-29T10:20:30".minute', '20'],
    ['@"10:20:30".second', '30'],
    ['@"P1Y2M".years', '1'],
    ['@"P1Y2M".months', '2'],
    ['@"P1Y2M".days', 'null'],
    ['@"P1DT2H3M4.5S".seconds', '4.5'],
    ['@"-P1DT2H".hours', '-2'],
    ['[1..3).start', '1'],
    ['[1..3).end included', 'false'],
  ])('%s = %s', (text, expected) => expect(printed(text)).toBe(expected));

  it.each([
    ['for i in [1, 2] return i * 2', '[2, 4]'],
    ['for i in 1..3 return i', '[1, 2, 3]'],
    ['for i in 3..1 return i', '[3, 2, 1]'],
    ['for i in [1..3) return i', '[1, 2]'],
    ['for i in 1..2, j in 1..2 return i * 10 + j', '[11, 12, 21, 22]'],
    ['for i in 1..3, j in 1..i return j', '[1, 1, 2, 1, 2, 3]'],
    ['for i in 0..4 return if i = 0 then 1 else i * partial[-1]', '[1, 1, 2, 6, 24]'],
    ['for i in 1..2 return partial', '[[], [[]]]'],
    ['for i in null return i', 'null'],
    ['for i in 5 return i', '[5]'],
    ['for i in [] return i', '[]'],
    ['for d in @"2024-02-28"..@"2024-03-01" return d.day', '[28, 29, 1]'],
    ['some x in [1, 2] satisfies x > 1', 'true'],
    ['some x in [1, 2] satisfies x > 2', 'false'],
    ['some x in [] satisfies x', 'false'],
    ['some x in [1, null] satisfies x > 1', 'null'],
    ['every x in [1, 2] satisfies x > 0', 'true'],
    ['every x in [1, 2] satisfies x > 1', 'false'],
    ['every x in [1, null] satisfies x > 0', 'null'],
    ['every x in [1, 2], y in [3, 4] satisfies x < y', 'true'],
    ['(for i in 1..3 return function() i)[2]()', '2'],
    ['(function(x, y) x - y)(5, 3)', '2'],
    ['(function(x, y) x - y)(y: 5, x: 3)', '-2'],
    ['(function(x: number) x)("a")', 'null'],
    ['(function(x) x)(1, 2)', 'null'],
    ['(function(x: number) x + 1)([1])', '2'],
    ['{twice: function(f, x) f(f(x)), r: twice(function(x) x * 3, 2)}.r', '18'],
    ['1 instance of number', 'true'],
    ['null instance of number', 'false'],
    ['[1, 2] instance of list<number>', 'true'],
    ['[1, "a"] instance of list<number>', 'false'],
    ['{a: 1} instance of context<a: number>', 'true'],
    ['{a: 1} instance of context<a: string>', 'false'],
    ['[1..2] instance of range<number>', 'true'],
    ['@"2024-01-01" instance of date', 'true'],
    ['@"P1D" instance of days and time duration', 'true'],
    ['@"P1Y" instance of years and months duration', 'true'],
    ['(function(x: number) x) instance of function<number>->Any', 'true'],
  ])('%s = %s', (text, expected) => expect(printed(text)).toBe(expected));

  it('sees names with spaces, signs and Chinese characters', () => {
    const variables = {
      'Full Name': 'Ada',
      客户等级: 'VIP',
      '月费 金额': Decimal.of(30),
      'a-b': Decimal.of(7),
      a: Decimal.of(1),
      b: Decimal.of(2),
    };
    expect(evaluateText('Full Name + "!"', variables)).toBe('Ada!');
    expect(evaluateText('客户等级 = "VIP"', variables)).toBe(true);
    expect(evaluateText('月费 金额 >= 30', variables)).toBe(true);
    expect(evaluateText('a-b', variables)).toEqual(Decimal.of(7));
    expect(evaluateText('b-a', variables)).toEqual(Decimal.of(1));
  });

  it('reads facts from JSON', () => {
    const facts = fromJson({ lines: [{ qty: '2' }, { qty: 3 }] });
    expect(evaluateText('count(facts.lines)', { facts })).toEqual(Decimal.of(2));
    expect(evaluateText('facts.lines[2].qty + 1', { facts })).toEqual(Decimal.of(4));
  });
});
