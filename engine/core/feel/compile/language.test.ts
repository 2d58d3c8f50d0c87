import { describe, expect, it } from 'vitest';
import { printed } from '#engine/core/feel/testing';

const cases = (rows: readonly (readonly [string, string])[]) =>
  it.each(rows)('%s = %s', (text, expected) => expect(printed(text)).toBe(expected));

describe('for', () => {
  cases([
    ['for i in [1,2,3] return i * 2', '[2, 4, 6]'],
    ['for i in 1..3 return i', '[1, 2, 3]'],
    ['for i in 3..1 return i', '[3, 2, 1]'],
    ['for i in [1..3] return i', '[1, 2, 3]'],
    ['for i in (1..3] return i', '[2, 3]'],
    ['for i in [1..3) return i', '[1, 2]'],
    ['for i in 1..3, j in [10,20] return i*j', '[10, 20, 20, 40, 30, 60]'],
    ['for i in 0..4 return if i = 0 then 1 else i * partial[-1]', '[1, 1, 2, 6, 24]'],
    ['for i in [] return i', '[]'],
    ['for i in null return i', 'null'],
    ['for i in 1 return i', '[1]'],
    ['for i in "a" return i', '["a"]'],
    ['for i in @"2020-01-01"..@"2020-01-03" return i', '[2020-01-01, 2020-01-02, 2020-01-03]'],
    ['for i in @"2020-01-03"..@"2020-01-01" return i', '[2020-01-03, 2020-01-02, 2020-01-01]'],
    ['for i in [@"2020-01-01"..@"2020-01-03") return i', '[2020-01-01, 2020-01-02]'],
    ['for i in 1..null return i', 'null'],
    ['for i in "a".."c" return i', 'null'],
    ['for i in [[1,2],[3]], j in i return j', '[1, 2, 3]'],
    ['for a b in [1,2] return a b + 1', '[2, 3]'],
    ['for i in -1..1 return i', '[-1, 0, 1]'],
    ['for i in [1,2] return for j in [i] return j', '[[1], [2]]'],
  ]);
});

describe('quantified', () => {
  cases([
    ['some i in [1,2] satisfies i > 1', 'true'],
    ['every i in [1,2] satisfies i > 1', 'false'],
    ['some i in [] satisfies true', 'false'],
    ['every i in [] satisfies false', 'true'],
    ['some i in null satisfies true', 'null'],
    ['every i in null satisfies true', 'null'],
    ['some i in [1,null] satisfies i > 1', 'null'],
    ['some i in [null,2] satisfies i > 1', 'true'],
    ['every i in [1,null] satisfies i > 0', 'null'],
    ['every i in [0,null] satisfies i > 0', 'false'],
    ['some i in 1..3, j in 2..4 satisfies i = j', 'true'],
    ['some i in [1] satisfies i', 'null'],
    ['every x in [1,2], y in [3,4] satisfies x < y', 'true'],
    ['some i in 1 satisfies i = 1', 'true'],
    ['some i in @"2021-01-01"..@"2021-01-03" satisfies i = @"2021-01-02"', 'true'],
  ]);
});

describe('functions', () => {
  cases([
    ['(function(x) x + 1)(1)', '2'],
    ['(function(x, y) x + y)(y: 1, x: 2)', '3'],
    ['(function(x) x)(1, 2)', 'null'],
    ['(function(x: number) x)("a")', 'null'],
    ['(function(x: number) x)([1])', '1'],
    ['(function(x: list<number>) x)(1)', '[1]'],
    ['(function() 1)()', '1'],
    ['(function(x) external {java: {class: "a", method signature: "b"}})(1)', 'null'],
    [
      'function(a) external {java: {class: "java.lang.Math", method signature: "cos(double)"}}',
      'null',
    ],
    ['{f: function(x) x, r: f(x: 1)}.r', '1'],
    ['{f: function(x) x, r: f(y: 1)}.r', 'null'],
    ['{f: function(x) function(y) x + y, r: f(1)(2)}.r', '3'],
    ['sort([1,2,3], function(a, b) a > b)', '[3, 2, 1]'],
    ['{my abs: abs, r: my abs(-1)}.r', '1'],
    ['foo(1)', 'null'],
    ['"a"(1)', 'null'],
    ['abs(x: 1)', 'null'],
  ]);
});

describe('equality', () => {
  cases([
    ['1 = 1.0', 'true'],
    ['1 = "1"', 'null'],
    ['null = null', 'true'],
    ['1 = null', 'false'],
    ['1 != null', 'true'],
    ['null != null', 'false'],
    ['1 != "a"', 'null'],
    ['[1,2] = [1,2]', 'true'],
    ['[1,2] = [2,1]', 'false'],
    ['[1,[2]] = [1,[2]]', 'true'],
    ['{a:1,b:2} = {b:2,a:1}', 'true'],
    ['{a:1} = {a:2}', 'false'],
    ['{a:1} = {}', 'false'],
    ['@"2020-01-01" = @"2020-01-01"', 'true'],
    ['@"10:00:00+01:00" = @"09:00:00Z"', 'true'],
    ['@"10:00:00" = @"10:00:00Z"', 'false'],
    ['@"P1Y" = @"P12M"', 'true'],
    ['@"P0Y" = @"P0D"', 'true'],
    ['"a" = "a"', 'true'],
    ['true = false', 'false'],
    ['true = 1', 'null'],
    ['[1..2] = [1..2]', 'true'],
    ['[1..2] = (1..2]', 'false'],
    ['"a" < "b"', 'true'],
    ['"a" < 1', 'null'],
    ['true < false', 'null'],
    ['null < 1', 'null'],
    ['[1] < [2]', 'null'],
    ['@"P1D" < @"P1Y"', 'null'],
    ['1 between 0 and 2', 'true'],
    ['1 between null and 2', 'null'],
    ['1 between 2 and 0', 'false'],
    ['"b" between "a" and "c"', 'true'],
    ['1 between 0 and 2 and true', 'true'],
  ]);
});

describe('logic', () => {
  cases([
    ['true and null', 'null'],
    ['false and null', 'false'],
    ['null and false', 'false'],
    ['null or true', 'true'],
    ['false or null', 'null'],
    ['1 and true', 'null'],
    ['1 and false', 'false'],
    ['true or 1', 'true'],
    ['1 or 2', 'null'],
    ['not(true) or true', 'true'],
    ['true and true or false', 'true'],
  ]);
});

describe('not', () => {
  cases([
    ['not(true)', 'false'],
    ['not(null)', 'null'],
    ['not(1)', 'null'],
    ['not()', 'null'],
    ['not(true, true)', 'null'],
    ['not(negand: true)', 'false'],
    ['not("true")', 'null'],
  ]);
});

describe('if', () => {
  cases([
    ['if null then 1 else 2', '2'],
    ['if 1 then 1 else 2', '2'],
    ['if "true" then 1 else 2', '2'],
    ['if true then (if false then 1 else 2) else 3', '2'],
  ]);
});

describe('null', () => {
  cases([
    ['null', 'null'],
    ['foo', 'null'],
    ['foo.bar', 'null'],
    ['foo + 1', 'null'],
  ]);
});

describe('names', () => {
  cases([
    ['{"a": 1, "b c": 2, r: b c + a}.r', '3'],
    ['{🐎: 1, r: 🐎 + 1}.r', '2'],
    ['{变量: 1, r: 变量 + 1}.r', '2'],
    ['{_a1: 1, r: _a1}.r', '1'],
  ]);
});

describe('instance of', () => {
  cases([
    ['1 instance of number', 'true'],
    ['"a" instance of string', 'true'],
    ['true instance of boolean', 'true'],
    ['@"2020-01-01" instance of date', 'true'],
    ['@"2020-01-01T00:00:00" instance of date and time', 'true'],
    ['@"2020-01-01" instance of date and time', 'false'],
    ['@"10:00:00" instance of time', 'true'],
    ['@"P1D" instance of days and time duration', 'true'],
    ['@"P1Y" instance of years and months duration', 'true'],
    ['@"P1Y" instance of days and time duration', 'false'],
    ['[1] instance of list<number>', 'true'],
    ['[1,"a"] instance of list<number>', 'false'],
    ['[1,"a"] instance of list<Any>', 'true'],
    ['[1] instance of list', 'true'],
    ['[] instance of list<number>', 'true'],
    ['{a:1} instance of context<a: number>', 'true'],
    ['{a:1} instance of context<a: string>', 'false'],
    ['{a:1} instance of context<a: number, b: string>', 'false'],
    ['{a:1, b: 2} instance of context<a: number>', 'true'],
    ['{a:1} instance of context', 'true'],
    ['{} instance of context', 'true'],
    ['null instance of Any', 'false'],
    ['null instance of Null', 'true'],
    ['null instance of number', 'false'],
    ['1 instance of Any', 'true'],
    ['1 instance of Null', 'false'],
    ['(function(x: number) x) instance of function<number> -> Any', 'true'],
    ['[1..2] instance of range<number>', 'true'],
    ['["a".."b"] instance of range<string>', 'true'],
    ['[1..2] instance of range<string>', 'false'],
    ['[1..2] instance of range', 'true'],
    ['[@"2020-01-01"..@"2020-01-02"] instance of range<date>', 'true'],
    ['[[1]] instance of list<list<number>>', 'true'],
    ['1 instance of number and true', 'true'],
    ['{a: [1]} instance of context<a: list<number>>', 'true'],
    ['(>5) instance of range<number>', 'true'],
    ['1 instance of list<number>', 'false'],
  ]);
});

describe('far years, open ends, recursion', () => {
  cases([
    ['{f: function(x) if x < 1 then 0 else x + f(x - 1), r: f(3)}.r', '6'],
    ['{abs: function(x) abs(x) + 1, r: abs(-3)}.r', '4'],
    ['{a: 1, f: function(x) x + a, a2: f(2)}.a2', '3'],
    [
      '{f: function(n: number) if n = 0 then 1 else n * f(n - 1), g: function(x) f(x), r: g(5)}.r',
      '120',
    ],
    ['[][true]', '[]'],
    ['null[true]', '[]'],
    ['includes(>5, 6)', 'true'],
    ['includes(<5, 6)', 'false'],
    ['before(<5, 6)', 'true'],
    ['@"-999999999-01-01" - @"P1D"', 'null'],
    ['date("999999999-12-31") > date("2020-01-01")', 'true'],
    ['date("999999999-12-31").year', '999999999'],
    ['date("999999999-12-31") + @"P1D"', 'null'],
    ['date("999999999-12-30") + @"P1D"', '999999999-12-31'],
    ['date("999999999-12-30") - @"P1Y"', '999999998-12-30'],
    ['date("999999999-12-30") - date("999999998-12-30")', 'P365D'],
    ['date("999999999-12-30") - @"P999999999Y"', '0000-12-30'],
    ['date(date and time("999999999-12-31T10:00:00"))', '999999999-12-31'],
    ['date and time(date("999999999-12-31"), @"10:00:00")', '999999999-12-31T10:00:00'],
    ['years and months duration(date("2020-01-01"), date("999999999-01-01"))', 'P999997979Y'],
    ['years and months duration(date("999999999-01-02"), date("2020-01-01"))', '-P999997979Y'],
    ['date("999999999-12-31") instance of date', 'true'],
    ['date("999999999-12-31") = date(999999999,12,31)', 'true'],
  ]);
});
