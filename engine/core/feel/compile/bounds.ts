import { Decimal } from '#engine/core/decimal';
import type { Node, UnaryTests } from '#engine/core/feel/parse';

/** Numbers between two ends, which may belong to it or not; undefined is without end. */
export interface NumberBounds {
  readonly low: Decimal | undefined;
  readonly high: Decimal | undefined;
}

function numberOf(node: Node): Decimal | undefined {
  return node.kind === 'literal' && node.value instanceof Decimal ? node.value : undefined;
}

function boundsOfUnary(node: Extract<Node, { kind: 'unary' }>): NumberBounds | undefined {
  const end = numberOf(node.operand);
  if (!end) return undefined;
  switch (node.operator) {
    case '<':
    case '<=':
      return { low: undefined, high: end };
    case '>':
    case '>=':
      return { low: end, high: undefined };
    case '=':
      return { low: end, high: end };
    case '!=':
      return undefined;
  }
}

function boundsOfTest(node: Node): NumberBounds | undefined {
  if (node.kind === 'unary') return boundsOfUnary(node);
  if (node.kind === 'range') {
    const [low, high] = [numberOf(node.start), numberOf(node.end)];
    return low && high ? { low, high } : undefined;
  }
  const point = numberOf(node);
  return point && { low: point, high: point };
}

/** The intervals outside of which a cell lets no value pass; undefined where it isn't so simple. */
export function boundsOf(tests: UnaryTests): readonly NumberBounds[] | undefined {
  if (tests.kind === 'any' || tests.negated) return undefined;
  const bounds = tests.tests.map(boundsOfTest).filter((each) => each !== undefined);
  return bounds.length === tests.tests.length ? bounds : undefined;
}
