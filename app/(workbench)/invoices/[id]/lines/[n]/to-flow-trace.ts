import type { PathShown } from '#engine/core/explanation';
import type { PricingFlow } from '#schemas';
import { edgeIds, type FlowTrace } from '../../../../../canvas/index.ts';

/** The path of an explanation as the canvas takes it, in one language. */
export function toFlowTrace(
  document: PricingFlow,
  { nodes, edges }: PathShown,
  locale: 'zh' | 'en',
): FlowTrace {
  const ids = edgeIds(document);
  return {
    nodes: Object.fromEntries(
      Object.entries(nodes).map(([id, { label, outputs, rows, sentence, inner: _, ...node }]) => [
        id,
        {
          ...node,
          ...(node.state === 'hit' && { values: outputs }),
          ...(label && { label: label[locale] }),
          ...(rows && { rows }),
          ...(sentence && { sentence }),
        },
      ]),
    ),
    edges: Object.fromEntries(edges.map((edge, index) => [ids[index] ?? '', edge])),
  };
}
