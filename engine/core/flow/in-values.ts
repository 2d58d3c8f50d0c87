import { Decimal, formatFigure } from '#engine/core/decimal';
import { FeelFunction, type FeelValue, isPlainName, type Scope } from '#engine/core/feel';
import { type Node, parseExpression, type Span } from '#engine/core/feel/parse';

/** A value in the place of a piece of the source. */
interface Replacement extends Span {
  text: string;
}

/** Parts of arithmetic; undefined where the expression is more than that. */
function replacements(
  node: Node,
  scope: Scope,
  slots: readonly FeelValue[],
): Replacement[] | undefined {
  const at = (slot: number | undefined): Replacement[] | undefined => {
    const value = slot === undefined ? undefined : slots[slot];
    return value instanceof Decimal
      ? [{ from: node.from, to: node.to, text: formatFigure(value) }]
      : undefined;
  };
  switch (node.kind) {
    case 'literal':
      return node.value instanceof Decimal ? [] : undefined;
    case 'name':
      return constantAt(node, scope) ?? at(scope.slot(node.name));
    case 'call':
      return callArguments(node, scope, slots);
    case 'path':
      return node.source.kind === 'name'
        ? at(scope.member?.(node.source.name, node.member))
        : undefined;
    case 'negate':
      return replacements(node.operand, scope, slots);
    case 'arithmetic': {
      const left = replacements(node.left, scope, slots);
      const right = replacements(node.right, scope, slots);
      return left && right && [...left, ...right];
    }
    default:
      return undefined;
  }
}

function constantAt(node: Extract<Node, { kind: 'name' }>, scope: Scope) {
  const value = scope.constant?.(node.name);
  if (!(value instanceof Decimal)) return undefined;
  return [{ from: node.from, to: node.to, text: formatFigure(value) }];
}

/** A call of one of the flow's functions, with values as its arguments. */
function callArguments(
  { callee, args }: Extract<Node, { kind: 'call' }>,
  scope: Scope,
  slots: readonly FeelValue[],
): Replacement[] | undefined {
  if (callee.kind !== 'name') return undefined;
  if (!(scope.constant?.(callee.name) instanceof FeelFunction)) return undefined;
  const parts = args.map((each) => replacements(each, scope, slots));
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

/** Signs as people write them. */
function inSigns(text: string): string {
  return text
    .replace(/\s*\*\*\s*/g, ' ^ ')
    .replace(/\s*\*\s*/g, ' × ')
    .replace(/\s*\/\s*/g, ' ÷ ');
}

/** `tariff.price * quantity` as `25 × 2`; undefined for what is no plain arithmetic. */
export function inValues(
  expression: string,
  scope: Scope,
  slots: readonly FeelValue[],
): string | undefined {
  const shape = Object.fromEntries(
    scope.names().flatMap((name) => (isPlainName(name) ? [] : [[name, true as const]])),
  );
  const parsed = parseExpression(expression, { shape, typeNamed: () => undefined });
  if (!parsed.ok) return undefined;
  const found = replacements(parsed.node, scope, slots);
  if (!found) return undefined;
  let text = expression;
  for (const { from, to, text: value } of found.sort((a, b) => b.from - a.from)) {
    text = text.slice(0, from) + value + text.slice(to);
  }
  return inSigns(text);
}
