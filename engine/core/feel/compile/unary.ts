import { Decimal } from '#engine/core/decimal';
import { type CompareOperator, type Node, someNode } from '#engine/core/feel/parse';
import {
  FeelRange,
  type FeelValue,
  feelEquals,
  isList,
  type StepBudget,
} from '#engine/core/feel/value';
import { bind, type Code, type Compiler, code, type Place } from './code.ts';
import { both, compareBy, rangeContains } from './compare.ts';
import type { Env } from './env.ts';

/** Whether a value passes; null where that can't be said. */
export type Test = (value: FeelValue, env: Env) => boolean | null;

/** How a value stands to another one that a test or `in` names (DMN 1.5, 10.3.2.8). */
export function matches(value: FeelValue, wanted: FeelValue, budget?: StepBudget): boolean | null {
  if (wanted instanceof FeelRange) {
    return value instanceof FeelRange
      ? feelEquals(value, wanted, budget)
      : rangeContains(wanted, value);
  }
  if (!isList(wanted)) return feelEquals(value, wanted, budget);
  if (isList(value) && feelEquals(value, wanted, budget) === true) return true;
  budget?.spend(wanted.length);
  return wanted.some((item) =>
    item instanceof FeelRange
      ? matches(value, item, budget) === true
      : feelEquals(value, item, budget) === true,
  );
}

function compareTest(operator: CompareOperator, operand: Code): Test {
  const { constant, run } = operand;
  if (!(constant instanceof Decimal)) return (value, env) => compareBy(operator, value, run(env));
  const slow: Test = (value) => compareBy(operator, value, constant);
  switch (operator) {
    case '<':
      return (value, env) =>
        value instanceof Decimal ? value.compare(constant) < 0 : slow(value, env);
    case '<=':
      return (value, env) =>
        value instanceof Decimal ? value.compare(constant) <= 0 : slow(value, env);
    case '>':
      return (value, env) =>
        value instanceof Decimal ? value.compare(constant) > 0 : slow(value, env);
    case '>=':
      return (value, env) =>
        value instanceof Decimal ? value.compare(constant) >= 0 : slow(value, env);
    default:
      return slow;
  }
}

function rangeTest(node: Extract<Node, { kind: 'range' }>, start: Code, end: Code): Test {
  const { startIncluded, endIncluded } = node;
  const above = compareTest(startIncluded ? '>=' : '>', start);
  const below = compareTest(endIncluded ? '<=' : '<', end);
  return (value, env) => both(above(value, env), below(value, env));
}

function constantTest(constant: FeelValue): Test {
  if (typeof constant === 'string') {
    return (value) => (typeof value === 'string' ? value === constant : matches(value, constant));
  }
  if (constant instanceof Decimal) {
    return (value) =>
      value instanceof Decimal ? value.equals(constant) : matches(value, constant);
  }
  return (value) => matches(value, constant);
}

const BOOLEAN_KINDS = new Set([
  'compare',
  'between',
  'in',
  'and',
  'or',
  'some',
  'every',
  'instance-of',
]);

/** One test: an interval, a comparison, a value, or a condition on `?`. */
export function compileTest(node: Node, compiler: Compiler, place: Place): Test {
  if (node.kind === 'range') {
    const start = compiler.compile(node.start, place);
    return rangeTest(node, start, compiler.compile(node.end, place));
  }
  if (node.kind === 'unary')
    return compareTest(node.operator, compiler.compile(node.operand, place));
  const { constant, run } = compiler.compile(node, place);
  if (constant !== undefined) return constantTest(constant);
  if (someNode(node, ({ kind }) => kind === 'input')) {
    return (value, env) => {
      const result = run(env);
      return typeof result === 'boolean' || result === null
        ? result
        : matches(value, result, env.budget);
    };
  }
  const isCondition = BOOLEAN_KINDS.has(node.kind);
  return (value, env) => {
    const result = run(env);
    if (isCondition && typeof result === 'boolean' && typeof value !== 'boolean') return result;
    return matches(value, result, env.budget);
  };
}

/** Alternatives: true if one passes, false if all fail, else null. */
export function anyOf(tests: readonly Test[]): Test {
  const [only] = tests;
  if (tests.length === 1 && only) return only;
  return (value, env) => {
    let unknown = false;
    for (const test of tests) {
      const result = test(value, env);
      if (result === true) return true;
      if (result === null) unknown = true;
    }
    return unknown ? null : false;
  };
}

/** `x in (1, [5..9], > 20)` (DMN 1.5, 10.3.2.8). */
export function compileIn(
  node: Extract<Node, { kind: 'in' }>,
  compiler: Compiler,
  place: Place,
): Code {
  const { run: value } = compiler.compile(node.value, place);
  const { place: inner, index } = bind(place, '?');
  const test = anyOf(node.tests.map((each) => compileTest(each, compiler, inner)));
  return code((env) => {
    const tested = value(env);
    env.locals[index] = tested;
    return test(tested, env);
  });
}
