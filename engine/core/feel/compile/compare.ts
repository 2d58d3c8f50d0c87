import { Decimal } from '#engine/core/decimal';
import type { CompareOperator, Node } from '#engine/core/feel/parse';
import {
  compareValues,
  FeelRange,
  type FeelValue,
  feelEquals,
  type StepBudget,
} from '#engine/core/feel/value';
import { checkComparison } from './check-kinds.ts';
import { type Code, type Compiler, folded, type Place, type Run } from './code.ts';

/** `left operator right` in three-valued logic (DMN 1.5, 10.3.2.6). */
export function compareBy(
  operator: CompareOperator,
  left: FeelValue,
  right: FeelValue,
  budget?: StepBudget,
): boolean | null {
  if (operator === '=') return feelEquals(left, right, budget);
  if (operator === '!=') {
    const equal = feelEquals(left, right, budget);
    return equal === null ? null : !equal;
  }
  const order = compareValues(left, right);
  return order === null ? null : holds(operator, order);
}

function holds(operator: CompareOperator, order: -1 | 0 | 1): boolean {
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
  }
}

function equality(left: Code, right: Code, wanted: boolean): Run {
  const { run: first } = left;
  const { run: second, constant } = right;
  if (typeof constant === 'string') {
    return (env) => {
      const a = first(env);
      if (typeof a === 'string') return (a === constant) === wanted;
      return compareBy(wanted ? '=' : '!=', a, constant);
    };
  }
  return (env) => {
    const a = first(env);
    const b = second(env);
    if (a instanceof Decimal && b instanceof Decimal) return a.equals(b) === wanted;
    return compareBy(wanted ? '=' : '!=', a, b, env.budget);
  };
}

function less(left: Code, right: Code): Run {
  const { run: first } = left;
  const { run: second } = right;
  return (env) => {
    const a = first(env);
    const b = second(env);
    return a instanceof Decimal && b instanceof Decimal ? a.compare(b) < 0 : compareBy('<', a, b);
  };
}

function atMost(left: Code, right: Code): Run {
  const { run: first } = left;
  const { run: second } = right;
  return (env) => {
    const a = first(env);
    const b = second(env);
    return a instanceof Decimal && b instanceof Decimal ? a.compare(b) <= 0 : compareBy('<=', a, b);
  };
}

function runOf(operator: CompareOperator, left: Code, right: Code): Run {
  switch (operator) {
    case '=':
      return equality(left, right, true);
    case '!=':
      return equality(left, right, false);
    case '<':
      return less(left, right);
    case '<=':
      return atMost(left, right);
    case '>':
      return less(right, left);
    case '>=':
      return atMost(right, left);
  }
}

export function compileCompare(
  node: Extract<Node, { kind: 'compare' }>,
  compiler: Compiler,
  place: Place,
): Code {
  const left = compiler.compile(node.left, place);
  const right = compiler.compile(node.right, place);
  checkComparison(node.operator, left, right, node, compiler);
  return folded([left, right], runOf(node.operator, left, right));
}

/** false if either is false, null if either is unknown, else true (DMN 1.5, table 48). */
export function both(left: boolean | null, right: boolean | null): boolean | null {
  if (left === false || right === false) return false;
  return left === null || right === null ? null : true;
}

/** `x between low and high` is `x >= low and x <= high`. */
export function compileBetween(
  node: Extract<Node, { kind: 'between' }>,
  compiler: Compiler,
  place: Place,
): Code {
  const parts = [node.value, node.low, node.high].map((part) => compiler.compile(part, place));
  const [value, low, high] = parts.map(({ run }) => run) as [Run, Run, Run];
  return folded(parts, (env) => {
    const tested = value(env);
    return both(compareBy('>=', tested, low(env)), compareBy('<=', tested, high(env)));
  });
}

/** Whether a value lies in a range; null where they can't be compared. */
export function rangeContains(range: FeelRange, value: FeelValue): boolean | null {
  const { start, end } = range;
  if (range.operator) return compareBy(range.operator, value, start ?? null);
  const above =
    start === undefined ? true : compareBy(range.startIncluded ? '>=' : '>', value, start);
  const below = end === undefined ? true : compareBy(range.endIncluded ? '<=' : '<', value, end);
  return both(above, below);
}

/** `[1..9]`, `(a..b)` as values (DMN 1.5, 10.3.2.7); null where the ends are of different kinds. */
export function compileRange(
  node: Extract<Node, { kind: 'range' }>,
  compiler: Compiler,
  place: Place,
): Code {
  const start = compiler.compile(node.start, place);
  const end = compiler.compile(node.end, place);
  const { startIncluded, endIncluded } = node;
  return folded([start, end], (env) =>
    makeRange(start.run(env), startIncluded, end.run(env), endIncluded),
  );
}

/** A null end is an open one; both null, reversed or incomparable ends make no range. */
export function makeRange(
  start: FeelValue,
  startIncluded: boolean,
  end: FeelValue,
  endIncluded: boolean,
): FeelRange | null {
  if (start === null && end === null) return null;
  if (start !== null && end !== null && compareValues(start, end) === null) return null;
  return new FeelRange(start, startIncluded, end, endIncluded);
}

/** `> 5` as a value: the range of everything above. */
export function compileUnary(
  node: Extract<Node, { kind: 'unary' }>,
  compiler: Compiler,
  place: Place,
): Code {
  const operand = compiler.compile(node.operand, place);
  const { operator } = node;
  return folded([operand], (env) => unaryRange(operator, operand.run(env)));
}

function unaryRange(operator: CompareOperator, value: FeelValue): FeelValue {
  switch (operator) {
    case '<':
      return new FeelRange(undefined, false, value, false);
    case '<=':
      return new FeelRange(undefined, false, value, true);
    case '>':
      return new FeelRange(value, false, undefined, false);
    case '>=':
      return new FeelRange(value, true, undefined, false);
    case '=':
    case '!=':
      return new FeelRange(value, true, value, true, operator);
  }
}
