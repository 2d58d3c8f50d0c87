import { describe, expect, it } from 'vitest';
import { Decimal } from '#engine/core/decimal';
import { evaluateText } from '#engine/core/feel/testing';
import { billLines } from './bill-lines.ts';
import { parseFormula } from './parse-formula.ts';
import { printFeel } from './print-feel.ts';

const VALUES = {
  a: Decimal.of('1.5'),
  b: Decimal.of('20'),
  c: Decimal.of('0.25'),
  tax: Decimal.of('1.1'),
  usage_ccf: Decimal.of('7'),
};

function linesOf(bill: string): { name: string; amount: string }[] {
  const parsed = parseFormula(bill);
  if ('problem' in parsed) throw new Error(parsed.problem.en);
  return billLines(parsed.formula, (name) => name === 'usage_ccf').map(({ name, amount }) => ({
    name,
    amount: String(evaluateText(printFeel(amount), VALUES)),
  }));
}

describe('lines of a bill', () => {
  it.each([
    ['a+b', ['a', 'b']],
    ['a - b + c', ['a', 'b', 'c']],
    ['-(a+b)', ['a', 'b']],
    ['(a+(b))', ['a', 'b']],
    ['90', ['90']],
    ['a+(0.5518*usage_ccf)', ['a', '0.5518*usage_ccf']],
    ['1.02*(a+b)', ['a', 'b', '× 1.02']],
    ['(a+b)*1.02', ['a', 'b', '× 1.02']],
    ['(a+b+c)*tax', ['a', 'b', 'c', 'tax']],
    ['(a+b)/tax', ['a', 'b', '÷ tax']],
    ['(1+c)*(a+b)', ['a', 'b', '× 1+c']],
    ['(a+b)*usage_ccf', ['a', 'b']],
    ['(a+b)*(b+c)', ['(a+b)*(b+c)']],
    ['1.02*(a+1.1*(b+c))+a', ['a', 'b', 'c', '× 1.1', '× 1.02', 'a']],
    ['a^2', ['a^2']],
  ])('%s has a line for each charge, which sum to it', (bill, names) => {
    const lines = linesOf(bill);
    expect(lines.map(({ name }) => name)).toEqual(names);
    const sum = lines.reduce((total, { amount }) => total.plus(Decimal.of(amount)), Decimal.ZERO);
    const whole = evaluateText(bill.replaceAll('^', ' ** '), VALUES) as Decimal;
    expect(sum.minus(whole).abs().compare(Decimal.of('1e-30'))).toBe(-1);
  });

  it('shows charges as the tariff names them beside a factor, and within what the customer multiplies', () => {
    expect(linesOf('1.02*(a+b)')).toEqual([
      { name: 'a', amount: '1.5' },
      { name: 'b', amount: '20' },
      { name: '× 1.02', amount: '0.43' },
    ]);
    expect(linesOf('(a+b)*usage_ccf')[0]).toEqual({ name: 'a', amount: '10.5' });
  });
});
