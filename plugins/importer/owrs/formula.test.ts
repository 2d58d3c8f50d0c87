import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { evaluateText } from '#engine/core/feel/testing';
import { binary, type Formula, numberOf } from './formula.ts';
import { parseFormula } from './parse-formula.ts';
import { printFeel } from './print-feel.ts';
import { quotient, toRatio } from './ratio.ts';

function parsed(text: string, rounding = false): Formula {
  const result = parseFormula(text, rounding);
  if ('problem' in result) throw new Error(result.problem.en);
  return result.formula;
}

const feelOf = (formula: Formula): string => printFeel(quotient(toRatio(formula, () => undefined)));

describe('formulas by the precedence of R', () => {
  it.each([
    ['1+2*3', '1 + 2 * 3', '7'],
    ['(1+2)*3', '(1 + 2) * 3', '9'],
    ['10-4-3', '10 - 4 - 3', '3'],
    ['10-(4-3)', '10 - (4 - 3)', '9'],
    ['-2^2', '-(2 ** 2)', '-4'],
    ['2^-1*3', '2 ** (-1) * 3', '1.5'],
    ['2^3^2', '2 ** (3 ** 2)', '512'],
    ['-2*3', '(-2) * 3', '-6'],
    ['2*-3', '2 * (-3)', '-6'],
    ['3- -2', '3 - (-2)', '5'],
    ['.5*4', '0.5 * 4', '2'],
    ['1e2*2.50', '100 * 2.5', '250'],
    ['12/4/3', '12 / 12', '1'],
    ['12/(4/3)', '12 * 3 / 4', '9'],
    ['9.5*748*(1/748)', '9.5 * 748 / 748', '9.5'],
    ['1/3+1/3', '(1 + 1) / 3', '0.6666666666666666666666666666666667'],
    ['1/2+1/4', '(4 + 2) / 8', '0.75'],
    ['(3/2)^2', '3 ** 2 / 2 ** 2', '2.25'],
  ])('%s is %s', (text, feel, value) => {
    expect(feelOf(parsed(text))).toBe(feel);
    expect(String(evaluateText(feel))).toBe(value);
  });

  it.each([
    '',
    '1+',
    '*2',
    'a b',
    '(1',
    '1)',
    '$5',
    '12%',
    'a|b',
    '1,5',
    'round(1)',
    '2 usage_ccf',
    '()',
    `${'('.repeat(200)}1${')'.repeat(200)}`,
    '1+'.repeat(1500),
  ])('refuses %j', (text) => {
    expect(parseFormula(text)).toHaveProperty('problem');
  });

  it('takes names with dots, and a minus never as part of one', () => {
    expect(parsed('.rate.a_1-b')).toEqual(
      binary('-', { kind: 'name', name: '.rate.a_1' }, { kind: 'name', name: 'b' }),
    );
  });

  it.each([
    ['indoor+outdoor', 'decimal(indoor, 0) + decimal(outdoor, 0)'],
    ['budget * 0.93', 'decimal(budget, 0) * decimal(0.93, 0)'],
    ['outdoor', 'decimal(outdoor, 0)'],
    ['(a+b)*c', '(decimal(a, 0) + decimal(b, 0)) * decimal(c, 0)'],
    ['a/b*c', 'decimal(a / b, 0) * decimal(c, 0)'],
    ['a*b/c', 'decimal(a, 0) * decimal(b / c, 0)'],
    ['a-b+c', 'decimal(a - b, 0) + decimal(c, 0)'],
    ['a*(1/748)', 'decimal(a, 0) * decimal(1 / 748, 0)'],
    ['a*-b', 'decimal(a, 0) * decimal(-b, 0)'],
  ])('rounds the operands of a budget: %s', (text, feel) => {
    expect(feelOf(parsed(text, true))).toBe(feel);
  });

  it.each([
    ['12', '12'],
    ['.75', '0.75'],
    ['+3.50', '3.5'],
    ['-1e1', '-10'],
    ['1_000', undefined],
    ['12%', undefined],
    ['', undefined],
  ])('reads %j as the number %s', (cell, value) => {
    expect(numberOf(cell)?.normalized().toString()).toBe(value);
  });
});

interface Fraction {
  top: bigint;
  bottom: bigint;
}

/** The exact value of a formula; undefined where it divides by zero. */
function exact(formula: Formula): Fraction | undefined {
  if (formula.kind === 'number') return { top: BigInt(formula.value.toString()), bottom: 1n };
  if (formula.kind !== 'binary') return undefined;
  const [left, right] = [exact(formula.left), exact(formula.right)];
  if (!left || !right) return undefined;
  const sign = formula.operator === '-' ? -1n : 1n;
  if (formula.operator === '*') {
    return { top: left.top * right.top, bottom: left.bottom * right.bottom };
  }
  if (formula.operator === '/') {
    if (right.top === 0n) return undefined;
    return { top: left.top * right.bottom, bottom: left.bottom * right.top };
  }
  const top = left.top * right.bottom + sign * right.top * left.bottom;
  return { top, bottom: left.bottom * right.bottom };
}

const formulas = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.integer({ min: 0, max: 60 }).map((n): Formula => ({ kind: 'number', value: Decimal.of(n) })),
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/'), tie('formula'), tie('formula'))
      .map(([operator, left, right]) => binary(operator as '+', left, right)),
  ),
})).formula;

describe('one division at the end', () => {
  it('gives the exact value wherever that has an end', () => {
    fc.assert(
      fc.property(formulas, (formula) => {
        const value = exact(formula);
        fc.pre(value !== undefined);
        const { top, bottom } = value as Fraction;
        const quotientOf = Decimal.of(top).dividedBy(Decimal.of(bottom));
        const found = evaluateText(feelOf(formula));
        expect(String(found)).toBe(quotientOf.toString());
      }),
    );
  });
});
