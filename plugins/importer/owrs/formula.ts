import { Decimal } from '#engine/core/decimal';

export type Operator = '+' | '-' | '*' | '/' | '^';

export type Formula =
  | { kind: 'number'; value: Decimal }
  | { kind: 'name'; name: string }
  | { kind: 'negate'; of: Formula }
  /** To an integer, half to even. */
  | { kind: 'round'; of: Formula }
  | { kind: 'binary'; operator: Operator; left: Formula; right: Formula };

export const ONE: Formula = { kind: 'number', value: Decimal.ONE };

export const binary = (operator: Operator, left: Formula, right: Formula): Formula => ({
  kind: 'binary',
  operator,
  left,
  right,
});

export const nameOf = (name: string): Formula => ({ kind: 'name', name });

export const isOne = (formula: Formula): boolean =>
  formula.kind === 'number' && formula.value.equals(Decimal.ONE);

/** Names in the order of their first appearance. */
export function namesIn(formula: Formula, found: Set<string> = new Set()): Set<string> {
  switch (formula.kind) {
    case 'name':
      found.add(formula.name);
      break;
    case 'negate':
    case 'round':
      namesIn(formula.of, found);
      break;
    case 'binary':
      namesIn(formula.left, found);
      namesIn(formula.right, found);
      break;
    default:
  }
  return found;
}

/** The formula with other names in the place of its names. */
export function renamed(formula: Formula, newName: (name: string) => string): Formula {
  switch (formula.kind) {
    case 'number':
      return formula;
    case 'name':
      return nameOf(newName(formula.name));
    case 'negate':
    case 'round':
      return { kind: formula.kind, of: renamed(formula.of, newName) };
    case 'binary':
      return binary(
        formula.operator,
        renamed(formula.left, newName),
        renamed(formula.right, newName),
      );
  }
}

const NUMERAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/** The number that a cell is; undefined where it is anything else. */
export function numberOf(cell: string): Decimal | undefined {
  return NUMERAL.test(cell) ? Decimal.parse(cell) : undefined;
}
