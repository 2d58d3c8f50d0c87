import type { PricingFlow } from '#schemas';
import type { Native } from './flow-to-drg.ts';

function textsOf({ node, design }: Native): string[] {
  if (node.kind === 'formula') return [String(node.config.expression)];
  if (node.kind === 'input') return [];
  const content = node.config.table ?? design?.content;
  if (!content) return [];
  return [
    ...content.inputs.map(({ expression }) => String(expression)),
    ...content.rules.flatMap(({ when, then }) => [...when, ...then.map(String)]),
  ];
}

/**
 * A flow's expressions see everything upstream, a decision only what it requires itself: the nodes
 * further up whose names occur in a node's expressions.
 */
export function impliedSources(
  native: Native,
  flow: PricingFlow,
  natives: ReadonlyMap<string, Native>,
): Native[] {
  const sourcesOf = (id: string): string[] =>
    flow.edges.filter(({ to }) => to.node === id).map(({ from }) => from.node);
  const direct = new Set(sourcesOf(native.node.id));
  const seen = new Set<string>([native.node.id]);
  const waiting = [...direct];
  const texts = textsOf(native);
  const implied: Native[] = [];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...sourcesOf(id));
    const source = natives.get(id);
    if (!source || direct.has(id)) continue;
    const name = source.node.name ?? source.node.id;
    if (texts.some((text) => text.includes(name))) implied.push(source);
  }
  return implied;
}
