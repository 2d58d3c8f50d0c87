import { Decimal } from '#engine/core/decimal';
import type { Node } from '#engine/core/feel/parse';
import { type FeelValue, StepLimitError } from '#engine/core/feel/value';
import { arithmeticKind, checkArithmetic } from './check-kinds.ts';
import { type Code, type Compiler, code, folded, type Place, type Run, withKind } from './code.ts';
import { divideNumbers, multiplyNumbers, powerNumbers } from './operate-number.ts';
import {
  addTemporal,
  divideTemporal,
  multiplyTemporal,
  negateDuration,
  subtractTemporal,
} from './operate-temporal.ts';

const MAX_TEXT_LENGTH = 1_000_000;

function addValues(left: FeelValue, right: FeelValue): FeelValue {
  if (left instanceof Decimal && right instanceof Decimal) return left.plus(right);
  if (typeof left === 'string' && typeof right === 'string') return joinTexts(left, right);
  return left === null || right === null ? null : addTemporal(left, right);
}

/** @throws StepLimitError where the text would grow without bound. */
function joinTexts(left: string, right: string): string {
  if (left.length + right.length > MAX_TEXT_LENGTH) {
    throw new StepLimitError('steps', MAX_TEXT_LENGTH);
  }
  return left + right;
}

function subtractValues(left: FeelValue, right: FeelValue): FeelValue {
  if (left instanceof Decimal && right instanceof Decimal) return left.minus(right);
  return left === null || right === null ? null : subtractTemporal(left, right);
}

function multiplyValues(left: FeelValue, right: FeelValue): FeelValue {
  if (left instanceof Decimal && right instanceof Decimal) return multiplyNumbers(left, right);
  return left === null || right === null ? null : multiplyTemporal(left, right);
}

function divideValues(left: FeelValue, right: FeelValue): FeelValue {
  if (left instanceof Decimal && right instanceof Decimal) return divideNumbers(left, right);
  return left === null || right === null ? null : divideTemporal(left, right);
}

function powerValues(left: FeelValue, right: FeelValue): FeelValue {
  return left instanceof Decimal && right instanceof Decimal ? powerNumbers(left, right) : null;
}

/** Two slots or a constant at the right are read in place, which saves two calls of three. */
function plus(left: Code, right: Code): Run {
  const { run: first, slot } = left;
  const { run: second, constant, slot: other } = right;
  if (constant instanceof Decimal) {
    return (env) => {
      const a = first(env);
      return a instanceof Decimal ? a.plus(constant) : addValues(a, constant);
    };
  }
  if (slot >= 0 && other >= 0) {
    return (env) => {
      const a = env.slots[slot] ?? null;
      const b = env.slots[other] ?? null;
      return a instanceof Decimal && b instanceof Decimal ? a.plus(b) : addValues(a, b);
    };
  }
  return (env) => {
    const a = first(env);
    const b = second(env);
    return a instanceof Decimal && b instanceof Decimal ? a.plus(b) : addValues(a, b);
  };
}

function minus(left: Code, right: Code): Run {
  const { run: first, slot } = left;
  const { run: second, constant, slot: other } = right;
  if (constant instanceof Decimal) {
    return (env) => {
      const a = first(env);
      return a instanceof Decimal ? a.minus(constant) : subtractValues(a, constant);
    };
  }
  if (slot >= 0 && other >= 0) {
    return (env) => {
      const a = env.slots[slot] ?? null;
      const b = env.slots[other] ?? null;
      return a instanceof Decimal && b instanceof Decimal ? a.minus(b) : subtractValues(a, b);
    };
  }
  return (env) => {
    const a = first(env);
    const b = second(env);
    return a instanceof Decimal && b instanceof Decimal ? a.minus(b) : subtractValues(a, b);
  };
}

function times(left: Code, right: Code): Run {
  const { run: first, slot } = left;
  const { run: second, slot: other } = right;
  if (slot >= 0 && other >= 0) {
    return (env) => multiplyValues(env.slots[slot] ?? null, env.slots[other] ?? null);
  }
  return (env) => multiplyValues(first(env), second(env));
}

type ArithmeticNode = Extract<Node, { kind: 'arithmetic' }>;

function runOf(operator: ArithmeticNode['operator'], left: Code, right: Code): Run {
  const { run: first } = left;
  const { run: second } = right;
  switch (operator) {
    case '+':
      return plus(left, right);
    case '-':
      return minus(left, right);
    case '*':
      return times(left, right);
    case '/':
      return (env) => divideValues(first(env), second(env));
    case '**':
      return (env) => powerValues(first(env), second(env));
  }
}

/** `+ - * / **` (DMN 1.5, 10.3.2.5). */
export function compileArithmetic(node: ArithmeticNode, compiler: Compiler, place: Place): Code {
  const left = compiler.compile(node.left, place);
  const right = compiler.compile(node.right, place);
  checkArithmetic(node.operator, left, right, node, compiler);
  const made = folded([left, right], runOf(node.operator, left, right));
  return withKind(made, arithmeticKind(node.operator, left.kind, right.kind));
}

/** Unary minus of a number or duration. */
export function compileNegate(
  node: Extract<Node, { kind: 'negate' }>,
  compiler: Compiler,
  place: Place,
): Code {
  const operand = compiler.compile(node.operand, place);
  const { run } = operand;
  const negate: Run = (env) => {
    const value = run(env);
    return value instanceof Decimal ? value.negated() : negateDuration(value);
  };
  const made = operand.constant === undefined ? code(negate) : folded([operand], negate);
  return withKind(made, operand.kind === 'number' ? 'number' : undefined);
}
