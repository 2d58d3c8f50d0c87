import type { Node } from './ast.ts';

function isNode(part: unknown): part is Node {
  return typeof part === 'object' && part !== null && 'kind' in part && 'from' in part;
}

function* partsOf(value: unknown): Iterable<Node> {
  if (isNode(value)) yield value;
  else if (Array.isArray(value)) for (const item of value) yield* partsOf(item);
  // Iterators and entries wrap their expressions in plain objects.
  else if (typeof value === 'object' && value !== null && ('name' in value || 'source' in value)) {
    for (const inner of Object.values(value)) yield* partsOf(inner);
  }
}

/** Whether any part of an expression satisfies a condition. */
export function someNode(node: Node, condition: (node: Node) => boolean): boolean {
  if (condition(node)) return true;
  if (node.kind === 'literal') return false;
  for (const value of Object.values(node)) {
    for (const part of partsOf(value)) if (someNode(part, condition)) return true;
  }
  return false;
}
