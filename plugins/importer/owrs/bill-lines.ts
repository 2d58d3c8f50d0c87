import { binary, type Formula, namesIn, ONE } from './formula.ts';
import { printFeel } from './print-feel.ts';

/** A line of the bill: what it is called, and its amount. */
export interface BillLine {
  name: string;
  amount: Formula;
}

const isSum = (formula: Formula): boolean =>
  formula.kind === 'binary' && (formula.operator === '+' || formula.operator === '-');

/** A formula as tariffs write it. */
const textOf = (formula: Formula): string =>
  printFeel(formula).replaceAll(' ** ', '^').replaceAll(' ', '');

const negated = ({ name, amount }: BillLine): BillLine => ({
  name,
  amount: { kind: 'negate', of: amount },
});

/**
 * A factor over a sum. What doesn't follow from the customer, such as a tax, is a line of its own
 * beside the charges as the tariff names them; what does, such as a number of dwellings, is part of
 * each charge.
 */
function factorLines(
  sum: Formula,
  factor: Formula,
  operator: '*' | '/',
  isAttribute: (name: string) => boolean,
): BillLine[] {
  const charges = billLines(sum, isAttribute);
  if ([...namesIn(factor)].some(isAttribute)) {
    return charges.map(({ name, amount }) => ({ name, amount: binary(operator, amount, factor) }));
  }
  const rest = binary(
    '*',
    sum,
    binary('-', operator === '*' ? factor : binary('/', ONE, factor), ONE),
  );
  const isNamed = operator === '*' && factor.kind === 'name';
  const name = isNamed ? factor.name : `${operator === '*' ? '×' : '÷'} ${textOf(factor)}`;
  return [...charges, { name, amount: rest }];
}

/** Of two sums, the one with a plain number in it is the factor, such as `1 + rate`. */
function isFactorSum(formula: Formula): boolean {
  if (formula.kind !== 'binary' || !isSum(formula)) return false;
  return [formula.left, formula.right].some((side) => side.kind === 'number' || isFactorSum(side));
}

function sumAndFactor(formula: Formula & { kind: 'binary' }): [Formula, Formula] | undefined {
  const { operator, left, right } = formula;
  if (operator === '/') return isSum(left) && !isSum(right) ? [left, right] : undefined;
  if (operator !== '*') return undefined;
  if (isSum(left) && isSum(right)) {
    if (isFactorSum(left) === isFactorSum(right)) return undefined;
    return isFactorSum(left) ? [right, left] : [left, right];
  }
  if (isSum(left)) return [left, right];
  return isSum(right) ? [right, left] : undefined;
}

/** The lines of a bill's formula, which sum to it: one for each charge that it adds. */
export function billLines(bill: Formula, isAttribute: (name: string) => boolean): BillLine[] {
  if (bill.kind === 'negate') return billLines(bill.of, isAttribute).map(negated);
  if (bill.kind !== 'binary') return [{ name: textOf(bill), amount: bill }];
  if (bill.operator === '+' || bill.operator === '-') {
    const right = billLines(bill.right, isAttribute);
    return [
      ...billLines(bill.left, isAttribute),
      ...(bill.operator === '-' ? right.map(negated) : right),
    ];
  }
  const parts = sumAndFactor(bill);
  if (!parts) return [{ name: textOf(bill), amount: bill }];
  return factorLines(...parts, bill.operator === '/' ? '/' : '*', isAttribute);
}
