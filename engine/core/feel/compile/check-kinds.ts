import type { ArithmeticOperator, Span } from '#engine/core/feel/parse';
import type { FeelKind } from '#engine/core/feel/value';
import { issue } from '#engine/core/issue';
import type { Code, Compiler } from './code.ts';

const POINTS: ReadonlySet<FeelKind> = new Set(['date', 'time', 'date and time']);
const DURATIONS: ReadonlySet<FeelKind> = new Set([
  'years and months duration',
  'days and time duration',
]);

function adds(left: FeelKind, right: FeelKind): boolean {
  if (left === right) return left === 'number' || left === 'string' || DURATIONS.has(left);
  return (POINTS.has(left) && DURATIONS.has(right)) || (DURATIONS.has(left) && POINTS.has(right));
}

function subtracts(left: FeelKind, right: FeelKind): boolean {
  if (left === 'number' || right === 'number') return left === right;
  if (POINTS.has(left)) return POINTS.has(right) || DURATIONS.has(right);
  return DURATIONS.has(left) && left === right;
}

/** Whether an operator can give anything but null for operands of two kinds. */
function isPossible(operator: ArithmeticOperator, left: FeelKind, right: FeelKind): boolean {
  switch (operator) {
    case '+':
      return adds(left, right);
    case '-':
      return subtracts(left, right);
    case '*':
      if (left === 'number') return right === 'number' || DURATIONS.has(right);
      return DURATIONS.has(left) && right === 'number';
    case '/':
      if (right === 'number') return left === 'number' || DURATIONS.has(left);
      return DURATIONS.has(left) && left === right;
    case '**':
      return left === 'number' && right === 'number';
  }
}

function report(
  code: string,
  left: FeelKind,
  right: FeelKind,
  span: Span,
  compiler: Compiler,
  sign: string,
) {
  const { from, to } = span;
  compiler.issues.push(
    issue(
      code,
      '',
      {
        zh: `“${sign}”不能用于 ${left} 和 ${right}，结果总是空`,
        en: `"${sign}" of ${left} and ${right} is always null`,
      },
      { operator: sign, left, right, from, to },
    ),
  );
}

/** Reports arithmetic that can only give null, as far as the kinds are known. */
export function checkArithmetic(
  operator: ArithmeticOperator,
  left: Code,
  right: Code,
  span: Span,
  compiler: Compiler,
): void {
  if (compiler.lenient || !left.kind || !right.kind) return;
  if (isPossible(operator, left.kind, right.kind)) return;
  report('feel-operand-kinds', left.kind, right.kind, span, compiler, operator);
}

/** Reports comparisons of different kinds, which are never true. */
export function checkComparison(
  operator: string,
  left: Code,
  right: Code,
  span: Span,
  compiler: Compiler,
): void {
  if (compiler.lenient || !left.kind || !right.kind || left.kind === right.kind) return;
  report('feel-comparison-kinds', left.kind, right.kind, span, compiler, operator);
}

/** What arithmetic gives where it doesn't give null. */
export function arithmeticKind(
  operator: ArithmeticOperator,
  left: FeelKind | undefined,
  right: FeelKind | undefined,
): FeelKind | undefined {
  if (operator === '**') return 'number';
  if (left === 'number' && right === 'number') return 'number';
  const isSum = operator === '+' || operator === '-';
  if (isSum && (left === 'number' || right === 'number')) return 'number';
  return operator === '+' && (left === 'string' || right === 'string') ? 'string' : undefined;
}
