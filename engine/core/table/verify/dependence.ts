import { type Node, parseExpression, someNode } from '#engine/core/feel/parse';

const WORD = /[\p{L}_][\p{L}\p{N}_]*/gu;
const TEXT = /"(?:[^"\\]|\\.)*"/g;

/** `a.b.c` as a text; undefined for what is no plain path. */
function chainOf(node: Node): string | undefined {
  if (node.kind === 'name') return node.name;
  if (node.kind !== 'path') return undefined;
  const source = chainOf(node.source);
  return source === undefined ? undefined : `${source}.${node.member}`;
}

/** Names and paths that an expression reads. */
function readsOf(expression: string): Set<string> {
  const parsed = parseExpression(expression, { shape: {}, typeNamed: () => undefined });
  if (!parsed.ok) return new Set(expression.replace(TEXT, '').match(WORD) ?? []);
  const found = new Set<string>();
  let covered = -1;
  // Parents come before their parts, which stand inside of them.
  someNode(parsed.node, (node) => {
    if (node.kind === 'call' && node.callee.kind === 'name') covered = node.callee.to;
    const chain = node.from < covered ? undefined : chainOf(node);
    if (chain !== undefined) {
      found.add(chain);
      covered = node.to;
    }
    return false;
  });
  return found;
}

function areRelated(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  for (const a of left) {
    for (const b of right)
      if (a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`)) return true;
  }
  return false;
}

/** A number for each expression; those that read a name in common have the same. */
export function clustersOf(expressions: readonly string[]): number[] {
  const reads = expressions.map(readsOf);
  const clusters = expressions.map((_, position) => position);
  for (const [position, own] of reads.entries()) {
    for (let other = 0; other < position; other += 1) {
      if (!areRelated(own, reads[other] ?? new Set())) continue;
      const [from, to] = [clusters[position], clusters[other] as number];
      for (const [at, cluster] of clusters.entries()) if (cluster === from) clusters[at] = to;
    }
  }
  return clusters;
}
