import { binary, type Formula, isOne, ONE } from './formula.ts';

/** A formula as one quotient, so that only one division is made and ties stay ties. */
export interface Ratio {
  top: Formula;
  bottom: Formula;
}

type RatioOf = (name: string) => Ratio | undefined;

function times(left: Formula, right: Formula): Formula {
  if (isOne(left)) return right;
  if (isOne(right)) return left;
  return binary('*', left, right);
}

/** Products of plain numbers are one number below the line. */
function bottomTimes(left: Formula, right: Formula): Formula {
  if (left.kind === 'number' && right.kind === 'number') {
    return { kind: 'number', value: left.value.times(right.value) };
  }
  return times(left, right);
}

const same = (left: Formula, right: Formula): boolean =>
  left.kind === 'number' && right.kind === 'number' && left.value.equals(right.value);

function combine(operator: '+' | '-', left: Ratio, right: Ratio): Ratio {
  if (same(left.bottom, right.bottom)) {
    return { top: binary(operator, left.top, right.top), bottom: left.bottom };
  }
  return {
    top: binary(operator, times(left.top, right.bottom), times(right.top, left.bottom)),
    bottom: bottomTimes(left.bottom, right.bottom),
  };
}

const whole = (top: Formula): Ratio => ({ top, bottom: ONE });

export const quotient = ({ top, bottom }: Ratio): Formula =>
  isOne(bottom) ? top : binary('/', top, bottom);

function ratioOfBinary(formula: Formula & { kind: 'binary' }, ratioOf: RatioOf): Ratio {
  const left = toRatio(formula.left, ratioOf);
  const right = toRatio(formula.right, ratioOf);
  switch (formula.operator) {
    case '+':
    case '-':
      return combine(formula.operator, left, right);
    case '*':
      return { top: times(left.top, right.top), bottom: bottomTimes(left.bottom, right.bottom) };
    case '/':
      return { top: times(left.top, right.bottom), bottom: bottomTimes(left.bottom, right.top) };
    case '^': {
      const exponent = quotient(right);
      const isCount = exponent.kind === 'number' && /^\d+$/.test(exponent.value.toString());
      if (!isCount) return whole(binary('^', quotient(left), exponent));
      const power = (base: Formula): Formula => (isOne(base) ? base : binary('^', base, exponent));
      return { top: power(left.top), bottom: power(left.bottom) };
    }
  }
}

/**
 * Moves every division to the end: `a*(1/748)` is `a/748`, exact where the result is.
 * @param ratioOf what a name stands for where that is a quotient; undefined to keep the name
 */
export function toRatio(formula: Formula, ratioOf: RatioOf): Ratio {
  switch (formula.kind) {
    case 'number':
      return whole(formula);
    case 'name':
      return ratioOf(formula.name) ?? whole(formula);
    case 'negate': {
      const { top, bottom } = toRatio(formula.of, ratioOf);
      return { top: { kind: 'negate', of: top }, bottom };
    }
    case 'round': {
      // Rounding a quotient that is written nowhere else gives what rounding its name gives.
      const of = formula.of.kind === 'name' ? formula.of : quotient(toRatio(formula.of, ratioOf));
      return whole({ kind: 'round', of });
    }
    case 'binary':
      return ratioOfBinary(formula, ratioOf);
  }
}
