import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BUILTINS,
  compileExpression,
  compileUnaryTests,
  type FeelValue,
  formatValue,
  fromJson,
  StepBudget,
  StepLimitError,
  scopeOfNames,
  toJson,
} from '#engine/core/feel';

const scope = scopeOfNames(['a', 'b c', '金额', 'list', 'ctx']);
const slots: FeelValue[] = [
  fromJson('1.5', 'number'),
  'text',
  null,
  fromJson([1, 'x', null, [2]]),
  fromJson({ k: 1, 'l m': { n: [1] } }),
];

const TOKENS = [
  ...BUILTINS.map(({ name }) => name),
  ...'a|b c|金额|list|ctx|k|l m|item|partial|?|x|y'.split('|'),
  ...'( ) [ ] { } , . .. : ; + - * / ** < <= > >= = !='.split(' '),
  ...'for in return if then else some every satisfies and or not between instance of function null true false'.split(
    ' ',
  ),
  ...'0 1 -1 2.5 1e3 .5 "s" "\\u4e2d" @"2024-02-29" @"P1D" @"P1Y" @"10:00:00Z" @"2024-01-01T00:00:00"'.split(
    ' ',
  ),
  ...'number|string|list<number>|context<a: number>|range<date>|function<Any>->Any|// c\n|/* c */|\n|"|@|\\|#|$|…'.split(
    '|',
  ),
];

/** Well-formed texts of any depth, so that what runs is more than what merely fails to parse. */
const { expression } = fc.letrec<{ expression: string; leaf: string }>((tie) => ({
  leaf: fc.constantFrom(
    '1',
    '2.5',
    '"s"',
    'null',
    'true',
    'a',
    'b c',
    '金额',
    'list',
    'ctx',
    '@"P1D"',
    '@"2024-02-29"',
    '[1..3]',
    '(> 2)',
  ),
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('+', '-', '*', '/', '**', '<', '>=', '=', '!=', 'and', 'or', 'in'),
        tie('expression'),
      )
      .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
    fc.tuple(tie('expression'), tie('expression')).map(([source, test]) => `(${source})[${test}]`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `[${a}, ${b}]`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `{k: ${a}, "l m": ${b}}`),
    tie('expression').map((source) => `(${source}).k`),
    tie('expression').map((source) => `-(${source})`),
    fc
      .tuple(tie('expression'), tie('expression'))
      .map(([domain, body]) => `for x in ${domain} return ${body}`),
    fc
      .tuple(tie('expression'), tie('expression'))
      .map(([domain, body]) => `some x in ${domain} satisfies x = ${body}`),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map(([c, t, e]) => `if ${c} then ${t} else ${e}`),
    fc
      .tuple(
        fc.constantFrom(...BUILTINS.map(({ name }) => name)),
        fc.array(tie('expression'), { maxLength: 3 }),
      )
      .map(([name, args]) => `${name}(${args.join(', ')})`),
    tie('expression').map((body) => `(function(x, y) ${body})(1, 2)`),
  ),
}));

function runSafely(source: string): void {
  const compiled = compileExpression(source, scope, { lenient: true });
  if (!compiled.ok) {
    expect(compiled.issues.length).toBeGreaterThan(0);
    return;
  }
  try {
    const value = compiled.program.run(slots, new StepBudget(20_000));
    expect(value).not.toBe(undefined);
    formatValue(value);
    JSON.stringify(toJson(value));
  } catch (error) {
    expect(error).toBeInstanceOf(StepLimitError);
  }
}

describe('any text at all', () => {
  it('of tokens gives a program or issues, and a program a value', () => {
    const texts = fc
      .array(fc.constantFrom(...TOKENS), { maxLength: 25 })
      .map((parts) => parts.join(' '));
    fc.assert(fc.property(texts, runSafely), { numRuns: 1_500 });
  });

  it('of well-formed expressions gives a value', () => {
    fc.assert(fc.property(expression, runSafely), { numRuns: 1_500 });
  });

  it('of characters gives issues or a program', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), runSafely), {
      numRuns: 500,
    });
  });

  it('in a cell gives a test or issues', () => {
    const texts = fc
      .array(fc.constantFrom(...TOKENS), { maxLength: 12 })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(texts, (source) => {
        const compiled = compileUnaryTests(source, scope, { lenient: true });
        if (!compiled.ok) return;
        for (const input of slots) {
          try {
            const result = compiled.program.test(input, slots, new StepBudget(20_000));
            expect([true, false, null]).toContain(result);
          } catch (error) {
            expect(error).toBeInstanceOf(StepLimitError);
          }
        }
      }),
      { numRuns: 1_500 },
    );
  });
});
