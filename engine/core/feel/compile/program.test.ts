import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import {
  compileExpression,
  compileUnaryTests,
  type FeelValue,
  formatValue,
  type Scope,
  StepBudget,
  StepLimitError,
  scopeOfNames,
  toJson,
} from '#engine/core/feel';
import { evaluateText } from '#engine/core/feel/testing';

const scope = scopeOfNames(['price', 'quantity', '客户 等级']);

function issuesOf(source: string) {
  const compiled = compileExpression(source, scope);
  return compiled.ok ? [] : compiled.issues;
}

describe('compileExpression', () => {
  it('reads only the slots it needs and folds constants', () => {
    const compiled = compileExpression('quantity * (2 + 3)', scope);
    expect(compiled.ok && compiled.program.slotsRead).toEqual([1]);
    const constant = compileExpression('2 * 3 + sum([1, 2])', scope);
    expect(constant.ok && constant.program.constant).toEqual(Decimal.of(9));
  });

  it('takes an undefined slot as null', () => {
    const compiled = compileExpression('price = null', scope);
    expect(compiled.ok && compiled.program.run([])).toBe(true);
  });

  it('reads static members from slots of their own', () => {
    const members: Scope = {
      slot: (name) => (name === 'table' ? 0 : undefined),
      member: (name, member) => (name === 'table' && member === 'price' ? 1 : undefined),
      names: () => ['table'],
    };
    const compiled = compileExpression('table.price + 1', members);
    expect(compiled.ok && compiled.program.slotsRead).toEqual([1]);
    expect(compiled.ok && compiled.program.run([null, Decimal.of(2)])).toEqual(Decimal.of(3));
  });

  it('knows all members of a name where the scope does', () => {
    const members: Scope = {
      slot: (name) => (name === 'charge' ? 0 : undefined),
      member: (_, member) => ['amount', 'unit-price'].indexOf(member.replace(' - ', '-')) + 1,
      members: () => ['amount', 'unit-price'],
      names: () => ['charge'],
    };
    const known = compileExpression('charge.unit-price', members);
    expect(known.ok && known.program.slotsRead).toEqual([2]);
    const unknown = compileExpression('charge.amuont', { ...members, member: () => undefined });
    expect(unknown.ok || unknown.issues[0]?.params).toMatchObject({
      name: 'charge',
      member: 'amuont',
      nearest: 'amount',
    });
  });

  const typed: Scope = {
    ...scopeOfNames(['price', 'tier', 'day', 'any']),
    kind: (name) => (({ price: 'number', tier: 'string', day: 'date' }) as const)[name],
  };

  it.each([
    ['price * 2', 'number'],
    ['price + any', 'number'],
    ['any * 2', undefined],
    ['price > 3', 'boolean'],
    ['tier + "x"', 'string'],
    ['if price > 3 then 1 else null', 'number'],
    ['if price > 3 then 1 else "x"', undefined],
    ['-price', 'number'],
    ['upper case(tier)', 'string'],
    ['[price]', 'list'],
    ['day - @"P1D"', undefined],
    ['null', undefined],
    ['@"P1D"', 'days and time duration'],
  ])('knows that %s gives %s', (source, kind) => {
    const compiled = compileExpression(source, typed);
    expect(compiled.ok && compiled.program.kind).toBe(kind);
  });

  it.each([
    ['price * tier', 'feel-operand-kinds'],
    ['price + true', 'feel-operand-kinds'],
    ['tier - "x"', 'feel-operand-kinds'],
    ['day + 1', 'feel-operand-kinds'],
    ['day + day', 'feel-operand-kinds'],
    ['tier = 5', 'feel-comparison-kinds'],
    ['price < "5"', 'feel-comparison-kinds'],
    ['1 + count([1]) * "a"', 'feel-operand-kinds'],
  ])('refuses %s, which is never anything but null', (source, code) => {
    const compiled = compileExpression(source, typed);
    expect(!compiled.ok && compiled.issues[0]?.code).toBe(code);
    expect(compileExpression(source, typed, { lenient: true }).ok).toBe(true);
  });

  it('names the nearest known name and the place', () => {
    const [problem, ...others] = issuesOf('price + pirce * quantty');
    expect(problem?.code).toBe('feel-unknown-name');
    expect(problem?.params).toEqual({ name: 'pirce', nearest: 'price', from: 8, to: 13 });
    expect(others.map(({ params }) => params.nearest)).toEqual(['quantity']);
  });

  it.each([
    ['price +', 'feel-syntax', 7],
    ['(price', 'feel-syntax', 6],
    ['price )', 'feel-syntax', 6],
    ['price 5', 'feel-unknown-name', 0],
    ['if price then 1', 'feel-syntax', 15],
    ['', 'feel-syntax', 0],
    ['substring("a")', 'feel-arguments', 0],
    ['sum(lst: [1])', 'feel-arguments', 0],
    ['sbstring("a", 1)', 'feel-unknown-name', 0],
  ])('refuses %j as %s at %i', (source, code, from) => {
    const [problem] = issuesOf(source);
    expect(problem?.code).toBe(code);
    expect(problem?.params.from).toBe(from);
    expect(problem?.message.zh).toMatch(/\p{Script=Han}/u);
  });

  it.each([
    ['price，quantity', '，'],
    ['price（1）', '（'],
    ['price×2', '×'],
    ['“VIP”', '“'],
  ])('points at the full-width sign in %s', (source, sign) => {
    const [problem] = issuesOf(source);
    expect(problem?.params.fullWidth ?? problem?.params.found).toBe(sign);
  });

  it('shares nothing between runs', () => {
    const compiled = compileExpression('for i in 1..quantity return i + price', scope);
    if (!compiled.ok) throw new Error('must compile');
    const run = (price: number, quantity: number) =>
      compiled.program.run([Decimal.of(price), Decimal.of(quantity)]);
    expect(run(1, 2)).toEqual([Decimal.of(2), Decimal.of(3)]);
    expect(run(5, 1)).toEqual([Decimal.of(6)]);
  });
});

describe('compileUnaryTests', () => {
  const d = (text: string) => Decimal.of(text);
  const cases: [string, FeelValue, boolean | null][] = [
    ['-', null, true],
    ['>= 100', d('100'), true],
    ['>= 100', d('99.99'), false],
    ['>= 100', 'x', null],
    ['>= 100', null, null],
    ['[1..9]', d('9'), true],
    ['[1..9)', d('9'), false],
    ['(1..9]', d('1'), false],
    ['"VIP", "gold"', 'gold', true],
    ['"VIP", "gold"', 'silver', false],
    ['"a", "b", "c", "d", "e"', 'e', true],
    ['"a", "b", "c", "d", "e"', 'f', false],
    ['not("VIP", "gold")', 'gold', false],
    ['not("VIP", "gold")', 'silver', true],
    ['not(> 5)', d('4'), true],
    ['null', null, true],
    ['null', d('1'), false],
    ['not(null)', d('1'), true],
    ['true', true, true],
    ['true', false, false],
    ['1, > 10, [3..5]', d('4'), true],
    ['1, > 10, [3..5]', d('6'), false],
    ['? > 5', d('6'), true],
    ['? > price', d('6'), true],
    ['? * 2 > 10 and ? < 7', d('6'), true],
    ['string length(?) > 2', 'abc', true],
    ['starts with(?, "a")', 'abc', true],
    ['price', d('3'), true],
    ['> price', d('4'), true],
    ['price * 2', d('6'), true],
    ['[1, 2, 3]', d('2'), true],
    ['@"2024-01-01"', Temporal.PlainDate.from('2024-01-01'), true],
    ['< @"2024-01-01"', Temporal.PlainDate.from('2023-12-31'), true],
    ['!= 3', d('4'), true],
    ['= 3', d('3'), true],
  ];
  it.each(cases)('%s passes %s: %s', (source, input, expected) => {
    const compiled = compileUnaryTests(source, scope);
    if (!compiled.ok) throw new Error(compiled.issues[0]?.message.en);
    expect(compiled.program.test(input, [d('3')])).toBe(expected);
  });

  it('lists constants for an index', () => {
    const equalsOneOf = (source: string) => {
      const compiled = compileUnaryTests(source, scope);
      return compiled.ok ? compiled.program.equalsOneOf : undefined;
    };
    expect(equalsOneOf('"a", "b"')).toEqual(['a', 'b']);
    expect(equalsOneOf('1')).toEqual([Decimal.of(1)]);
    expect(equalsOneOf('not("a")')).toBeUndefined();
    expect(equalsOneOf('> 1')).toBeUndefined();
  });
});

describe('bounds of a cell', () => {
  it.each([
    ['[1..9)', [['1', '9']]],
    [
      '< 5, > 9',
      [
        [undefined, '5'],
        ['9', undefined],
      ],
    ],
    ['7', [['7', '7']]],
    ['-7', [['-7', '-7']]],
    ['= 7', [['7', '7']]],
    ['!= 7', undefined],
    ['not(7)', undefined],
    ['"a"', undefined],
    ['> price', undefined],
    ['-', undefined],
  ])('%s are %j', (source, expected) => {
    const compiled = compileUnaryTests(source, scope);
    const bounds = compiled.ok ? compiled.program.bounds : undefined;
    expect(bounds?.map(({ low, high }) => [low?.toString(), high?.toString()])).toEqual(expected);
  });
});

/** Few steps make a value of 10^12 parts, because the parts are shared. */
const DEEP =
  '{a: for i in 1..1000 return 1, b: for i in 1..1000 return a, c: for i in 1..1000 return b, d: for i in 1..1000 return c, k: for i in 1..1000 return 1, m: for i in 1..1000 return k, n: for i in 1..1000 return m, r: c = n}';

describe('hostile input', () => {
  const repeat = (text: string, count: number) => text.repeat(count);

  it.each([
    ['brackets', repeat('(', 5_000)],
    ['closed brackets', `${repeat('[', 5_000)}1${repeat(']', 5_000)}`],
    ['a long text', repeat('a + ', 10_000)],
    ['a long chain', `${repeat('1 + ', 4_000)}1`],
    ['conditions', `${repeat('if true then ', 1_000)}1`],
    ['negations', `${repeat('- ', 5_000)}1`],
    ['loops', `${repeat('for x in y return ', 900)}1`],
    ['a giant context', `{${Array.from({ length: 1_500 }, (_, i) => `a${i}: 1`).join(', ')}}`],
    ['an open text', `"${repeat('\\', 999)}`],
    ['control characters', '\u0000\u0001\ud800'],
  ])('refuses %s at once', (_, source) => {
    const started = performance.now();
    expect(compileExpression(source, scope).ok).toBe(false);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it.each([
    ['a huge loop', 'for i in 1..1000000000 return i'],
    ['nested loops', 'for i in 1..10000, j in 1..10000 return i * j'],
    ['a quantifier', 'every i in 1..1000000000 satisfies i > 0'],
    ['growing text', 'for i in 1..100 return if i = 1 then "ab" else partial[-1] + partial[-1]'],
    [
      'growing lists',
      'for i in 1..100 return if i = 1 then [1] else concatenate(partial[-1], partial[-1])',
    ],
    ['recursion', '{f: function(f, n) f(f, n + 1), r: f(f, 1)}.r'],
    ['sums of the same long list', '{l: for i in 1..1000 return i, r: for i in l return sum(l)}.r'],
    [
      'long lists compared',
      '{l: for i in 1..1000 return i, m: for i in l return i, r: for i in l return l = m}.r',
    ],
    ['lists within lists', `${DEEP}.r`],
    ['a printed mountain', `{d: ${DEEP}.d, s: string(d)}`],
    ['a mountain of a type', `${DEEP}.d instance of list<list<list<list<number>>>>`],
    [
      'long texts searched',
      '{t: for i in 1..16 return if i = 1 then "aaaaaaaaaaaaaaaa" else partial[-1] + partial[-1], r: for i in 1..1000 return contains(t[-1], "b")}.r',
    ],
    ['a pattern that explodes', 'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")'],
    ['a pattern that recurses', 'matches(string join(for i in 1..5000 return "ab"), "^(ab)*$")'],
    ['days without end', 'for d in @"0001-01-01"..@"9999-12-31" return d'],
  ])('stops %s', (_, source) => {
    const budget = new StepBudget(200_000);
    expect(() => evaluateText(source, {}, undefined, budget)).toThrow(StepLimitError);
  });

  it('prints and writes no value without end', () => {
    const mountain = evaluateText(DEEP.replace(', r: c = n', ''));
    expect(() => formatValue(mountain)).toThrow(StepLimitError);
    expect(() => toJson(mountain)).toThrow(StepLimitError);
  });

  it('keeps prototypes out of reach', () => {
    expect(evaluateText('{a: 1}.constructor')).toBe(null);
    expect(evaluateText('"a".length')).toBe(null);
    expect(evaluateText('{__proto__: 1}.__proto__')).toEqual(Decimal.of(1));
    expect(compileExpression('constructor', scope).ok).toBe(false);
    expect(compileExpression('toString()', scope).ok).toBe(false);
  });
});
